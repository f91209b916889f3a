package diptych.web.stage;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import diptych.classroom.Run;
import diptych.classroom.Session;
import java.util.List;
import java.util.Optional;

/** The courses of the runs that are at hand. A run goes on from another one, and its course from that one's; kept as long as the run is. */
final class Courses {
    private final Cache<Run, Course> courses = Caffeine.newBuilder().weakKeys().build();

    Course of(Session session, Run run) {
        return of(session, run, Optional.empty());
    }

    /** @param earlier the run that this one goes on from */
    Course of(Session session, Run run, Optional<Run> earlier) {
        Course known = courses.getIfPresent(run);
        if (known != null) return known;
        Course course = earlier.map(courses::getIfPresent).orElseGet(() -> beginning(session, run)).on(run);
        courses.put(run, course);
        return course;
    }

    private static Course beginning(Session session, Run run) {
        return Painter.of(session.lesson().topic())
            .begin(run.timeline().worlds(List.of(run.timeline().start())).get(0), session.lesson().subject());
    }
}
