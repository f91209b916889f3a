package diptych.scenario;

import diptych.sim.model.BackupCopy;
import diptych.sim.model.BackupJob;
import diptych.sim.model.BackupPart;
import diptych.sim.model.Consistency;
import diptych.sim.model.World;
import diptych.sim.units.Pages;
import diptych.sim.units.SimTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the result document tells of a backup. */
final class BackupViews {
    /** What is told of one. */
    static final List<String> NAMES = List.of("vms", "t", "ended", "state", "stage", "mode", "result", "consistency", "froze", "frozen_s",
        "copied_mib", "files", "event", "message");

    private BackupViews() {}

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
        SimTime end = job.isOver() ? job.since() : now;
        boolean online = !job.parts().isEmpty() && job.parts().stream().allMatch(BackupPart::online);
        var view = new LinkedHashMap<String, Object>();
        view.put("vms", job.parts().stream().map(BackupPart::vm).toList());
        view.put("t", job.asked().inSeconds());
        view.put("ended", end.inSeconds());
        view.put("state", job.state().name().toLowerCase(Locale.ROOT));
        view.put("stage", (long) job.stage().number());
        view.put("mode", online ? "online" : "offline");
        view.put("result", switch (job.state()) {
            case DONE -> "completed";
            case FAILED -> "failed";
            default -> "running";
        });
        view.put("consistency", job.state() == BackupJob.State.DONE ? weakest(job) : "");
        view.put("froze", job.parts().size() == 1 ? job.parts().get(0).froze() : List.of());
        view.put("frozen_s", job.parts().stream().map(part -> part.pause(end)).reduce(SimTime.ZERO, SimTime::max).inSeconds());
        view.put("copied_mib", job.copiedBy(now) / Pages.PER_MIB);
        view.put("files", job.parts().stream().flatMap(part -> part.copy().stream()).flatMap(copy -> present(copy).stream()).toList());
        view.put("event", (long) job.event());
        view.put("message", job.message());
        return view;
    }

    /** A set is as good as its worst part. */
    private static String weakest(BackupJob job) {
        return job.parts().stream().map(BackupPart::consistency).min(Consistency::compareTo).map(Consistency::written).orElse("");
    }

    private static List<String> present(BackupCopy copy) {
        return copy.files().stream().filter(file -> !copy.lost().contains(file)).toList();
    }
}
