package diptych.sim;

import diptych.sim.memory.BalloonDown;
import diptych.sim.memory.BalloonUp;
import diptych.sim.memory.HotAdd;
import diptych.sim.model.Command;
import diptych.sim.model.Errand;
import diptych.sim.model.Event;
import diptych.sim.model.Exchange;
import diptych.sim.model.Exchange.Reason;
import diptych.sim.model.GuestSettings.Arch;
import diptych.sim.model.GuestSettings.DriverSource;
import diptych.sim.model.GuestSettings.GuestOs;
import diptych.sim.model.Life;
import diptych.sim.model.MemorySettings;
import diptych.sim.model.Outcome;
import diptych.sim.model.Outcome.Accepted;
import diptych.sim.model.Outcome.Refused;
import diptych.sim.model.Vm;
import diptych.sim.model.Witness;
import diptych.sim.model.World;
import diptych.sim.units.MiB;
import diptych.sim.units.Pages;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What an operator changes by hand: settings, the size of a static VM, a balloon request past the balancer. */
final class Adjust {
    private Adjust() {}

    static Outcome settings(World world, Vm vm, MemorySettings.Change change, Witness witness) {
        MemorySettings wished = change.applyTo(vm.settings());
        List<String> faults = new ArrayList<>();
        if (!(vm.life() instanceof Life.Off)) faults.addAll(frozenWhileRunning(vm, wished));
        wished.faults().forEach(fault -> faults.add(fault.sentence()));
        if (!faults.isEmpty()) {
            return new Refused("Failed to modify device 'Memory' of '%s': %s.".formatted(vm.name(),
                faults.stream().distinct().collect(Collectors.joining("; "))));
        }
        witness.saw(new Event.SettingsChanged(world.now(), vm.name(), wished));
        return new Accepted(world.with(vm.with(wished)));
    }

    /** What a VM that is not off may not change [MS-DM] [XUELAN]: Maximum only rises, Minimum only falls. */
    private static List<String> frozenWhileRunning(Vm vm, MemorySettings wished) {
        MemorySettings now = vm.settings();
        var faults = new ArrayList<String>();
        if (wished.dynamic() != now.dynamic()) faults.add("dynamic memory cannot be switched while the virtual machine is not off");
        if (!wished.startup().equals(now.startup())) faults.add("startup memory cannot be changed while the virtual machine is not off");
        if (wished.minimum().compareTo(now.minimum()) > 0) {
            faults.add("minimum memory can only be lowered while the virtual machine is not off, and is " + now.minimum());
        }
        if (wished.maximum().compareTo(now.maximum()) < 0) {
            faults.add("maximum memory can only be raised while the virtual machine is not off, and is " + now.maximum());
        }
        return faults;
    }

    /** Runtime Memory Resize: static VMs on Windows Server 2016 or later, with a guest that knows how [MS-FEAT] [LT-RT]. */
    static Outcome resize(World world, Vm vm, Pages size, Witness witness) {
        String obstacle = obstacleToResize(world, vm, size);
        if (!obstacle.isEmpty()) return new Refused("Failed to modify device 'Memory' of '%s': %s.".formatted(vm.name(), obstacle));
        return begin(world, vm, new Command.Resize(vm.name(), size), witness);
    }

    static Outcome balloon(World world, Vm vm, Pages amount, Witness witness) {
        if (!vm.isRunning()) return new Refused("'%s' is not running, so there is no driver to ask.".formatted(vm.name()));
        if (!vm.guest().driver().isLoaded()) return new Refused("The balloon driver of '%s' is not loaded.".formatted(vm.name()));
        if (!vm.settings().dynamic()) return new Refused("'%s' does not use dynamic memory.".formatted(vm.name()));
        return begin(world, vm, new Command.RequestBalloon(vm.name(), amount), witness);
    }

    /** What waited for the driver to be free may begin. */
    static Vm beginWaiting(Vm vm, World world, Witness witness) {
        return vm.errand().waiting().isPresent() && vm.isRunning() && vm.view().exchange() instanceof Exchange.Idle
            ? start(vm, vm.errand().waiting().get(), world, witness) : vm;
    }

    private static Outcome begin(World world, Vm vm, Command.OfVm command, Witness witness) {
        boolean busy = !(vm.view().exchange() instanceof Exchange.Idle);
        return new Accepted(world.with(busy ? vm.with(Errand.waitingFor(command)) : start(vm, command, world, witness)));
    }

    private static Vm start(Vm vm, Command.OfVm command, World world, Witness witness) {
        Vm asked = vm.with(Errand.UNDER_WAY);
        return switch (command) {
            case Command.RequestBalloon request -> {
                Pages most = vm.account().assigned().minusOrZero(vm.settings().minimum().pages());
                Pages pages = request.amount().min(most);
                yield pages.isZero() ? asked.with(asked.errand().succeeded())
                    : BalloonUp.begin(asked, Reason.BY_HAND, pages, world.now(), witness);
            }
            case Command.Resize resize -> startResize(asked, resize.size(), world, witness);
            default -> throw new IllegalStateException("only balloon requests and resizes wait for the driver: " + command);
        };
    }

    private static Vm startResize(Vm vm, Pages size, World world, Witness witness) {
        String obstacle = obstacleToResize(world, vm, size);
        if (!obstacle.isEmpty()) return vm.with(vm.errand().failing("Failed to modify device 'Memory': " + obstacle + "."));
        Pages assigned = vm.account().assigned();
        Vm resizing = vm.with(vm.settings().fixedAt(MiB.mib(size.mib())));
        witness.saw(new Event.SettingsChanged(world.now(), vm.name(), resizing.settings()));
        if (size.equals(assigned)) return resizing.with(resizing.errand().succeeded());
        if (assigned.exceeds(size)) {
            return BalloonUp.begin(resizing, Reason.RESIZE, assigned.minus(size), world.now(), witness);
        }
        Pages more = size.minus(assigned);
        Pages back = more.min(vm.guest().driver().ballooned());
        return back.isZero() ? HotAdd.begin(resizing, Reason.RESIZE, more, world.now(), witness)
            : BalloonDown.begin(resizing, Reason.RESIZE, back, more.minus(back), world.now(), witness);
    }

    private static String obstacleToResize(World world, Vm vm, Pages size) {
        if (!world.host().version().resizesRunningVms()) return "the host must be Windows Server 2016 or later";
        if (!vm.isRunning()) return "the virtual machine is not running";
        if (vm.settings().dynamic()) return "the virtual machine uses dynamic memory, so the host resizes it by itself";
        if (!guestResizes(vm)) return "the guest does not support runtime memory resize; it needs Linux 4.4 or LIS 4.1 with the driver"
            + " loaded";
        if (size.compareTo(MemorySettings.LEAST_MINIMUM.pages()) < 0) return "the least is " + MemorySettings.LEAST_MINIMUM;
        Pages assigned = vm.account().assigned();
        if (size.exceeds(assigned)) return obstacleToGrowth(world, vm, size.minus(assigned));
        if (assigned.exceeds(size) && !vm.view().reported()) return "the guest has not reported its demand yet";
        if (vm.view().demand().exceeds(size)) {
            return "the guest's demand is %d MB, more than the %d MB asked for".formatted(vm.view().demand().mib(), size.mib());
        }
        return "";
    }

    private static String obstacleToGrowth(World world, Vm vm, Pages more) {
        Pages needed = more.minusOrZero(vm.guest().driver().ballooned());
        if (more.exceeds(world.available())) return "not enough memory in the system: %d MB are available"
            .formatted(world.available().mib());
        return needed.isZero() || vm.view().canHotAdd() ? "" : "the guest does not take hot-added memory";
    }

    private static boolean guestResizes(Vm vm) {
        var guest = vm.guestSettings();
        boolean kernel = guest.os() == GuestOs.WINDOWS
            || guest.os() == GuestOs.LINUX && guest.driver() == DriverSource.UPSTREAM && guest.kernel().isAtLeast(4, 4)
            && guest.arch() == Arch.X86_64;
        return kernel && vm.guest().driver().isLoaded();
    }
}
