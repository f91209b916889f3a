package diptych.json;

import diptych.scenario.Action;
import diptych.sim.model.BackupFault;
import diptych.sim.model.Command;
import diptych.sim.model.MemoryFault;
import diptych.sim.model.MemorySettings;
import diptych.sim.units.Pages;
import diptych.sim.units.Share;
import diptych.sim.units.SimTime;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes actions with the fields that {@link ActionReader} reads. */
final class ActionWriter {
    private final Map<String, Object> fields = new LinkedHashMap<>();

    private ActionWriter(Action action) {
        fields.put("do", action.name());
        if (!action.vm().isEmpty()) fields.put("vm", action.vm());
    }

    static Map<String, Object> fields(Action action) {
        var writer = new ActionWriter(action);
        writer.add(action);
        return writer.fields;
    }

    private void add(Action action) {
        switch (action) {
            case Action.Ask ask -> add(ask.command());
            case Action.Start start -> {
                if (start.tries() != 1) with("tries", start.tries()).with("gap", start.gap());
            }
            case Action.Write write -> {
                with("path", write.path()).with("mib", write.amount());
                if (write.fsync()) with("fsync", true);
            }
            case Action.CheckFile check -> with("path", check.path());
            case Action.Backup backup -> {
                with("vms", backup.command().vms());
                if (!backup.command().target().equals("store")) with("target", backup.command().target());
                if (backup.command().incremental()) with("incremental", true);
                if (!backup.waits()) with("wait", false);
            }
            case Action.WaitBackupEnd wait -> with("limit", wait.limit());
            case Action.Settle settle -> with("seconds", settle.length());
            case Action.WaitUntil wait -> with("condition", wait.condition()).with("limit", wait.limit());
            case Action.WaitStressEnd wait -> with("limit", wait.limit());
            case Action.PressHost press -> with("mib-per-second", press.perSecond()).with("for", press.length());
            case Action.TakeSample sample -> with("label", sample.label());
            case Action.SampleEvery every -> {
                with("label", every.label()).with("seconds", every.spacing());
                switch (every.span()) {
                    case Action.For span -> with("for", span.length());
                    case Action.Until span -> with("until", span.condition()).with("limit", span.limit());
                }
            }
        }
    }

    private void add(Command.OfVm command) {
        switch (command) {
            case Command.Stress stress -> {
                with("mib", stress.amount());
                if (!stress.piece().equals(stress.amount())) with("piece", stress.piece());
                if (!stress.every().equals(SimTime.ZERO)) with("every", stress.every());
                with("for", stress.length());
                if (stress.hugePages()) with("huge-pages", true);
                if (!stress.touched().equals(Share.WHOLE)) with("touched", BigDecimal.valueOf(stress.touched().permille(), 3));
            }
            case Command.SetMemory set -> add(set.change());
            case Command.Resize resize -> with("mib", resize.size());
            case Command.RequestBalloon request -> with("mib", request.amount());
            case Command.Checkpoint checkpoint -> with("name", checkpoint.name());
            case Command.ApplyCheckpoint checkpoint -> with("name", checkpoint.name());
            case Command.DeleteCheckpoint checkpoint -> with("name", checkpoint.name());
            case Command.Inject inject -> add(inject.fault());
            case Command.InjectBackup inject -> add(inject.fault());
            case Command.SetCheckpointType set -> with("type", set.type().written());
            case Command.OfferBackupService offer -> with("backup", offer.offered());
            case Command.ConnectNetwork connect -> with("up", connect.up());
            case Command.CreateFile file -> with("path", file.path());
            case Command.DeleteFile file -> with("path", file.path());
            case Command.RunProgram program -> {
                if (!fields.get("do").equals("disk-stress")) {
                    with("kind", ScenarioWriter.word(program.kind())).with("path", program.path());
                }
                with("mib-per-second", program.perSecond()).with("for", program.length());
            }
            case Command.Freeze freeze -> with("mount", freeze.mount());
            case Command.Thaw thaw -> with("mount", thaw.mount());
            case Command.Write write -> with("path", write.path()).with("mib", write.amount());
            case Command.Fsync fsync -> with("path", fsync.path());
            case Command.EndProgram end -> with("pid", end.pid());
            case Command.EndProgramOn end -> with("path", end.path());
            case Command.AttachIso iso -> { }
            case Command.Start start -> { }
            case Command.Shutdown down -> { }
            case Command.TurnOff off -> { }
            case Command.Reboot reboot -> { }
            case Command.Save save -> { }
            case Command.Pause pause -> { }
            case Command.Resume resume -> { }
            case Command.EndStress end -> { }
            case Command.Sync sync -> { }
            case Command.LoadDriver load -> { }
            case Command.UnloadDriver unload -> { }
            case Command.StartDaemon start -> { }
            case Command.StopDaemon stop -> { }
            case Command.KillDaemon kill -> { }
            case Command.Restore restore -> { }
        }
    }

    private void add(MemorySettings.Change change) {
        change.dynamic().ifPresent(dynamic -> with("dynamic", dynamic));
        change.startup().ifPresent(size -> with("startup", size.count()));
        change.minimum().ifPresent(size -> with("minimum", size.count()));
        change.maximum().ifPresent(size -> with("maximum", size.count()));
        change.buffer().ifPresent(percent -> with("buffer", percent));
        change.weight().ifPresent(weight -> with("weight", weight));
    }

    private void add(MemoryFault fault) {
        switch (fault) {
            case MemoryFault.HotAddAnswer answer ->
                with("fault", "hot-add-answer").with("answer", ScenarioWriter.word(answer.kind()));
            case MemoryFault.OnlineTimeout timeout -> with("fault", "online-timeout");
            case MemoryFault.Protocol protocol ->
                with("fault", "protocol").with("version", protocol.newest() == null ? "none" : protocol.newest().toString());
        }
    }

    private void add(BackupFault fault) {
        with("fault", BackupFaults.name(fault));
        switch (fault) {
            case BackupFault.AtStage at -> with("stage", at.stage().written());
            case BackupFault.FreezeError error -> with("mount", error.mount()).with("error", error.error());
            case BackupFault.SlowProvider slow -> with("seconds", slow.takes());
            case BackupFault.LoseBackupFile lose -> with("file", lose.file());
            case BackupFault.SnapshotFailure failure -> { }
            case BackupFault.LoseThaw lose -> { }
            case BackupFault.StoreFull full -> { }
            case BackupFault.StoreGone gone -> { }
            case BackupFault.MergeFailure failure -> { }
        }
    }

    private ActionWriter with(String name, Object value) {
        fields.put(name, switch (value) {
            case Pages pages -> ScenarioWriter.mib(pages);
            case SimTime span -> ScenarioWriter.seconds(span);
            case List<?> list -> list;
            default -> value;
        });
        return this;
    }
}
