package diptych.scenario;

import diptych.sim.model.Vm;
import diptych.sim.model.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything as named facts: the same for an expression as for the result document. */
final class Views {
    private Views() {}

    /** {@code t}, {@code host} and {@code vms} of a moment. */
    static Map<String, Object> moment(World world) {
        var view = new LinkedHashMap<String, Object>();
        view.put("t", world.now().inSeconds());
        view.put("host", HostViews.of(world));
        view.put("vms", vms(world));
        return view;
    }

    /** A moment with the backups so far; nothing of them is kept in a sample, for the result lists them once. */
    private static Map<String, Object> withBackups(World world) {
        var view = moment(world);
        view.put("backups", BackupViews.of(world));
        return view;
    }

    /** A moment, with the samples so far. */
    static Map<String, Object> condition(World world, Map<String, List<Sample>> samples) {
        var view = withBackups(world);
        view.put("samples", samples(samples));
        return view;
    }

    /** A moment, with an earlier one as {@code before}; each with the newest backup as {@code backup}. */
    static Map<String, Object> comparison(World now, World before) {
        var view = withNewest(now);
        view.put("before", withNewest(before));
        return view;
    }

    private static Map<String, Object> withNewest(World world) {
        var view = withBackups(world);
        view.put("backup", BackupViews.newest(world));
        return view;
    }

    static Map<String, Object> samples(Map<String, List<Sample>> samples) {
        var view = new LinkedHashMap<String, Object>();
        samples.forEach((label, taken) -> view.put(label, new LazyList<>(taken, sample -> moment(sample.world()))));
        return view;
    }

    private static Map<String, Object> vms(World world) {
        var view = new LinkedHashMap<String, Object>();
        for (Vm vm : world.vms()) view.put(vm.name(), VmViews.of(vm));
        return view;
    }
}
