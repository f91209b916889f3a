package diptych.sim.memory;

import diptych.sim.model.Driver;
import diptych.sim.model.Event;
import diptych.sim.model.Guest;
import diptych.sim.model.GuestSettings;
import diptych.sim.model.GuestSettings.Arch;
import diptych.sim.model.GuestSettings.GuestOs;
import diptych.sim.model.HostVersion;
import diptych.sim.model.KernelEra;
import diptych.sim.model.MemoryFault;
import diptych.sim.model.Message;
import diptych.sim.model.ModelChoice;
import diptych.sim.model.ProtocolVersion;
import diptych.sim.model.Vm;
import diptych.sim.model.Witness;
import diptych.sim.units.Pages;
import diptych.sim.units.SimTime;
import java.util.Optional;

/**
 * The driver introduces itself: {@code balloon_probe}, {@code balloon_connect_vsp} and {@code version_resp} in hv_balloon.c.
 * It asks for its newest version, then the next lower one after each refusal, then reports what it can do. About 50 s later the
 * host begins to act, and says how large the VM may become (DM_INFO_MESSAGE) [QEMU] [LOGS].
 */
public final class Handshake {
    private static final SimTime HOST_WAITS = SimTime.seconds(ModelChoice.HOST_WAITS_AFTER_HANDSHAKE.value());
    private static final Pages CLASSIC_UNIT = Pages.ofMib(128);

    private Handshake() {}

    /** Loads the driver; where no version is agreed on, its probe fails and there is none. */
    public static Vm load(Vm vm, HostVersion host, SimTime now, Witness witness) {
        if (vm.guestSettings().os() == GuestOs.FREEBSD) return vm;
        KernelEra era = vm.guestSettings().driverEra();
        witness.saw(new Event.Channel(now, vm.name(), true));
        boolean hotAdd = vm.guestSettings().hotAdd() && era.hotAdds() && vm.guestSettings().arch() == Arch.X86_64;
        var fresh = new Driver(Driver.Presence.LOADED, Driver.State.DM_INITIALIZING, era.newestProtocol(), 0, era.reportDelay(), now,
            now, Pages.ZERO, Pages.ZERO, Pages.ZERO, hotAdd, Pages.ZERO);
        Vm introduced = negotiate(vm.with(vm.guest().with(fresh)), newestAccepted(vm, host), now, witness);
        return introduced.guest().driver().state() == Driver.State.DM_INIT_ERROR
            ? failed(introduced, now, witness) : capabilities(introduced, host, now, witness);
    }

    /** Unloads it. What it holds stays lost to the guest; it only says how much that is. */
    public static Vm unload(Vm vm, SimTime now, Witness witness) {
        witness.saw(new Event.Channel(now, vm.name(), false));
        Pages held = vm.guest().driver().ballooned();
        Vm told = held.isZero() ? vm : vm.kernelLogs(now, "hv_balloon: Ballooned pages: " + held.count());
        return told.with(told.guest().with(Driver.UNLOADED)).with(vm.account().promised(Pages.ZERO)).with(vm.view().silent());
    }

    /** The host tells the guest how large it may become. */
    public static Vm tellMaximum(Vm vm, SimTime now, Witness witness) {
        Pages maximum = (vm.settings().dynamic() ? vm.settings().maximum() : vm.settings().startup()).pages();
        Vm told = Wire.fromHost(vm, now, witness, id -> new Message.InfoMessage(id, 0, maximum));
        Guest guest = told.guest();
        if (vm.isLinux()) {
            guest = switch (vm.guestSettings().driverEra().info()) {
                case DATA_SIZE -> guest.logs(now, "hv_balloon: Received INFO_TYPE_MAX_PAGE_CNT").logs(now, "hv_balloon: Data Size is 8");
                case PAGE_COUNT -> guest.logs(now, "hv_balloon: INFO_TYPE_MAX_PAGE_CNT = " + maximum.count());
                case MEGABYTES -> guest.logs(now, "hv_balloon: Max. dynamic memory size: " + maximum.mib() + " MB");
            };
        }
        return told.with(guest.with(guest.driver().told(maximum)));
    }

    /** The newest version the host accepts; a fault may lower it, or refuse all. */
    private static Optional<ProtocolVersion> newestAccepted(Vm vm, HostVersion host) {
        for (MemoryFault fault : vm.guest().faults()) {
            if (fault instanceof MemoryFault.Protocol protocol) return Optional.ofNullable(protocol.newest());
        }
        return Optional.of(host.newestProtocol());
    }

    private static Vm negotiate(Vm vm, Optional<ProtocolVersion> accepted, SimTime now, Witness witness) {
        Vm asking = withoutProtocolFault(vm);
        for (int i = vm.guestSettings().driverEra().newestProtocol().ordinal(); i >= 0; i--) {
            ProtocolVersion version = ProtocolVersion.values()[i];
            boolean last = i == 0;
            asking = Wire.fromGuest(asking, now, witness, id -> new Message.VersionRequest(id, version, last));
            boolean yes = accepted.isPresent() && version.compareTo(accepted.get()) <= 0;
            asking = Wire.fromHost(asking, now, witness, id -> new Message.VersionResponse(id, yes));
            if (yes) return asking.with(asking.guest().with(asking.guest().driver().speaking(version)));
        }
        return asking.with(asking.guest().with(asking.guest().driver().in(Driver.State.DM_INIT_ERROR)));
    }

    private static Vm withoutProtocolFault(Vm vm) {
        return vm.with(vm.guest().withFaults(
            vm.guest().faults().stream().filter(fault -> !(fault instanceof MemoryFault.Protocol)).toList()));
    }

    private static Vm failed(Vm vm, SimTime now, Witness witness) {
        witness.saw(new Event.Channel(now, vm.name(), false));
        return vm.with(vm.guest().with(Driver.NONE)).with(vm.view().silent());
    }

    private static Vm capabilities(Vm vm, HostVersion host, SimTime now, Witness witness) {
        GuestSettings settings = vm.guestSettings();
        KernelEra era = settings.driverEra();
        boolean canHotAdd = era.hotAdds() && settings.arch() == Arch.X86_64;
        Pages unit = era.knowsBlockSize() ? vm.guest().memory().blockSize() : CLASSIC_UNIT;
        Vm speaking = vm.with(greet(vm.guest(), settings, host, now));
        speaking = Wire.fromGuest(speaking, now, witness,
            id -> new Message.CapabilitiesReport(id, true, canHotAdd, alignment(unit), 0, -1));
        speaking = Wire.fromHost(speaking, now, witness, id -> new Message.CapabilitiesResponse(id, true));
        return speaking
            .with(speaking.guest().with(speaking.guest().driver().in(Driver.State.DM_INITIALIZED)))
            .with(speaking.view().introduced(now.plus(HOST_WAITS), canHotAdd, unit));
    }

    private static Guest greet(Guest guest, GuestSettings settings, HostVersion host, SimTime now) {
        if (settings.os() != GuestOs.LINUX) return guest;
        KernelEra era = settings.driverEra();
        Guest greeted = guest;
        if (era.talks()) greeted = greeted.logs(now, "hv_balloon: Using Dynamic Memory protocol version " + guest.driver().version());
        if (settings.arch() == Arch.ARM64) greeted = greeted.logs(now, "hv_balloon: Memory hot add disabled on ARM64");
        if (era.coldDiscard() && host.compareTo(HostVersion.WS2022) >= 0) {
            greeted = greeted.logs(now, "hv_balloon: Cold memory discard hint enabled with order 9");
        }
        return greeted;
    }

    /** The alignment field: n for 2^n MiB; 7 for 128, 8 for 256, 11 for 2048. */
    public static int alignment(Pages unit) {
        return Long.numberOfTrailingZeros(unit.mib());
    }
}
