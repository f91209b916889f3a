package diptych.web.stage;

import diptych.classroom.Moments;
import diptych.classroom.Run;
import diptych.lessons.Language;
import diptych.sim.model.BackupJob;
import diptych.sim.model.BackupPart;
import diptych.sim.model.Freezing;
import diptych.sim.model.GuestFiles;
import diptych.sim.model.IoProgram;
import diptych.sim.model.Life;
import diptych.sim.model.Vm;
import diptych.sim.model.VssDaemon;
import diptych.sim.model.World;
import diptych.sim.units.Pages;
import diptych.sim.units.SimTime;
import diptych.web.view.Phrase;
import diptych.web.view.Stage.Chart;
import diptych.web.view.Stage.Line;
import diptych.web.view.Stage.Span;
import diptych.web.view.Stage.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How a run about backups went: what the guest's programs write, what is dirty, and how long each stage took, over hundredths of
 * seconds.
 */
final class BackupCourse implements Course {
    private static final SimTime HUNDREDTH = SimTime.millis(10);
    private static final SimTime TENTH = SimTime.millis(100);
    private static final SimTime MARGIN = SimTime.seconds(1);
    private static final long SECOND = SimTime.MICROS_PER_SECOND;
    /** Looks between two stops that are far apart. */
    private static final long FEW = 24;
    private static final long KIB_PER_MIB = 1024;

    private final String subject;
    private final SimTime until;
    private final LinePath writes;
    private final LinePath dirty;
    private final long mostWrites;
    private final long mostDirty;
    private final Moments scenes;
    private final Look last;
    private final List<Mark> marks;

    private BackupCourse(String subject, SimTime until, LinePath writes, LinePath dirty, long mostWrites, long mostDirty, Moments scenes,
                         Look last, List<Mark> marks) {
        this.subject = subject;
        this.until = until;
        this.writes = writes;
        this.dirty = dirty;
        this.mostWrites = mostWrites;
        this.mostDirty = mostDirty;
        this.scenes = scenes;
        this.last = last;
        this.marks = List.copyOf(marks);
    }

    /** A backup came into a state. @param dirty MiB that no disk had then */
    private record Mark(SimTime at, int job, BackupJob.State state, int stage, long dirty) {}

    /** MiB that were dirty at a moment at which a backup came into a state; empty for any other moment. */
    OptionalLong dirtyAt(SimTime moment) {
        return marks.stream().filter(mark -> mark.at.equals(moment)).mapToLong(Mark::dirty).findFirst();
    }

    /** What makes a picture another one. */
    private record Look(Life.VmState life, int job, Optional<BackupJob.State> state, Optional<BackupPart.State> part, List<String> frozen,
                        List<String> flushing, VssDaemon.Presence daemon, int pid, boolean hangs, List<Integer> asleep,
                        List<String> layers, int files, List<Integer> databases, boolean kernelUp) {
        static Look of(World world, String subject) {
            Vm vm = world.vm(subject);
            GuestFiles files = vm.guest().files();
            Optional<BackupJob> job = BackupPainter.job(world, subject);
            return new Look(vm.life().state(), job.map(BackupJob::id).orElse(0), job.map(BackupJob::state),
                job.flatMap(known -> known.part(subject)).map(BackupPart::state), files.frozen(),
                files.freezings().stream().map(Freezing::at).toList(), files.daemon().presence(), files.daemon().pid(),
                files.daemon().activity() instanceof VssDaemon.Hanging,
                files.programs().stream().filter(program -> program.state() == IoProgram.State.BLOCKED).map(IoProgram::pid).toList(),
                vm.storage().disks().stream().flatMap(disk -> disk.layers().stream()).map(layer -> layer.file()).toList(),
                files.systems().stream().mapToInt(system -> system.files().size()).sum(),
                files.programs().stream().filter(program -> program.kind() == IoProgram.Kind.DATABASE).map(IoProgram::pid).toList(),
                Inside.counts(vm));
        }
    }

    /** A run that has not begun to move. */
    static BackupCourse from(World start, String subject) {
        return new BackupCourse(subject, start.now(), LinePath.from(0), LinePath.from(0), 0, 0, Moments.NONE, Look.of(start, subject),
            List.of());
    }

    @Override public SimTime until() {
        return until;
    }

    @Override public BackupCourse on(Run run) {
        var drawing = new Drawing();
        List<SimTime> stops = run.stopsAfter(until);
        List<World> worlds = run.timeline().worlds(stops);
        for (int i = 0; i < worlds.size(); i++) {
            drawing.at(worlds.get(i), true);
            SimTime next = i + 1 < stops.size() ? stops.get(i + 1) : run.end();
            for (World between : run.timeline().worlds(between(worlds.get(i), next))) drawing.at(between, false);
        }
        return drawing.until(run.end());
    }

    /** Between two stops: often while dirty data go to the disk, so that the line slopes; else now and then, for programs that begin. */
    private List<SimTime> between(World from, SimTime to) {
        boolean flushing = !from.vm(subject).guest().files().freezings().isEmpty();
        SimTime step = flushing ? TENTH : SimTime.micros(Math.max(SECOND, to.since(from.now()).micros() / FEW));
        var moments = new ArrayList<SimTime>();
        for (SimTime at = from.now().plus(step); at.isBefore(to); at = at.plus(step)) moments.add(at);
        return moments;
    }

    /** The course while it is being drawn on. */
    private final class Drawing {
        private LinePath nowWrites = writes;
        private LinePath nowDirty = dirty;
        private long topWrites = mostWrites;
        private long topDirty = mostDirty;
        private Look look = last;
        private final List<SimTime> found = new ArrayList<>();
        private final List<Mark> nowMarks = new ArrayList<>(marks);

        void at(World world, boolean isStop) {
            Vm vm = world.vm(subject);
            long x = world.now().micros() / HUNDREDTH.micros();
            long rate = WriteRate.of(vm);
            long waits = vm.guest().files().dirty() / Pages.PER_MIB;
            nowWrites = nowWrites.to(x, rate);
            nowDirty = nowDirty.sloping(x, waits);
            topWrites = Math.max(topWrites, rate);
            topDirty = Math.max(topDirty, waits);
            if (isStop) see(world);
        }

        private void see(World world) {
            Look next = Look.of(world, subject);
            if (next.equals(look)) return;
            found.add(world.now());
            boolean moved = next.job != look.job || !next.state.equals(look.state);
            if (moved && next.state.isPresent()) {
                BackupJob job = BackupPainter.job(world, subject).orElseThrow();
                nowMarks.add(new Mark(world.now(), job.id(), job.state(), job.stage().number(),
                    world.vm(subject).guest().files().dirty() / Pages.PER_MIB));
            }
            look = next;
        }

        BackupCourse until(SimTime end) {
            return new BackupCourse(subject, end, nowWrites, nowDirty, topWrites, topDirty, scenes.plus(found), look, nowMarks);
        }
    }

    @Override public Moments scenes() {
        return scenes;
    }

    @Override public Chart chart() {
        long end = until.micros() / HUNDREDTH.micros();
        long top = Math.max(KIB_PER_MIB, mostWrites * 5 / 4);
        var lines = List.of(
            new Line("dirty", Phrase.CHART_DIRTY, dirty.until(end), dirty.height(), Math.max(1, mostDirty * 5 / 4)),
            new Line("writes", Phrase.CHART_WRITES, writes.until(end), writes.height(), top));
        return new Chart(HUNDREDTH, lines, Strokes.of(scenes, HUNDREDTH), top / KIB_PER_MIB);
    }

    /** The stages of every backup, as long as they took. */
    List<Span> spans(Language language) {
        var spans = new ArrayList<Span>();
        for (int i = 0; i < marks.size(); i++) {
            Mark mark = marks.get(i);
            if (isOver(mark) || i > 0 && marks.get(i - 1).stage == mark.stage && marks.get(i - 1).job == mark.job) continue;
            spans.add(new Span(mark.stage, BackupWords.name(mark.stage).in(language), kind(mark), mark.at, end(i)));
        }
        return spans;
    }

    private static boolean isOver(Mark mark) {
        return mark.state == BackupJob.State.DONE || mark.state == BackupJob.State.FAILED;
    }

    private static String kind(Mark mark) {
        boolean cold = mark.state == BackupJob.State.FREEZING || mark.state == BackupJob.State.CHECKPOINTING
            || mark.state == BackupJob.State.THAWING;
        return cold ? "shade-cold" : mark.stage % 2 == 0 ? "shade-1" : "shade-4";
    }

    /** When the stage that begins with a mark is over: with the first mark of another one. */
    private SimTime end(int index) {
        Mark from = marks.get(index);
        for (Mark later : marks.subList(index + 1, marks.size())) {
            if (later.job != from.job || later.stage != from.stage || isOver(later)) return later.at;
        }
        return until;
    }

    /** From a second before a backup was asked for until a second after its guest goes on for good, or it has failed. */
    @Override public Optional<Window> close(SimTime at) {
        Optional<Window> found = Optional.empty();
        for (Mark mark : marks) {
            if (mark.state != BackupJob.State.REQUESTED) continue;
            Window window = window(mark);
            if (window.holds(at)) found = Optional.of(window);
        }
        return found;
    }

    private Window window(Mark asked) {
        SimTime from = asked.at.since(MARGIN.min(asked.at));
        for (Mark mark : marks) {
            boolean last = mark.job == asked.job && (isOver(mark) || mark.state == BackupJob.State.COPYING);
            if (last) return new Window(from, mark.at.plus(MARGIN).min(until));
        }
        return new Window(from, until);
    }
}
