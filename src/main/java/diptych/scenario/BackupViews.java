package diptych.scenario;

import diptych.sim.backup.ConsistencyCheck;
import diptych.sim.model.BackupCopy;
import diptych.sim.model.BackupJob;
import diptych.sim.model.BackupPart;
import diptych.sim.model.Consistency;
import diptych.sim.model.World;
import diptych.sim.units.Pages;
import diptych.sim.units.SimTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What the result document tells of a backup. To look into a copy takes a while, and is done when somebody asks. */
final class BackupViews {
    private static final Table<Seen> BACKUP = new Table<Seen>()
        .fact("vms", seen -> seen.job.parts().stream().map(BackupPart::vm).toList())
        .fact("t", seen -> seen.job.asked().inSeconds())
        .fact("ended", seen -> seen.end().inSeconds())
        .fact("state", seen -> seen.job.state().name().toLowerCase(Locale.ROOT))
        .fact("stage", seen -> (long) seen.job.stage().number())
        .fact("mode", seen -> isOnline(seen.job) ? "online" : "offline")
        .fact("result", seen -> switch (seen.job.state()) {
            case DONE -> "completed";
            case FAILED -> "failed";
            default -> "running";
        })
        .fact("consistency", seen -> seen.job.state() == BackupJob.State.DONE ? weakest(seen.job) : "")
        .fact("froze", seen -> seen.job.parts().size() == 1 ? seen.job.parts().get(0).froze() : List.of())
        .fact("frozen_s", seen -> seen.job.parts().stream().map(part -> part.pause(seen.end())).reduce(SimTime.ZERO, SimTime::max)
            .inSeconds())
        .fact("copied_mib", seen -> seen.job.copiedBy(seen.now) / Pages.PER_MIB)
        .fact("files", seen -> copies(seen.job).flatMap(copy -> present(copy).stream()).toList())
        .fact("holds", seen -> complete(seen.job).flatMap(copy -> ConsistencyCheck.held(copy).stream()).toList())
        .fact("damaged", seen -> complete(seen.job).flatMap(copy -> ConsistencyCheck.damaged(copy).stream()).toList())
        .fact("replays", seen -> complete(seen.job).flatMap(copy -> ConsistencyCheck.toReplay(copy).stream()).toList())
        .fact("redo", seen -> complete(seen.job).mapToLong(ConsistencyCheck::toRedo).sum())
        .fact("event", seen -> (long) seen.job.event())
        .fact("message", seen -> seen.job.message());

    /** What is told of one. */
    static final List<String> NAMES = BACKUP.names();

    private BackupViews() {}

    /** A backup at a moment. */
    private record Seen(BackupJob job, SimTime now) {
        SimTime end() {
            return job.isOver() ? job.since() : now;
        }
    }

    /** Those of a world, in the order they were asked for. */
    static List<Object> of(World world) {
        return new LazyList<>(world.backups().toStore(), job -> of(job, world.now()));
    }

    /** The one that was asked for last; nothing is known of it while there is none. */
    static Map<String, Object> newest(World world) {
        var jobs = world.backups().toStore();
        return jobs.isEmpty() ? Map.of() : of(jobs.get(jobs.size() - 1), world.now());
    }

    static Map<String, Object> of(BackupJob job, SimTime now) {
        return BACKUP.of(new Seen(job, now));
    }

    private static boolean isOnline(BackupJob job) {
        return !job.parts().isEmpty() && job.parts().stream().allMatch(BackupPart::online);
    }

    /** A set is as good as its worst part. */
    private static String weakest(BackupJob job) {
        return job.parts().stream().map(BackupPart::consistency).min(Consistency::compareTo).map(Consistency::written).orElse("");
    }

    private static Stream<BackupCopy> copies(BackupJob job) {
        return job.parts().stream().flatMap(part -> part.copy().stream());
    }

    /** Half a copy is none. */
    private static Stream<BackupCopy> complete(BackupJob job) {
        return job.state() == BackupJob.State.DONE && job.isBackup() ? copies(job) : Stream.empty();
    }

    private static List<String> present(BackupCopy copy) {
        return copy.files().stream().filter(file -> !copy.lost().contains(file)).toList();
    }
}
