package diptych.scenario;

import diptych.sim.Timeline.Asked;
import diptych.sim.model.Command;
import diptych.sim.units.SimTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes down what was asked of a run as a scenario that does the same. A scenario does one thing after the other, so what was asked
 * while another thing was still going on comes when that is over; and a few things have no word in the language. Both are told.
 */
public final class Transcript {
    private final List<Action> actions = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private final Play play;

    private Transcript(Scenario beginning, Expressions expressions) {
        this.play = Play.of(beginning, expressions);
    }

    /**
     * A run written down.
     *
     * @param scenario what it began with, and what was done
     * @param remarks  where it differs from the run, each as a sentence
     */
    public record Written(Scenario scenario, List<String> remarks) {
        public Written {
            remarks = List.copyOf(remarks);
        }
    }

    /**
     * @param title     of the scenario
     * @param beginning what there was before anything was asked; its own actions are left out
     * @param asked     what was asked, and when, in order
     * @param end       how far the run has gone
     */
    public static Written of(String title, Scenario beginning, List<Asked> asked, SimTime end, Expressions expressions) {
        var bare = new Scenario(title, beginning.host(), beginning.vms(), List.of(), List.of(), List.of(), beginning.seed());
        var transcript = new Transcript(bare, expressions);
        List<Asked> single = asked.stream().flatMap(Transcript::oneByOne).toList();
        for (int i = 0; i < single.size(); i++) {
            boolean flushed = i + 1 < single.size() && flushes(single.get(i).command(), single.get(i + 1).command());
            transcript.add(single.get(i), flushed);
            if (flushed) i++;
        }
        transcript.waitUntil(end);
        var scenario = new Scenario(title, bare.host(), bare.vms(), transcript.actions, List.of(), List.of(), bare.seed());
        return new Written(scenario, transcript.remarks);
    }

    /** What one line of a console asks for at once. */
    private static Stream<Asked> oneByOne(Asked asked) {
        return asked.command() instanceof Command.InOrder all ? all.commands().stream().map(each -> new Asked(asked.at(), each))
            : Stream.of(asked);
    }

    /** Writing with fsync is one action and two commands. */
    private static boolean flushes(Command command, Command next) {
        return command instanceof Command.Write write && next instanceof Command.Fsync fsync && write.vm().equals(fsync.vm())
            && write.path().equals(fsync.path());
    }

    private void add(Asked asked, boolean flushed) {
        var action = action(asked.command(), flushed);
        if (action.isEmpty()) {
            remarks.add("At " + asked.at() + " something was done that has no word in the language of scenarios: "
                + asked.command().getClass().getSimpleName() + ".");
            return;
        }
        waitUntil(asked.at());
        if (now().isAfter(asked.at())) remarks.add("\"" + action.get().name() + "\" was asked at " + asked.at() + ", but comes at " + now()
            + " here, when the action before it is over.");
        perform(action.get());
    }

    private void waitUntil(SimTime moment) {
        if (moment.isAfter(now())) perform(new Action.Settle(moment.since(now())));
    }

    private SimTime now() {
        return play.world().now();
    }

    private void perform(Action action) {
        play.perform(action);
        actions.add(action);
    }

    /** The action that gives a command; empty if the language has no word for it. @param flushed whether what it writes is flushed */
    public static Optional<Action> action(Command command, boolean flushed) {
        return switch (command) {
            case Command.Start start -> Optional.of(new Action.Start(start.vm(), 1, SimTime.seconds(30)));
            case Command.Write write -> Optional.of(new Action.Write(write.vm(), write.path(), write.amount(), flushed));
            case Command.Backup backup -> Optional.of(new Action.Backup(backup, false));
            case Command.InOrder several -> Optional.empty();
            case Command.StopBackup stop -> Optional.empty();
            case Command.PressHost press -> Optional.of(new Action.PressHost(press.perSecond(), press.length()));
            case Command.OfVm other -> name(other).map(name -> new Action.Ask(name, other));
        };
    }

    private static Optional<String> name(Command.OfVm command) {
        return Optional.ofNullable(switch (command) {
            case Command.Shutdown c -> "shutdown";
            case Command.TurnOff c -> "turn-off";
            case Command.Reboot c -> "reboot";
            case Command.Save c -> "save";
            case Command.Pause c -> "pause";
            case Command.Resume c -> "resume";
            case Command.Stress c -> "stress";
            case Command.EndStress c -> "end-stress";
            case Command.SetMemory c -> "set-memory";
            case Command.Resize c -> "resize";
            case Command.RequestBalloon c -> "balloon-request";
            case Command.LoadDriver c -> "load-driver";
            case Command.UnloadDriver c -> "unload-driver";
            case Command.Checkpoint c -> "checkpoint";
            case Command.ApplyCheckpoint c -> "apply-checkpoint";
            case Command.DeleteCheckpoint c -> "delete-checkpoint";
            case Command.Inject c -> "inject";
            case Command.InjectBackup c -> "inject";
            case Command.SetCheckpointType c -> "set-checkpoint-type";
            case Command.OfferBackupService c -> "integration-service";
            case Command.AttachIso c -> c.attached() ? "attach-iso" : null;
            case Command.ConnectNetwork c -> "network";
            case Command.CreateFile c -> "create-file";
            case Command.DeleteFile c -> "delete-file";
            case Command.RunProgram c -> "program";
            case Command.EndProgramOn c -> "end-program";
            case Command.StartDaemon c -> "start-daemon";
            case Command.StopDaemon c -> "stop-daemon";
            case Command.KillDaemon c -> "kill-daemon";
            case Command.Freeze c -> "freeze";
            case Command.Thaw c -> "thaw";
            case Command.Restore c -> "restore";
            case Command.Start c -> null;
            case Command.Write c -> null;
            case Command.Sync c -> "sync";
            case Command.Fsync c -> null;
            case Command.EndProgram c -> null;
        });
    }
}
