package diptych.web.stage;

import static diptych.web.stage.BackupLesson.VM;
import static org.assertj.core.api.Assertions.assertThat;

import diptych.classroom.Move;
import diptych.classroom.Run;
import diptych.classroom.Session;
import diptych.lessons.Topic;
import diptych.sim.backup.ConsistencyCheck;
import diptych.sim.model.BackupJob;
import diptych.sim.model.BackupPart;
import diptych.sim.model.Consistency;
import diptych.sim.model.GuestFiles;
import diptych.sim.model.Vm;
import diptych.sim.model.World;
import diptych.sim.units.Pages;
import diptych.sim.units.SimTime;
import diptych.web.view.BackupPicture;
import diptych.web.view.BackupPicture.Layer;
import diptych.web.view.BackupPicture.Line;
import diptych.web.view.BackupPicture.Mount;
import diptych.web.view.Numbers;
import diptych.web.view.Place;
import diptych.web.view.Place.GuestTab;
import diptych.web.view.Place.HostTab;
import diptych.web.view.Place.Zoom;
import diptych.web.view.Stage;
import diptych.web.view.Stage.Console;
import diptych.web.view.Stage.Value;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers on a page of a backup agree with each other, with the run, and with what both sides print, at every moment. */
class BackupStagesTest {
    private final BackupLesson lesson = new BackupLesson();

    private Session played(String guest) {
        return lesson.played(guest);
    }

    private Run run(Session session) {
        return lesson.sessions.run(session);
    }

    private BackupPicture picture(Session session, SimTime moment) {
        return lesson.picture(session, moment);
    }

    /** Every stop, and moments between that nobody chose for what happens then. */
    private static List<SimTime> moments(Run run) {
        var moments = new TreeSet<>(run.stops());
        SimTime end = run.end();
        for (SimTime at = SimTime.millis(370); at.isBefore(end); at = at.plus(SimTime.millis(9_130))) moments.add(at);
        for (SimTime stop : run.stops()) if (stop.plus(SimTime.millis(130)).isBefore(end)) moments.add(stop.plus(SimTime.millis(130)));
        moments.add(SimTime.ZERO);
        moments.add(end);
        return List.copyOf(moments);
    }

    @ParameterizedTest @ValueSource(strings = {"today", "2015", "unfrozen"})
    void the_picture_says_what_the_run_says_at_every_moment(String guest) {
        Session session = played(guest);
        Run run = run(session);
        for (SimTime moment : moments(run)) {
            World world = run.world(moment);
            BackupPicture picture = picture(session, moment);
            String when = guest + " at " + moment;
            filesAgree(when, picture, world.vm(VM));
            disksAgree(when, picture, world.vm(VM));
            Optional<BackupJob> job = BackupPainter.job(world, VM);
            if (job.isPresent()) jobAgrees(when, picture, job.get(), world);
            else assertThat(picture.exchange().lines()).as(when).isEmpty();
        }
    }

    private static void filesAgree(String when, BackupPicture picture, Vm vm) {
        GuestFiles files = vm.guest().files();
        assertThat(picture.guest().mounts().stream().filter(mount -> mount.state() == Mount.State.FROZEN).map(Mount::at)).as(when)
            .containsExactlyInAnyOrderElementsOf(files.frozen());
        assertThat(picture.guest().dirty().now().count()).as(when).isEqualTo(files.dirty() / Pages.PER_MIB);
        if (!Inside.counts(vm)) return;
        assertThat(value(picture.guest().numbers(), "Programs that wait to write (D)")).as(when).hasValue(files.blocked() + "");
        long asleep = printed(picture.guest().console()).lines().filter(line -> line.matches(" *\\d+ D +(fio|postgres|rsyslogd|dd|sh).*"))
            .count();
        assertThat(asleep).as(when + "\n" + printed(picture.guest().console())).isEqualTo(files.blocked());
    }

    private static void disksAgree(String when, BackupPicture picture, Vm vm) {
        for (int i = 0; i < picture.host().disks().size(); i++) {
            List<Layer> layers = picture.host().disks().get(i).layers();
            assertThat(layers).as(when).extracting(Layer::file)
                .isEqualTo(vm.storage().disks().get(i).layers().stream().map(layer -> layer.file()).toList());
            assertThat(layers.stream().filter(Layer::writes)).as(when + ": one file takes the writes").hasSize(1);
            for (Layer layer : layers) {
                assertThat(layer.used()).as(when).isEqualTo((int) layer.cells().chars().filter(cell -> cell == '#').count());
                assertThat(layer.cells().length()).as(when).isLessThanOrEqualTo(DiskCells.MOST);
            }
        }
    }

    private static void jobAgrees(String when, BackupPicture picture, BackupJob job, World world) {
        BackupPart part = job.part(VM).orElseThrow();
        String pause = Numbers.moment(part.pause(world.now()));
        if (part.frozenFrom().isBefore(world.now())) {
            assertThat(picture.exchange().clock()).as(when).contains(pause + " s");
            assertThat(value(picture.host().facts(), "File systems stood still")).as(when).hasValue(pause + " s");
        }
        long copied = job.copiedBy(world.now()) / Pages.PER_MIB;
        assertThat(picture.host().store().copied().count()).as(when).isEqualTo(copied);
        assertThat(picture.host().store().percent()).as(when).isBetween(0L, 100L);
        if (job.state() == BackupJob.State.COPYING) {
            assertThat(printed(picture.host().console())).as(when).contains(picture.host().store().percent() + "% done");
        }
        part.copy().ifPresent(copy -> assertThat(value(picture.host().facts(), "Consistency of this checkpoint")).as(when)
            .hasValue(copy.consistency() == Consistency.CRASH ? "crash consistent" : "file-system consistent"));
        boolean stillToCome = picture.exchange().lines().stream().anyMatch(line -> line.when() == Line.When.TO_COME);
        assertThat(stillToCome).as(when).isEqualTo(job.state().compareTo(BackupJob.State.COPYING) < 0);
        if (picture.copy().isPresent()) {
            var checked = ConsistencyCheck.all(world.backups().newestCopy(VM).orElseThrow());
            assertThat(picture.copy().get().files()).as(when).hasSameSizeAs(checked);
            assertThat(picture.copy().get().files().stream().filter(file -> file.verdict().startsWith("✓")).count()).as(when)
                .isEqualTo(checked.stream().filter(ConsistencyCheck.Checked::isWhole).count());
        }
    }

    @Test void nothing_is_frozen_outside_the_third_and_fourth_stage_and_nobody_is_said_to_be_stuck() {
        Session session = played("today");
        Run run = run(session);
        for (SimTime moment : moments(run)) {
            boolean frozen = !run.world(moment).vm(VM).guest().files().frozen().isEmpty();
            BackupPicture picture = picture(session, moment);
            assertThat(picture.trouble()).as("at " + moment).isEmpty();
            if (frozen) assertThat(picture.exchange().clock()).as("at " + moment).contains("so far");
        }
    }

    @Test void the_pause_is_under_two_seconds_and_is_what_dirty_bytes_and_throughput_make_it() {
        Session session = played("today");
        BackupPart part = BackupPainter.job(run(session).timeline().now(), VM).orElseThrow().part(VM).orElseThrow();
        double dirty = picture(session, part.frozenFrom()).guest().dirty().now().count();
        double expected = dirty / 200 + 2 * 0.05 + 0.6 + 2 * 0.02;
        assertThat(part.pause(SimTime.NEVER).inSeconds()).isLessThan(2).isBetween(expected - 0.02, expected + 0.02);
    }

    @Test void the_copy_made_without_a_freeze_lacks_what_no_disk_had_and_the_frozen_one_lacks_nothing() {
        assertThat(verdicts("today")).allMatch(verdict -> verdict.startsWith("✓"));
        assertThat(verdicts("unfrozen")).anyMatch(verdict -> verdict.startsWith("✗ empty"))
            .anyMatch(verdict -> verdict.startsWith("✗ ends early") || verdict.startsWith("✗ torn"))
            .anyMatch(verdict -> verdict.startsWith("✓"));
    }

    private List<String> verdicts(String guest) {
        Session session = played(guest);
        var copy = picture(session, run(session).end()).copy().orElseThrow();
        return copy.files().stream().map(BackupPicture.Found::verdict).toList();
    }

    @Test void the_rail_is_close_up_around_the_pause_unless_the_reader_wants_all_of_it() {
        Session session = played("today");
        BackupPart part = BackupPainter.job(run(session).timeline().now(), VM).orElseThrow().part(VM).orElseThrow();
        Place frozen = BackupLesson.place(session, part.frozenUntil());
        assertThat(lesson.stage(session, frozen).rail().window().holds(part.frozenFrom())).isTrue();
        assertThat(lesson.stage(session, frozen).rail().isFine()).isTrue();
        assertThat(lesson.stage(session, frozen.with(Zoom.RUN)).rail().window().to()).isEqualTo(run(session).end());
        assertThat(lesson.stage(session, BackupLesson.place(session, run(session).end())).rail().window().from()).isEqualTo(SimTime.ZERO);
    }

    @Test void the_stages_on_the_rail_follow_each_other_without_a_gap() {
        Session session = played("today");
        var spans = lesson.stage(session, BackupLesson.place(session, run(session).end())).rail().spans();
        assertThat(spans).extracting(Stage.Span::number).containsExactly(1, 2, 3, 4, 5, 6);
        for (int i = 1; i < spans.size(); i++) assertThat(spans.get(i).from()).isEqualTo(spans.get(i - 1).to());
    }

    @Test void every_tab_prints_something_on_either_side() {
        Session session = played("today");
        SimTime end = SimTime.seconds(100); // while the copy is made, so that there is a checkpoint
        for (HostTab tab : HostTab.of(Topic.BACKUP)) {
            BackupPicture picture = (BackupPicture) lesson.stage(session, BackupLesson.place(session, end).with(tab)).picture();
            assertThat(printed(picture.host().console())).as(tab.written()).isNotBlank();
        }
        for (GuestTab tab : GuestTab.of(Topic.BACKUP)) {
            BackupPicture picture = (BackupPicture) lesson.stage(session, BackupLesson.place(session, end).with(tab)).picture();
            assertThat(printed(picture.guest().console())).as(tab.written()).isNotBlank();
        }
    }

    @Test void a_course_that_is_drawn_on_is_the_course_drawn_at_once() {
        Session session = lesson.begun("today");
        Run before = null;
        for (int i = 0; i < BackupLesson.LESSON.steps().size(); i++) {
            session = BackupLesson.done(lesson.sessions.move(session.id(), new Move.NextStep()));
            Run after = run(session);
            if (before == null) lesson.stages.steps(session, after);
            else lesson.stages.steps(session, after, before);
            before = after;
        }
        Stage drawnOn = lesson.stage(session, BackupLesson.place(session, before.end()));
        Stage atOnce = new Stages().of(session, before, BackupLesson.place(session, before.end()), false);
        assertThat(drawnOn.rail().spans()).isEqualTo(atOnce.rail().spans());
        assertThat(drawnOn.picture()).isEqualTo(atOnce.picture());
    }

    private static Optional<String> value(List<Value> values, String name) {
        return values.stream().filter(value -> value.name().equals(name)).map(Value::shown).findFirst();
    }

    private static String printed(Console console) {
        return console.pieces().stream().map(Console.Piece::text).collect(Collectors.joining());
    }
}
