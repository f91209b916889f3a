package diptych.web.stage;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import diptych.classroom.Run;
import diptych.sim.units.SimTime;
import java.util.List;
import java.util.Optional;

/** The courses of the runs that are at hand. A run goes on from another one, and its course from that one's; kept as long as the run is. */
final class Courses {
    private final Cache<Run, Course> courses = Caffeine.newBuilder().weakKeys().build();

    Course of(Run run, String subject) {
        return of(run, subject, Optional.empty());
    }

    /** @param earlier the run that this one goes on from */
    Course of(Run run, String subject, Optional<Run> earlier) {
        Course known = courses.getIfPresent(run);
        if (known != null) return known;
        Course course = on(earlier.map(courses::getIfPresent).orElseGet(() -> beginning(run, subject)), run);
        courses.put(run, course);
        return course;
    }

    private static Course beginning(Run run, String subject) {
        return Course.from(run.timeline().worlds(List.of(run.timeline().start())).get(0), subject);
    }

    private static Course on(Course course, Run run) {
        List<SimTime> stops = run.stopsAfter(course.until());
        return course.on(run.timeline().worlds(stops), run.end());
    }
}
