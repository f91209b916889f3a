package diptych.sim;

import static org.assertj.core.api.Assertions.assertThat;

import diptych.sim.model.BackupFault;
import diptych.sim.model.BackupJob;
import diptych.sim.model.BackupPart;
import diptych.sim.model.Command;
import diptych.sim.model.Disk;
import diptych.sim.model.Event;
import diptych.sim.model.GuestSettings;
import diptych.sim.model.Host;
import diptych.sim.model.HostVersion;
import diptych.sim.model.KernelVersion;
import diptych.sim.model.Log;
import diptych.sim.model.MemoryFault;
import diptych.sim.model.MemorySettings;
import diptych.sim.model.Message;
import diptych.sim.model.Outcome;
import diptych.sim.model.Vm;
import diptych.sim.model.VmSpec;
import diptych.sim.model.World;
import diptych.sim.units.MiB;
import diptych.sim.units.Pages;
import diptych.sim.units.Share;
import diptych.sim.units.SimTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A grammar for tests of the machine: given a host and its VMs, when this is asked and time passes, then that is true. Every law
 * is checked on the way.
 */
public final class Story {
    public static final String VM = "vm1";
    private final List<Event> events = new ArrayList<>();
    private World world;
    private String refusal = "";

    private Story(World world) {
        this.world = world;
    }

    public static Story given(Host host, Vm... vms) {
        return new Story(Simulation.begin(host, List.of(vms)));
    }

    /** A host of 16 GiB with 2 GiB reserve and one VM. */
    public static Story given(Vm vm) {
        return given(host(16_384), vm);
    }

    public static Host host(long mib) {
        return host(mib, HostVersion.WS2022);
    }

    public static Host host(long mib, HostVersion version) {
        return new Host("hv-01", version, Pages.ofMib(mib), Pages.ofMib(2048), Host.Applications.NONE, Log.EMPTY);
    }

    public static Vm vm(String name, MemorySettings settings, GuestSettings guest) {
        return Vm.off(new VmSpec(name, 2, false, guest, List.of()), settings);
    }

    public static Vm vm(GuestSettings guest, Disk... disks) {
        return vm(VM, 2048, guest, disks);
    }

    /** A VM of a fixed size with these disks. */
    public static Vm vm(String name, long memory, GuestSettings guest, Disk... disks) {
        return Vm.off(new VmSpec(name, 2, false, guest, List.of(disks)), fixed(memory));
    }

    public static Disk disk(String file, long mib, Disk.Mount... mounts) {
        return new Disk(file, MiB.mib(mib), 200, Disk.Kind.VHDX, Disk.Controller.SCSI, List.of(), List.of(mounts));
    }

    public static Disk.Mount mount(String at, String type, long dirty) {
        return new Disk.Mount(at, type, MiB.mib(dirty), "", "rw", "", "");
    }

    /** With a device and options of its own. */
    public static Disk.Mount mount(String device, String at, String type, String options) {
        return new Disk.Mount(at, type, MiB.ZERO, device, options, "", "");
    }

    public static Vm vm(MemorySettings settings, GuestSettings guest) {
        return vm(VM, settings, guest);
    }

    public static MemorySettings dynamic(long startup, long minimum, long maximum) {
        return new MemorySettings(true, MiB.mib(startup), MiB.mib(minimum), MiB.mib(maximum), 20, 50);
    }

    public static MemorySettings weighing(MemorySettings settings, int weight) {
        return new MemorySettings(settings.dynamic(), settings.startup(), settings.minimum(), settings.maximum(), settings.buffer(),
            weight);
    }

    public static MemorySettings fixed(long size) {
        return new MemorySettings(false, MiB.mib(size), MiB.mib(32), MemorySettings.GREATEST_MAXIMUM, 20, 50);
    }

    public static GuestSettings kernel(String version) {
        return GuestSettings.DEFAULT.withKernel(KernelVersion.parse(version));
    }

    /** A guest like another, but for what a test is about. */
    public static GuestSettings guest(String kernel, UnaryOperator<Guesting> change) {
        return change.apply(new Guesting(kernel(kernel))).settings;
    }

    /** Small changes to a guest's settings. */
    public record Guesting(GuestSettings settings) {
        public Guesting committed(long mib) {
            var s = settings;
            return new Guesting(new GuestSettings(s.os(), s.arch(), s.kernel(), s.driver(), s.procps(), MiB.mib(mib), s.keptBack(),
                s.swap(), s.autoOnline(), s.udevRule(), s.hotAdd(), s.fragmented(), s.daemon(), s.daemonVersion()));
        }

        public Guesting swap(long mib) {
            var s = settings;
            return new Guesting(new GuestSettings(s.os(), s.arch(), s.kernel(), s.driver(), s.procps(), s.committed(), s.keptBack(),
                MiB.mib(mib), s.autoOnline(), s.udevRule(), s.hotAdd(), s.fragmented(), s.daemon(), s.daemonVersion()));
        }

        public Guesting onlining(boolean automatic, boolean udev) {
            var s = settings;
            return new Guesting(new GuestSettings(s.os(), s.arch(), s.kernel(), s.driver(), s.procps(), s.committed(), s.keptBack(),
                s.swap(), automatic, udev, s.hotAdd(), s.fragmented(), s.daemon(), s.daemonVersion()));
        }

        public Guesting hotAdd(boolean on) {
            var s = settings;
            return new Guesting(new GuestSettings(s.os(), s.arch(), s.kernel(), s.driver(), s.procps(), s.committed(), s.keptBack(),
                s.swap(), s.autoOnline(), s.udevRule(), on, s.fragmented(), s.daemon(), s.daemonVersion()));
        }

        public Guesting fragmented(int permille) {
            var s = settings;
            return new Guesting(new GuestSettings(s.os(), s.arch(), s.kernel(), s.driver(), s.procps(), s.committed(), s.keptBack(),
                s.swap(), s.autoOnline(), s.udevRule(), s.hotAdd(), new Share(permille), s.daemon(), s.daemonVersion()));
        }

        public Guesting os(GuestSettings.GuestOs os) {
            var s = settings;
            return new Guesting(new GuestSettings(os, s.arch(), s.kernel(), s.driver(), s.procps(), s.committed(), s.keptBack(),
                s.swap(), s.autoOnline(), s.udevRule(), s.hotAdd(), s.fragmented(), s.daemon(), s.daemonVersion()));
        }

        public Guesting arch(GuestSettings.Arch arch) {
            var s = settings;
            return new Guesting(new GuestSettings(s.os(), arch, s.kernel(), s.driver(), s.procps(), s.committed(), s.keptBack(),
                s.swap(), s.autoOnline(), s.udevRule(), s.hotAdd(), s.fragmented(), s.daemon(), s.daemonVersion()));
        }

        public Guesting driver(GuestSettings.DriverSource driver) {
            var s = settings;
            return new Guesting(new GuestSettings(s.os(), s.arch(), s.kernel(), driver, s.procps(), s.committed(), s.keptBack(),
                s.swap(), s.autoOnline(), s.udevRule(), s.hotAdd(), s.fragmented(), s.daemon(), s.daemonVersion()));
        }

        /** The VSS daemon, of the kernel's own release. */
        public Guesting daemon(GuestSettings.Daemon daemon) {
            return daemon(daemon, settings.kernel().toString());
        }

        public Guesting daemon(GuestSettings.Daemon daemon, String version) {
            var s = settings;
            return new Guesting(new GuestSettings(s.os(), s.arch(), s.kernel(), s.driver(), s.procps(), s.committed(), s.keptBack(),
                s.swap(), s.autoOnline(), s.udevRule(), s.hotAdd(), s.fragmented(), daemon, Optional.of(KernelVersion.parse(version))));
        }
    }

    public Story when(Command command) {
        switch (Simulation.submit(world, command, events::add)) {
            case Outcome.Accepted accepted -> {
                world = accepted.world();
                refusal = "";
            }
            case Outcome.Refused refused -> refusal = refused.message();
        }
        checkLaws();
        return this;
    }

    public Story started() {
        return when(new Command.Start(VM)).until(5);
    }

    public Story stress(long mib, long piece, long every, long length) {
        return when(new Command.Stress(VM, Pages.ofMib(mib), Pages.ofMib(piece), SimTime.seconds(every), SimTime.seconds(length), false));
    }

    public Story backup(String... vms) {
        return when(new Command.Backup(vms.length == 0 ? List.of(VM) : List.of(vms), "store", false));
    }

    /** Lets time pass until nothing is backed up or restored any more. */
    public Story finished() {
        for (int i = 0; i < 5000 && world.backups().active(); i++) {
            world = Simulation.advance(world, Simulation.nextDue(world), events::add);
            checkLaws();
        }
        return this;
    }

    public BackupJob job() {
        return world.backups().jobs().get(world.backups().jobs().size() - 1);
    }

    public BackupPart part() {
        return job().part(VM).orElseThrow();
    }

    public List<String> frozen() {
        return vm().guest().files().frozen();
    }

    /** When a backup came into a state. */
    public double came(BackupJob.State state) {
        return events.stream().filter(event -> event instanceof Event.BackupState backup && backup.state() == state)
            .reduce((first, second) -> second).orElseThrow().at().inSeconds();
    }

    /** When a mount was frozen, or thawed. */
    public double came(String mount, boolean frozen) {
        return events.stream().filter(event -> event instanceof Event.FileSystemFrozen fs && fs.mount().equals(mount)
            && fs.frozen() == frozen && fs.error() == 0).reduce((first, second) -> second).orElseThrow().at().inSeconds();
    }

    public Story fault(BackupFault fault) {
        return when(new Command.InjectBackup(VM, fault));
    }

    public List<String> syslog() {
        return vm().guest().log().lines().stream().filter(line -> !line.kernel()).map(Log.Line::text).toList();
    }

    public Story fault(MemoryFault fault) {
        return when(new Command.Inject(VM, fault));
    }

    /** Lets time pass until this moment, checking every law at every moment in between. */
    public Story until(double seconds) {
        SimTime until = SimTime.ofSeconds(seconds);
        while (!Simulation.nextDue(world).isAfter(until)) {
            world = Simulation.advance(world, Simulation.nextDue(world), events::add);
            checkLaws();
        }
        world = Simulation.advance(world, until, events::add);
        return this;
    }

    public Story pass(double seconds) {
        return until(world.now().inSeconds() + seconds);
    }

    public World world() {
        return world;
    }

    public Vm vm() {
        return world.vm(VM);
    }

    public String refusal() {
        return refusal;
    }

    public long assignedMib() {
        return vm().assigned().mib();
    }

    public long totalMib() {
        return vm().guest().memory().total(vm().guestSettings().driverEra()).mib();
    }

    public List<Event> events() {
        return events;
    }

    public <M extends Message> List<M> messages(Class<M> type) {
        return events.stream().filter(Event.Sent.class::isInstance).map(event -> ((Event.Sent) event).message())
            .filter(type::isInstance).map(type::cast).toList();
    }

    public List<String> guestLog() {
        return vm().guest().log().lines().stream().map(Log.Line::text).toList();
    }

    public Optional<SimTime> firstTime(Class<? extends Message> type) {
        return events.stream().filter(event -> event instanceof Event.Sent sent && type.isInstance(sent.message())).map(Event::at)
            .findFirst();
    }

    private void checkLaws() {
        assertThat(Laws.brokenInDepth(world)).as("laws at %s", world.now()).isEmpty();
    }
}
