package diptych.web.stage;

import static diptych.web.stage.BackupLesson.VM;
import static org.assertj.core.api.Assertions.assertThat;

import diptych.classroom.Move;
import diptych.classroom.Moved;
import diptych.classroom.Run;
import diptych.classroom.Session;
import diptych.classroom.Sessions;
import diptych.sim.Laws;
import diptych.sim.model.BackupJob;
import diptych.sim.model.Command;
import diptych.sim.model.Consistency;
import diptych.sim.units.SimTime;
import diptych.web.view.BackupPicture;
import diptych.web.view.BackupPicture.Lever;
import diptych.web.view.Stage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a learner breaks, the page goes on, every law holds, and it says who is stuck and how to get out. */
class LeversTest {
    private final BackupLesson lesson = new BackupLesson();
    private final Sessions sessions = lesson.sessions;

    private Session played(String guest) {
        return lesson.played(guest);
    }

    private BackupPicture picture(Session session, SimTime at) {
        return lesson.picture(session, at);
    }

    /** One moment of each state that the backup goes through, in the middle of it where it lasts. */
    private static Map<Optional<BackupJob.State>, SimTime> momentOfEachState(Run run) {
        var moments = new LinkedHashMap<Optional<BackupJob.State>, SimTime>();
        List<SimTime> stops = run.stops();
        for (int i = 0; i < stops.size(); i++) {
            if (!run.world(stops.get(i)).vm(VM).isRunning()) continue;
            var state = BackupPainter.job(run.world(stops.get(i)), VM).map(BackupJob::state);
            SimTime until = i + 1 < stops.size() ? stops.get(i + 1) : run.end();
            moments.putIfAbsent(state, SimTime.micros((stops.get(i).micros() + until.micros()) / 2));
        }
        return moments;
    }

    private Optional<Session> pulled(Session session, SimTime at, String lever) {
        Command command = Levers.command(lever, sessions.run(session).world(at), VM).orElseThrow();
        return sessions.act(session.id(), new Move.Act(at, lever, command)) instanceof Moved.Done done ? Optional.of(done.session())
            : Optional.empty();
    }

    @ParameterizedTest @ValueSource(strings = {"today", "2015"})
    void every_lever_can_be_pulled_wherever_it_is_offered_and_the_page_never_leaves_a_learner_alone(String guest) {
        Set<String> seen = new HashSet<>();
        for (var moment : momentOfEachState(sessions.run(played(guest))).entrySet()) {
            Session session = played(guest); // one beginning has not room for so many branches
            for (Lever lever : picture(session, moment.getValue()).levers()) {
                seen.add(lever.id());
                String what = guest + ", " + lever.id() + " while " + moment.getKey();
                Session broken = pulled(session, moment.getValue(), lever.id()).orElse(null);
                if (broken == null) {
                    assertThat(lever.id()).as("what cannot be done says so: " + what).isEqualTo("second-backup");
                    continue;
                }
                everyMomentHolds(what, broken);
                theWayOutLeadsOut(what, broken);
            }
        }
        assertThat(seen).contains("stop-daemon", "hang-daemon", "kill-daemon", "refuse-mount", "freeze-by-hand", "much-dirty",
            "service-off", "lose-thaw", "lose-channel", "snapshot-fails", "store-full", "store-gone", "pull-network", "second-backup",
            "reboot", "turn-off");
    }

    private void everyMomentHolds(String what, Session broken) {
        Run run = sessions.run(broken);
        for (SimTime stop : run.stopsAfter(broken.origin().orElseThrow().at())) {
            String when = what + " at " + stop;
            assertThat(Laws.broken(run.world(stop))).as(when).isEmpty();
            Stage stage = lesson.stage(broken, BackupLesson.place(broken, stop));
            assertThat(stage.story().story()).as(when + ": something is said").isNotBlank();
            assertThat(((BackupPicture) stage.picture()).branch()).as(when).isPresent();
        }
    }

    private void theWayOutLeadsOut(String what, Session broken) {
        Session session = ((Moved.Done) sessions.move(broken.id(), new Move.Pass(60))).session(); // a guest that goes down is down then
        SimTime end = sessions.run(session).end();
        if (sessions.run(session).world(end).vm(VM).guest().files().frozen().isEmpty()) return;
        List<String> frozen = sessions.run(session).world(end).vm(VM).guest().files().frozen();
        BackupPicture stuck = picture(session, end);
        assertThat(stuck.trouble()).as(what + ": who is stuck").isPresent();
        for (String mount : frozen) {
            assertThat(stuck.trouble().get().waysOut()).as(what).extracting(Lever::id).contains("thaw:" + mount);
            session = pulled(session, end, "thaw:" + mount).orElse(session);
        }
        var after = sessions.run(session).world(end).vm(VM).guest().files();
        assertThat(after.frozen()).as(what + ": thawed by hand").isEmpty();
        assertThat(after.blocked()).as(what + ": and everybody goes on").isZero();
    }

    @Test void a_daemon_killed_while_frozen_leaves_writers_asleep_and_the_page_names_them() {
        Session session = played("today");
        SimTime frozen = momentOfEachState(sessions.run(session)).get(Optional.of(BackupJob.State.CHECKPOINTING));
        Session broken = pulled(session, frozen, "kill-daemon").orElseThrow();

        var trouble = picture(broken, sessions.run(broken).end()).trouble().orElseThrow();

        assertThat(trouble.heading()).isEqualTo("Somebody is stuck");
        assertThat(String.join(" ", trouble.sentences())).contains("/home").contains("postgres").contains("thaw by hand");
    }

    @Test void three_gigabytes_of_dirty_data_are_too_much_for_the_old_kernel_and_only_slow_for_todays() {
        var worth = new ArrayList<Consistency>();
        for (String guest : List.of("2015", "today")) {
            Session session = played(guest);
            SimTime asked = momentOfEachState(sessions.run(session)).get(Optional.of(BackupJob.State.REQUESTED));
            Session slow = pulled(session, asked, "much-dirty").orElseThrow();
            Session on = lesson.played(slow);
            worth.add(BackupPainter.job(sessions.run(on).timeline().now(), VM).orElseThrow().part(VM).orElseThrow().consistency());
        }
        assertThat(worth).containsExactly(Consistency.CRASH, Consistency.FILE_SYSTEM);
    }

    @Test void a_branch_says_what_was_done_and_can_be_compared_with_the_run_in_which_nothing_was() {
        Session session = played("today");
        SimTime end = sessions.run(session).end();
        Session once = pulled(session, end, "stop-daemon").orElseThrow();
        Session twice = pulled(once, end, "pull-network").orElseThrow();

        assertThat(picture(twice, end).branch().orElseThrow().deeds()).hasSize(2);
        assertThat(picture(twice, end).branch().orElseThrow().compare()).get().asString()
            .startsWith("/compare?a=" + session.id() + "&b=" + twice.id());
        assertThat(twice.id()).as("where nothing came after, one branch holds both").isEqualTo(once.id());
        assertThat(picture(session, end).branch()).isEmpty();
    }
}
