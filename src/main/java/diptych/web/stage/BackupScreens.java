package diptych.web.stage;

import diptych.sim.console.Dmesg;
import diptych.sim.console.GetVmIntegrationService;
import diptych.sim.console.GetVmSnapshot;
import diptych.sim.console.GetWinEvent;
import diptych.sim.console.Journalctl;
import diptych.sim.console.MountProgram;
import diptych.sim.console.Ps;
import diptych.sim.console.SystemctlStatus;
import diptych.sim.console.Wbadmin;
import diptych.sim.model.Vm;
import diptych.sim.model.World;
import diptych.web.view.Phrase;
import diptych.web.view.Stage.Console;

/** What both sides of a backup print, with the lines marked that were not there when the step began. */
final class BackupScreens {
    private BackupScreens() {}

    static Console host(Scene scene) {
        String vm = scene.subject();
        return switch (scene.place().hostTab()) {
            case CHECKPOINTS -> host(scene, "Get-VMSnapshot -VMName " + vm, world -> GetVmSnapshot.print(world, vm));
            case SERVICES -> host(scene, "Get-VMIntegrationService -VMName " + vm, world -> GetVmIntegrationService.print(world, vm));
            case BACKUP_POWERSHELL -> Shells.host(scene);
            case EVENTS -> host(scene, "Get-WinEvent Microsoft-Windows-Hyper-V-VMMS-Admin", GetWinEvent::print);
            default -> host(scene, "wbadmin get status", Wbadmin::print);
        };
    }

    private interface Said<T> {
        String by(T thing);
    }

    private static Console host(Scene scene, String command, Said<World> program) {
        return Screens.host(command, Screens.lines(program.by(scene.now()), program.by(scene.before())));
    }

    static Console guest(Scene scene) {
        return switch (scene.place().guestTab()) {
            case MOUNT -> guest(scene, "mount", MountProgram::print);
            case JOURNAL -> guest(scene, "journalctl -q -b -u " + SystemctlStatus.unit(scene.vm()), Journalctl::print);
            case DAEMON -> guest(scene, "systemctl status " + SystemctlStatus.unit(scene.vm()),
                vm -> SystemctlStatus.print(vm, vm == scene.vm() ? scene.now().now() : scene.before().now()));
            case BACKUP_SHELL -> Shells.guest(scene);
            case BACKUP_DMESG -> guest(scene, "dmesg", Dmesg::print);
            default -> guest(scene, "ps -eo pid,stat,comm", Ps::print);
        };
    }

    private static Console guest(Scene scene, String command, Said<Vm> program) {
        if (!scene.inside().counts()) return Screens.guest(command, Screens.plain(Phrase.NO_OUTPUT.in(scene.language())));
        String before = scene.insideBefore().counts() ? program.by(scene.vmBefore()) : "";
        return Screens.guest(command, Screens.lines(program.by(scene.vm()), before));
    }
}
