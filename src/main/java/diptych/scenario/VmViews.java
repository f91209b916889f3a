package diptych.scenario;

import diptych.sim.console.FreeProgram;
import diptych.sim.memory.BalloonFloor;
import diptych.sim.memory.Health;
import diptych.sim.model.Life;
import diptych.sim.model.VirtualDisk;
import diptych.sim.model.Vm;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * What a sample holds of a VM (scenarios.md). The host's account is the host's, the {@code guest_mem_} figures are the columns that
 * this guest's own {@code free} computes. A VM that is off, or rests on disk, has 0 and empty values; disks and settings it keeps.
 */
final class VmViews {
    private static final Table<VmNow> VM = new Table<VmNow>()
        .fact("state", now -> now.vm().life().state().shown())
        .size("assigned", now -> now.vm().assigned())
        .size("demand", now -> Health.demand(now.vm()))
        .fact("pressure", now -> (long) Health.pressure(now.vm()))
        .fact("status", now -> Health.status(now.vm()).shown())
        .kib("ballooned", awake(vm -> vm.account().ballooned().kib()))
        .kib("hot_added", awake(vm -> vm.account().hotAdded().kib()))
        .kib("offline", awake(vm -> vm.guest().memory().offline().kib()))
        .kib("floor", awake(vm -> BalloonFloor.of(vm).kib()))
        .kib("committed", awake(vm -> vm.guest().programs().committed().kib()))
        .kib("guest_mem_total", now -> now.columns().total())
        .kib("guest_mem_used", now -> now.columns().used())
        .kib("guest_mem_free", now -> now.columns().free())
        .kib("guest_mem_buff_cache", now -> now.columns().buffCache())
        .kib("guest_mem_available", now -> now.columns().available())
        .kib("swap_used", awake(vm -> vm.guest().memory().swapUsed().kib()))
        .kib("dirty", awake(vm -> vm.guest().memory().dirty().kib()))
        .fact("driver", now -> now.isAwake() ? driver(now.vm()) : "")
        .kib("smart_paging", awake(vm -> vm.account().smartPaged().kib()))
        .fact("frozen", now -> now.isAwake() ? now.vm().guest().files().frozen() : List.of())
        .fact("blocked", now -> now.isAwake() ? (long) now.vm().guest().files().blocked() : 0L)
        .fact("disks", now -> disks(now.vm()))
        .fact("iso", now -> now.vm().config().iso())
        .fact("network", now -> now.isAwake() && now.vm().config().network())
        .fact("secure_boot", now -> now.vm().spec().secureBoot())
        .fact("meminfo", now -> now.meminfo().text())
        .fact("free", now -> FreeProgram.print(now.meminfo(), now.vm().guestSettings().freeProgram()))
        .fact("mounts", now -> now.isAwake() ? Mounts.text(now.vm().storage().specs()) : "");

    static final List<String> NAMES = VM.names();

    private VmViews() {}

    static Map<String, Object> of(Vm vm) {
        return VM.of(new VmNow(vm));
    }

    /** 0 for a VM in which nothing can be asked. */
    private static ToLongFunction<VmNow> awake(Function<Vm, Long> kib) {
        return now -> now.isAwake() ? kib.apply(now.vm()) : 0;
    }

    static boolean isAwake(Vm vm) {
        return !(vm.life() instanceof Life.Off) && !vm.restsOnDisk();
    }

    private static String driver(Vm vm) {
        return switch (vm.guest().driver().presence()) {
            case LOADED -> "loaded";
            case UNLOADED -> "unloaded";
            case NONE -> "none";
        };
    }

    private static List<Object> disks(Vm vm) {
        return new LazyList<>(vm.storage().disks(), VmViews::disk);
    }

    private static Map<String, Object> disk(VirtualDisk disk) {
        return DISK.of(disk);
    }

    private static final Table<VirtualDisk> DISK = new Table<VirtualDisk>()
        .fact("file", disk -> disk.spec().file())
        .fact("size", disk -> disk.spec().size().count())
        .fact("kind", disk -> disk.spec().kind().name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .fact("controller", disk -> disk.spec().controller().name().toLowerCase(Locale.ROOT))
        .fact("chain", VmViews::chain);

    /** Oldest first, the file that is written to last. */
    private static List<String> chain(VirtualDisk disk) {
        return disk.layers().stream().map(VirtualDisk.Layer::file).toList();
    }
}
