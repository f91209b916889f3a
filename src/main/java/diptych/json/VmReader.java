package diptych.json;

import static diptych.sim.model.GuestSettings.LEAST_FOR_KERNEL;

import diptych.sim.model.CheckpointType;
import diptych.sim.model.Disk;
import diptych.sim.model.GuestSettings;
import diptych.sim.model.GuestSettings.Arch;
import diptych.sim.model.GuestSettings.Daemon;
import diptych.sim.model.GuestSettings.DriverSource;
import diptych.sim.model.GuestSettings.GuestOs;
import diptych.sim.model.MemorySettings;
import diptych.sim.model.Procps;
import diptych.sim.model.Vm;
import diptych.sim.model.VmConfig;
import diptych.sim.model.VmSpec;
import diptych.sim.units.MiB;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads one VM of {@code vms}. */
final class VmReader {
    /** 64 TiB: as large as a VHDX may be, and more than any guest can use. */
    static final long MOST = 1L << 26;
    private static final Map<String, Integer> GENERATIONS = new java.util.TreeMap<>(Map.of("1", 1, "2", 2));
    private static final Map<String, Arch> ARCHITECTURES = Words.of(Arch.class, arch -> arch == Arch.X86_64 ? "x86-64" : "arm64");
    private static final Map<String, DriverSource> DRIVERS =
        Words.of(DriverSource.class, driver -> driver == DriverSource.UPSTREAM ? "upstream" : "lis-4.0");

    static final Map<String, CheckpointType> CHECKPOINT_TYPES = Words.of(CheckpointType.class, CheckpointType::written);

    private VmReader() {}

    static Vm read(String name, Fields fields) {
        MemorySettings memory = memory(fields);
        GuestSettings guest = guest(fields, memory);
        List<Disk> disks = DiskReader.disks(fields, guest.os());
        int generation = generation(fields, disks);
        boolean secureBoot = fields.withDefault("secure-boot", Value.flag(), false);
        String location = fields.withDefault("snapshot-location", DiskReader.volume("a volume such as \"D:\""), "");
        var type = fields.withDefault("checkpoint-type", Value.choice(CHECKPOINT_TYPES), CheckpointType.PRODUCTION);
        fields.finish();
        return Vm.off(new VmSpec(name, generation, secureBoot, guest, disks), memory)
            .with(VmConfig.DEFAULT.with(type).withSnapshotLocation(location));
    }

    /** Only generation 1 has IDE controllers; who declares a disk on one and says nothing else means that. */
    private static int generation(Fields fields, List<Disk> disks) {
        boolean ide = disks.stream().anyMatch(disk -> disk.controller() == Disk.Controller.IDE);
        int generation = fields.withDefault("generation", Value.choice(GENERATIONS), ide ? 1 : 2);
        if (ide && generation == 2) {
            fields.problem("generation", "is 2, which has no IDE controllers; write 1, or put the disks on controller: scsi");
        }
        return generation;
    }

    private static Fields part(Fields fields, String name) {
        Node nothing = new Node.Scalar(fields.line(), Node.Scalar.Kind.NOTHING, "");
        return Fields.of(fields.node(name).orElse(nothing), fields.path(name), fields.problems());
    }

    private static MemorySettings memory(Fields vm) {
        Fields fields = part(vm, "memory");
        MemorySettings standard = MemorySettings.DEFAULT;
        MiB startup = fields.withDefault("startup", setting(), standard.startup());
        // A small VM need not say that its minimum is no more than its startup.
        MiB minimum = startup.compareTo(standard.minimum()) < 0 ? startup : standard.minimum();
        var settings = new MemorySettings(fields.withDefault("dynamic", Value.flag(), standard.dynamic()), startup,
            fields.withDefault("minimum", setting(), minimum), fields.withDefault("maximum", setting(), standard.maximum()),
            fields.withDefault("buffer", Value.whole("percent", 0, 1_000_000).map(Long::intValue), standard.buffer()),
            fields.withDefault("weight", Value.whole("", 0, 1_000_000).map(Long::intValue), standard.weight()));
        fields.finish();
        settings.faults().forEach(fault -> fields.problem(fault.field(), fault.sentence()));
        return settings;
    }

    /** What matters is the formula: 3.3.10 to 3.3.17 have one, all of 4 the other. */
    private static Value<Procps> procps() {
        return (node, path, problems) -> Value.text().read(node, path, problems).flatMap(text -> {
            if (text.matches("3\\.3\\.1[0-7]")) return Optional.of(Procps.V3_3_17);
            if (text.matches("4(\\.[0-9]{1,3}){0,2}")) return Optional.of(Procps.V4_0_2);
            problems.add(node.line(), path, "must be 3.3.10 to 3.3.17, or 4.0.2 or another of 4, but is " + node.described());
            return Optional.empty();
        });
    }

    private static Value<MiB> setting() {
        return Value.mib(0, Value.MOST_MIB);
    }

    private static GuestSettings guest(Fields vm, MemorySettings memory) {
        Fields fields = part(vm, "guest");
        GuestSettings standard = GuestSettings.DEFAULT;
        var guest = new GuestSettings(
            fields.withDefault("os", Value.choice(Words.of(GuestOs.class)), standard.os()),
            fields.withDefault("arch", Value.choice(ARCHITECTURES), standard.arch()),
            fields.withDefault("kernel", Value.kernel(), standard.kernel()),
            fields.withDefault("driver", Value.choice(DRIVERS), standard.driver()),
            fields.optional("procps", procps()),
            fields.withDefault("committed", Value.mib(0, MOST), standard.committed()),
            fields.withDefault("kept-back", Value.mib(0, MOST), keptBack(memory.startup())),
            fields.withDefault("swap", Value.mib(0, MOST), standard.swap()),
            fields.withDefault("auto-online", Value.flag(), standard.autoOnline()),
            fields.withDefault("udev-rule", Value.flag(), standard.udevRule()),
            fields.withDefault("hot-add", Value.flag(), standard.hotAdd()),
            fields.withDefault("fragmented", Value.share(), standard.fragmented()),
            fields.withDefault("daemon", Value.choice(Words.of(Daemon.class)), standard.daemon()),
            fields.optional("daemon-version", Value.kernel()));
        fields.finish();
        leavesEnough(guest.keptBack(), memory.startup()).ifPresent(message -> fields.problem("kept-back", message));
        return guest;
    }

    /** The default, but never so much that a small VM would not boot. */
    static MiB keptBack(MiB startup) {
        return MiB.mib(Math.min(GuestSettings.DEFAULT.keptBack().count(), Math.max(0, startup.count() - LEAST_FOR_KERNEL.count())));
    }

    /** A startup that is too small in itself has been named already. */
    private static Optional<String> leavesEnough(MiB keptBack, MiB startup) {
        boolean enough = keptBack.count() + LEAST_FOR_KERNEL.count() <= startup.count();
        if (enough || keptBack.equals(keptBack(startup))) return Optional.empty();
        return Optional.of("kept-back is " + keptBack + ", but must leave the kernel at least " + LEAST_FOR_KERNEL
            + " of startup, which is " + startup);
    }
}
