package diptych.sim.console;

import diptych.sim.model.MountEntry;
import diptych.sim.model.Vm;

/**
 * The program {@code mount} without arguments: {@code print_all()} in util-linux' sys-utils/mount.c. It knows what
 * {@link ProcMounts} knows, in words; of a loop device it names the file below it, as libmount does where {@code mount -o loop} has
 * set the device up.
 */
public final class MountProgram {
    private MountProgram() {}

    public static String print(Vm vm) {
        if (!LinuxInside.isUp(vm)) return "";
        var text = new StringBuilder();
        for (MountEntry mount : vm.guest().files().mounts()) {
            String source = mount.backing().isEmpty() ? mount.device() : mount.backing();
            text.append("%s on %s type %s (%s)\n".formatted(source, mount.at(), mount.type(), ProcMounts.options(mount)));
        }
        return text.toString();
    }
}
