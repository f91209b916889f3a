package diptych.sim.backup;

import diptych.sim.guest.FilePrograms;
import diptych.sim.guest.Writeback;
import diptych.sim.model.Freezing;
import diptych.sim.model.GuestSettings.Daemon;
import diptych.sim.model.HostVersion;
import diptych.sim.model.Vm;
import diptych.sim.model.VssDaemon;
import diptych.sim.model.Witness;
import diptych.sim.units.SimTime;

/**
 * What happens in a guest's files at a moment, in this order: freezes come to their ends, the daemon goes on, the kernel loses
 * patience with it, journals are committed, and programs have their turns.
 */
public final class GuestSide {
    private GuestSide() {}

    public static Vm due(Vm vm, SimTime now, Witness witness) {
        Vm next = vm;
        for (Freezing freezing : vm.guest().files().freezings()) next = FreezeSuper.due(next, freezing, now, witness);
        next = diptych.sim.backup.Daemon.due(next, now, witness);
        next = HvUtils.timer(next, now, witness);
        for (int i = 0; i < next.guest().files().systems().size(); i++) {
            if (!next.guest().files().systems().get(i).commit().isAfter(now)) next = Writeback.commit(next, i);
        }
        return FilePrograms.due(next, now, witness);
    }

    /** The guest has booted: its services start, which is no news. */
    public static Vm boot(Vm vm, HostVersion host, SimTime now) {
        Daemon daemon = vm.guestSettings().daemon();
        Vm loaded = HvUtils.load(vm, host, now);
        Vm installed = loaded.with(loaded.guest().files().with(daemon == Daemon.ABSENT ? VssDaemon.ABSENT : VssDaemon.STOPPED));
        boolean starts = daemon == Daemon.RUNNING && installed.guest().files().vss()
            .state() != diptych.sim.model.VssService.State.DEVICE_DYING;
        return starts ? diptych.sim.backup.Daemon.startAtBoot(installed, now) : installed;
    }

    /** The host offers the service, or takes it away, while the guest runs. */
    public static Vm offer(Vm vm, boolean offered, HostVersion host, SimTime now, Witness witness) {
        if (vm.config().backupService() == offered) return vm;
        Vm configured = vm.with(vm.config().withBackupService(offered));
        if (!vm.isRunning()) return configured;
        if (!offered) return diptych.sim.backup.Daemon.channelLost(configured, false, now, witness);
        return diptych.sim.backup.Daemon.start(HvUtils.load(configured, host, now), now, witness);
    }
}
