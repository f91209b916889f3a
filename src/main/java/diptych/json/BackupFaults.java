package diptych.json;

import diptych.sim.backup.Errno;
import diptych.sim.model.BackupFault;
import diptych.sim.model.BackupStage.Moment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads the faults of live backup, each with its own fields. */
final class BackupFaults {
    static final List<String> NAMES = List.of("kill-daemon", "restart-daemon", "hang-daemon", "reboot", "turn-off", "lose-channel",
        "freeze-error", "snapshot-failure", "slow-provider", "lose-thaw", "store-full", "store-gone", "merge-failure", "lose-backup-file");

    private static final Map<String, Moment> STAGES = Words.of(Moment.class, Moment::written);
    private static final int MOST_ERRNO = 4095;
    private static final long NOT_SUPPORTED = 95;

    private BackupFaults() {}

    /** As a file writes it. */
    static String name(BackupFault fault) {
        return switch (fault) {
            case BackupFault.KillDaemon f -> "kill-daemon";
            case BackupFault.RestartDaemon f -> "restart-daemon";
            case BackupFault.HangDaemon f -> "hang-daemon";
            case BackupFault.Reboot f -> "reboot";
            case BackupFault.TurnOff f -> "turn-off";
            case BackupFault.LoseChannel f -> "lose-channel";
            case BackupFault.FreezeError f -> "freeze-error";
            case BackupFault.SnapshotFailure f -> "snapshot-failure";
            case BackupFault.SlowProvider f -> "slow-provider";
            case BackupFault.LoseThaw f -> "lose-thaw";
            case BackupFault.StoreFull f -> "store-full";
            case BackupFault.StoreGone f -> "store-gone";
            case BackupFault.MergeFailure f -> "merge-failure";
            case BackupFault.LoseBackupFile f -> "lose-backup-file";
        };
    }

    static Optional<BackupFault> read(String name, Fields fields) {
        return switch (name) {
            case "kill-daemon" -> at(fields, BackupFault.KillDaemon::new);
            case "restart-daemon" -> at(fields, BackupFault.RestartDaemon::new);
            case "hang-daemon" -> at(fields, BackupFault.HangDaemon::new);
            case "reboot" -> at(fields, BackupFault.Reboot::new);
            case "turn-off" -> at(fields, BackupFault.TurnOff::new);
            case "lose-channel" -> at(fields, BackupFault.LoseChannel::new);
            case "freeze-error" -> freezeError(fields);
            case "slow-provider" -> fields.required("seconds", Value.seconds("0"), "11").map(BackupFault.SlowProvider::new);
            case "lose-backup-file" -> fields.required("file", Value.text(), "system.vhdx").map(BackupFault.LoseBackupFile::new);
            case "snapshot-failure" -> Optional.of(new BackupFault.SnapshotFailure());
            case "lose-thaw" -> Optional.of(new BackupFault.LoseThaw());
            case "store-full" -> Optional.of(new BackupFault.StoreFull());
            case "store-gone" -> Optional.of(new BackupFault.StoreGone());
            case "merge-failure" -> Optional.of(new BackupFault.MergeFailure());
            default -> throw new IllegalArgumentException("no fault of live backup: " + name);
        };
    }

    private static Optional<BackupFault> at(Fields fields, Function<Moment, BackupFault> fault) {
        return fields.required("stage", Value.choice(STAGES), "freezing").map(fault);
    }

    /** A number, or one of the names that errno.h has for the usual ones. */
    private static Value<Long> errno() {
        Value<Long> number = Value.whole("", 1, MOST_ERRNO);
        return (node, path, problems) -> {
            Integer named = node instanceof Node.Scalar scalar ? Errno.NAMED.get(scalar.text()) : null;
            return named == null ? number.read(node, path, problems) : Optional.of(named.longValue());
        };
    }

    private static Optional<BackupFault> freezeError(Fields fields) {
        var mount = fields.required("mount", DiskReader.place(), "/data");
        long error = fields.withDefault("error", errno(), NOT_SUPPORTED);
        return mount.map(at -> new BackupFault.FreezeError(at, (int) error));
    }
}
