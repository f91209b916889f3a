package diptych.scenario;

import diptych.sim.Simulation;
import diptych.sim.Timeline;
import diptych.sim.backup.ConsistencyCheck;
import diptych.sim.model.BackupJob;
import diptych.sim.model.Command;
import diptych.sim.model.Errand;
import diptych.sim.model.IoProgram;
import diptych.sim.model.Outcome;
import diptych.sim.model.StateCheckpoint;
import diptych.sim.model.StressJob;
import diptych.sim.model.Witness;
import diptych.sim.model.World;
import diptych.sim.units.SimTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * A scenario being played, one action at a time. Time passes only while an action is performed. Conditions are looked at immediately
 * and then at every moment at which something is due, every whole second included, so that the outcome never depends on how
 * often anybody looks.
 */
public final class Play {

    private final Scenario scenario;
    private final Expressions expressions;
    private final Watcher watcher;
    private final Map<String, Condition> conditions;
    private final List<ActionResult> results;
    private final Map<String, List<Sample>> samples;
    private final List<Beside> beside;
    private final List<Planned> planned;
    private Timeline timeline;

    /** A command for a moment to come. */
    private record Planned(SimTime at, Command command) {}

    /** What runs beside the other actions. */
    private sealed interface Beside {
        /** The place of its result. */
        int result();
    }

    /** @param job its id in the guest */
    private record Stressing(int result, String vm, int job) implements Beside {}

    /** @param pid of the program */
    private record Running(int result, String vm, int pid) implements Beside {}

    /** @param job its number */
    private record BackingUp(int result, int job) implements Beside {}

    private Play(Scenario scenario, Expressions expressions, Watcher watcher, Play like) {
        this.scenario = scenario;
        this.expressions = expressions;
        this.watcher = watcher;
        this.conditions = new HashMap<>(like == null ? Map.of() : like.conditions);
        this.results = new ArrayList<>(like == null ? List.of() : like.results);
        this.beside = new ArrayList<>(like == null ? List.of() : like.beside);
        this.planned = new ArrayList<>(like == null ? List.of() : like.planned);
        this.samples = new LinkedHashMap<>();
        if (like != null) like.samples.forEach((label, taken) -> samples.put(label, new ArrayList<>(taken)));
        this.timeline = like == null ? Timeline.of(scenario.begin()) : like.timeline;
    }

    /** At the beginning; nothing has been performed. */
    public static Play of(Scenario scenario, Expressions expressions) {
        return new Play(scenario, expressions, Watcher.NOBODY, null);
    }

    static Play watched(Scenario scenario, Expressions expressions, Watcher watcher) {
        return new Play(scenario, expressions, watcher, null);
    }

    /** A play that stands where this one does; what is performed in one is not seen by the other. */
    public Play copy() {
        return new Play(scenario, expressions, Watcher.NOBODY, this);
    }

    /** The same; {@code witness} sees what happens in the copy, and {@code companion} how far it has gone whenever that becomes more. */
    public Play copy(Witness witness, Consumer<Timeline> companion) {
        return new Play(scenario, expressions, Watcher.of(witness, companion), this);
    }

    public World world() {
        return timeline.now();
    }

    /** Everything so far, to look back at. */
    public Timeline timeline() {
        return timeline;
    }

    /** Of every action performed, in order. */
    public List<ActionResult> results() {
        return results;
    }

    /** What was taken so far, by label, in the order in which labels were first used. */
    public Map<String, List<Sample>> samples() {
        return samples;
    }

    /**
     * Gives a command when that moment comes, whatever is being performed then; at once if it has come. One that is refused then is
     * as if it had not been given. What a command begins is not waited for.
     */
    public void plan(SimTime at, Command command) {
        planned.add(new Planned(at, command));
        planned.sort(Comparator.comparing(Planned::at));
        givePlanned();
    }

    private void givePlanned() {
        while (!planned.isEmpty() && !planned.get(0).at.isAfter(now())) submit(planned.remove(0).command);
    }

    /**
     * Performs an action. What is refused tells so in its result and leaves the rest as it is.
     *
     * @throws OverLimit if the run would become longer than it may be
     */
    public ActionResult perform(Action action) {
        SimTime began = now();
        Done done = switch (action) {
            case Action.Ask ask -> ask(ask);
            case Action.Start start -> start(start);
            case Action.Write write -> write(write);
            case Action.CheckFile check -> checkFile(check);
            case Action.Backup backup -> backup(backup);
            case Action.WaitBackupEnd wait -> waitBackupEnd(wait);
            case Action.Settle settle -> settle(settle.length());
            case Action.WaitUntil wait -> waitUntil(wait);
            case Action.WaitStressEnd wait -> waitStressEnd(wait);
            case Action.PressHost press -> pressHost(press);
            case Action.TakeSample sample -> sample(sample.label());
            case Action.SampleEvery every -> sampleEvery(every);
        };
        var result = new ActionResult(action.name(), action.vm(), began, now(), done.ok, done.message, done.found);
        results.add(result);
        return result;
    }

    private record Done(boolean ok, String message, Map<String, Object> found) {
        static final Done OK = new Done(true, "", Map.of());

        static Done failed(String message) {
            return new Done(false, message, Map.of());
        }

        Done with(Map<String, Object> more) {
            return new Done(ok, message, more);
        }
    }

    private Done ask(Action.Ask ask) {
        int pid = world().find(ask.vm()).map(vm -> vm.guest().programs().nextPid()).orElse(0);
        Done done = command(ask.command());
        return switch (ask.command()) {
            case Command.RequestBalloon request -> done.with(granted(done, world().vm(request.vm()).errand()));
            case Command.Stress stress -> {
                if (done.ok) runBeside(stress.vm());
                yield done;
            }
            case Command.RunProgram program -> {
                if (done.ok) beside.add(new Running(results.size(), program.vm(), pid));
                yield done;
            }
            case Command.Checkpoint checkpoint -> done.with(done.ok ? type(checkpoint) : Map.of());
            case Command.Freeze freeze -> {
                if (done.ok) passWhile(() -> isFreezing(freeze.vm(), freeze.mount()));
                yield done;
            }
            case Command.DeleteCheckpoint delete -> {
                if (done.ok) passWhile(() -> isMerging(delete.vm(), StateCheckpoint.mark(delete.name())));
                yield done;
            }
            default -> done;
        };
    }

    private boolean isMerging(String vm, String mark) {
        return world().vm(vm).storage().merges().stream().anyMatch(merge -> merge.purpose().equals(mark));
    }

    private Map<String, Object> type(Command.Checkpoint asked) {
        return world().vm(asked.vm()).checkpoints().stream().filter(made -> made.name().equals(asked.name())).findFirst()
            .<Map<String, Object>>map(made -> Map.of("type", made.type().written())).orElse(Map.of());
    }

    private boolean isFreezing(String vm, String mount) {
        return world().vm(vm).isRunning() && world().vm(vm).guest().files().freezings().stream()
            .anyMatch(freezing -> freezing.at().equals(mount) && freezing.done() != SimTime.NEVER);
    }

    private Done checkFile(Action.CheckFile check) {
        var found = ConsistencyCheck.file(world().vm(check.vm()), check.path());
        return new Done(found.isThere(), found.isThere() ? "" : check.path() + ": No such file or directory",
            Map.of("whole", found.isWhole()));
    }

    private Done backup(Action.Backup backup) {
        int id = world().backups().nextId();
        if (submit(backup.command()) instanceof Outcome.Refused refused) return Done.failed(refused.message());
        if (backup.waits()) passWhile(() -> !job(id).isOver());
        else if (!job(id).isOver()) beside.add(new BackingUp(results.size(), id));
        return new Done(job(id).state() != BackupJob.State.FAILED, job(id).message(), Map.of());
    }

    private BackupJob job(int id) {
        return world().backups().jobs().stream().filter(job -> job.id() == id).findFirst().orElseThrow();
    }

    private Done waitBackupEnd(Action.WaitBackupEnd wait) {
        SimTime end = now().plus(wait.limit());
        while (backingUp() && now().isBefore(end)) step(end);
        return backingUp() ? Done.failed("a backup goes on after %s".formatted(wait.limit())) : Done.OK;
    }

    private boolean backingUp() {
        return world().backups().active() && world().backups().toStore().stream().anyMatch(job -> !job.isOver());
    }

    private static Map<String, Object> granted(Done done, Errand errand) {
        long kib = done.ok ? errand.moved().kib() : 0;
        var found = new LinkedHashMap<String, Object>();
        found.put("granted", kib / 1024);
        found.put("granted_kib", kib);
        return found;
    }

    private void runBeside(String vm) {
        int newest = world().vm(vm).guest().jobs().stream().mapToInt(StressJob::id).max().orElse(0);
        beside.add(new Stressing(results.size(), vm, newest));
    }

    private Done start(Action.Start start) {
        for (long tries = 1; ; tries++) {
            Done done = command(new Command.Start(start.vm()));
            if (done.ok || tries >= start.tries()) return done.with(Map.of("tries", tries));
            pass(start.gap());
        }
    }

    /** A program that sleeps on a frozen file system is left to itself; the data appear after the thaw. */
    private Done write(Action.Write write) {
        int pid = world().vm(write.vm()).guest().programs().nextPid();
        Done done = command(new Command.Write(write.vm(), write.path(), write.amount()));
        if (!done.ok) return done;
        passWhile(() -> isRunning(write.vm()) && isAwake(write.vm(), pid));
        if (write.fsync() && isRunning(write.vm()) && find(write.vm(), pid).isEmpty()) {
            int flusher = world().vm(write.vm()).guest().programs().nextPid();
            submit(new Command.Fsync(write.vm(), write.path()));
            passWhile(() -> isRunning(write.vm()) && isAwake(write.vm(), flusher));
        }
        return isRunning(write.vm()) ? done : Done.failed("'%s' stopped running before all was written.".formatted(write.vm()));
    }

    private boolean isAwake(String vm, int pid) {
        return find(vm, pid).map(program -> program.state() != IoProgram.State.BLOCKED).orElse(false);
    }

    private Optional<IoProgram> find(String vm, int pid) {
        for (IoProgram program : world().vm(vm).guest().files().programs()) if (program.pid() == pid) return Optional.of(program);
        return Optional.empty();
    }

    private boolean isRunning(String vm) {
        return world().vm(vm).isRunning();
    }

    private Done settle(SimTime length) {
        pass(length);
        return Done.OK;
    }

    private Done pressHost(Action.PressHost press) {
        submit(new Command.PressHost(press.perSecond(), press.length()));
        return settle(press.length());
    }

    private Done waitUntil(Action.WaitUntil wait) {
        Condition condition = condition(wait.condition());
        SimTime end = now().plus(wait.limit());
        Verdict verdict = judge(condition);
        while (!verdict.held() && now().isBefore(end)) {
            step(Simulation.nextDue(world()), end);
            verdict = judge(condition);
        }
        return verdict.held() ? Done.OK : notTrue(wait.limit(), verdict);
    }

    private Done waitStressEnd(Action.WaitStressEnd wait) {
        SimTime end = now().plus(wait.limit());
        while (underStress() && now().isBefore(end)) step(end);
        return underStress() ? Done.failed("still under stress after %s".formatted(wait.limit())) : Done.OK;
    }

    private boolean underStress() {
        return world().vms().stream().anyMatch(vm -> !vm.guest().jobs().isEmpty());
    }

    private Done sample(String label) {
        watcher.sampled(world());
        samples.computeIfAbsent(label, any -> new ArrayList<>()).add(new Sample(label, world()));
        return Done.OK;
    }

    private Done sampleEvery(Action.SampleEvery every) {
        return switch (every.span()) {
            case Action.For span -> sampleFor(every, span.length());
            case Action.Until span -> sampleUntil(every, span);
        };
    }

    /** The first at once, the last when the time is over if it falls there. */
    private Done sampleFor(Action.SampleEvery every, SimTime length) {
        SimTime end = now().plus(length);
        for (SimTime next = now(); !next.isAfter(end); next = next.plus(every.spacing())) {
            passUntil(next);
            sample(every.label());
        }
        passUntil(end);
        return Done.OK;
    }

    /** The condition is asked of each sample, so that the last sample is the one of which it is true. */
    private Done sampleUntil(Action.SampleEvery every, Action.Until span) {
        Condition condition = condition(span.condition());
        SimTime end = now().plus(span.limit());
        while (true) {
            sample(every.label());
            Verdict verdict = judge(condition);
            if (verdict.held()) return Done.OK;
            SimTime next = now().plus(every.spacing());
            if (next.isAfter(end)) {
                passUntil(end);
                return notTrue(span.limit(), verdict);
            }
            passUntil(next);
        }
    }

    private static Done notTrue(SimTime limit, Verdict last) {
        return Done.failed("not true within " + limit + (last.error().isEmpty() ? "" : ": " + last.error()));
    }

    /** Gives a command and waits until it is done. */
    private Done command(Command.OfVm command) {
        if (submit(command) instanceof Outcome.Refused refused) return Done.failed(refused.message());
        if (!takesTime(command)) return Done.OK;
        passWhile(() -> world().vm(command.vm()).errand().under());
        Errand errand = world().vm(command.vm()).errand();
        return new Done(errand.ok(), errand.message(), Map.of());
    }

    private Outcome submit(Command command) {
        var submitted = timeline.submit(command, watcher);
        timeline = submitted.timeline();
        changed();
        return submitted.outcome();
    }

    private static boolean takesTime(Command.OfVm command) {
        return switch (command) {
            case Command.Start c -> true;
            case Command.Shutdown c -> true;
            case Command.Reboot c -> true;
            case Command.Save c -> true;
            case Command.Resume c -> true;
            case Command.Resize c -> true;
            case Command.RequestBalloon c -> true;
            case Command.TurnOff c -> false;
            case Command.Pause c -> false;
            case Command.SetMemory c -> false;
            case Command.Stress c -> false;
            case Command.EndStress c -> false;
            case Command.Write c -> false;
            case Command.Sync c -> false;
            case Command.LoadDriver c -> false;
            case Command.Checkpoint c -> true;
            case Command.Restore c -> true;
            case Command.ApplyCheckpoint c -> false;
            case Command.DeleteCheckpoint c -> false;
            case Command.UnloadDriver c -> false;
            case Command.Inject c -> false;
            case Command.SetCheckpointType c -> false;
            case Command.OfferBackupService c -> false;
            case Command.AttachIso c -> false;
            case Command.ConnectNetwork c -> false;
            case Command.CreateFile c -> false;
            case Command.DeleteFile c -> false;
            case Command.Fsync c -> false;
            case Command.RunProgram c -> false;
            case Command.EndProgram c -> false;
            case Command.EndProgramOn c -> false;
            case Command.StartDaemon c -> false;
            case Command.StopDaemon c -> false;
            case Command.KillDaemon c -> false;
            case Command.Freeze c -> true;
            case Command.Thaw c -> false;
            case Command.InjectBackup c -> false;
        };
    }

    private Verdict judge(Condition condition) {
        return condition.in(Views.condition(world(), samples), watcher::pulse);
    }

    private Condition condition(String text) {
        return conditions.computeIfAbsent(text, any -> expressions.ready(text, Vocabulary.ofConditions().namesOnly()));
    }

    private SimTime now() {
        return timeline.end();
    }

    private void pass(SimTime length) {
        passUntil(now().plus(length));
    }

    private void passUntil(SimTime moment) {
        while (now().isBefore(moment)) step(moment);
    }

    private void passWhile(BooleanSupplier goesOn) {
        while (goesOn.getAsBoolean()) step(SimTime.NEVER);
    }

    /** To the next moment at which something is due, but not beyond {@code until}. */
    private void step(SimTime until) {
        step(watcher.seesEveryTurn() ? Simulation.nextDue(world()) : Simulation.nextNews(world()), until);
    }

    private void step(SimTime due, SimTime until) {
        SimTime next = (due.isAfter(now()) ? due : now().nextWholeSecond()).min(until);
        if (!planned.isEmpty()) next = next.min(planned.get(0).at);
        if (next.isAfter(Limit.END)) throw new OverLimit(Limit.DAYS, "the run goes on after that");
        timeline = timeline.passing(next, watcher);
        changed();
        givePlanned();
    }

    private void changed() {
        watcher.now(world());
        watcher.went(timeline);
        if (!beside.isEmpty()) beside.removeIf(this::hasEnded);
    }

    private boolean hasEnded(Beside one) {
        boolean goesOn = switch (one) {
            case Stressing stress -> world().vm(stress.vm).guest().jobs().stream().anyMatch(job -> job.id() == stress.job);
            case Running program -> find(program.vm, program.pid).isPresent();
            case BackingUp backup -> !job(backup.job).isOver();
        };
        if (!goesOn && one.result() < results.size()) results.set(one.result(), ended(one));
        return !goesOn;
    }

    private ActionResult ended(Beside one) {
        ActionResult result = results.get(one.result());
        return one instanceof BackingUp backup
            ? result.endedAt(now(), job(backup.job).state() != BackupJob.State.FAILED, job(backup.job).message()) : result.endedAt(now());
    }

    /** What still runs beside the others is taken to end here. */
    void end() {
        beside.forEach(one -> results.set(one.result(), ended(one)));
        beside.clear();
    }
}
