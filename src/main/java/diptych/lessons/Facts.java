package diptych.lessons;

import diptych.scenario.Sample;
import diptych.sim.backup.ConsistencyCheck;
import diptych.sim.model.BackupCopy;
import diptych.sim.model.BackupJob;
import diptych.sim.model.KernelVersion;
import diptych.sim.model.Vm;
import diptych.sim.model.VssEra;
import diptych.sim.model.World;
import diptych.sim.units.Pages;
import diptych.sim.units.SimTime;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * What a text can say of a moment. Numbers are those of a sample, under the same names (scenarios.md); settings have their own.
 * Sizes are whole MiB, cut off, as Hyper-V Manager and {@code free -m} cut them. Not safe for use by several threads.
 */
public final class Facts {
    private final World world;
    private final Map<String, Object> sampled;

    public Facts(World world) {
        this.world = world;
        this.sampled = Sample.facts(world);
    }

    public World world() {
        return world;
    }

    public long number(String vm, VmNumber which) {
        return which.setting == null ? (Long) sampled(vm).get(which.written()) : which.setting.applyAsLong(world.vm(vm));
    }

    public String word(String vm, VmWord which) {
        return which.setting == null ? (String) sampled(vm).get(which.written()) : which.setting.apply(world.vm(vm));
    }

    public long number(HostNumber which) {
        return (Long) ((Map<?, ?>) sampled.get("host")).get(which.written());
    }

    /** A number of the newest backup; 0 while there is none. */
    public long number(BackupNumber which) {
        return newest().map(which.of).orElse(0L);
    }

    /** A word about the newest backup; nothing while there is none. */
    public String word(BackupWord which) {
        return newest().map(job -> which.of.apply(job, world)).orElse("");
    }

    private Optional<BackupJob> newest() {
        var jobs = world.backups().toStore();
        return jobs.isEmpty() ? Optional.empty() : Optional.of(jobs.get(jobs.size() - 1));
    }

    /** Whole seconds since the simulation began. */
    public long seconds() {
        return (long) world.now().inSeconds();
    }

    private Map<?, ?> sampled(String vm) {
        return (Map<?, ?>) ((Map<?, ?>) sampled.get("vms")).get(vm);
    }

    /** A number of a VM. */
    public enum VmNumber {
        ASSIGNED, DEMAND, PRESSURE, BALLOONED, HOT_ADDED, OFFLINE, FLOOR, COMMITTED, GUEST_MEM_TOTAL, GUEST_MEM_USED, GUEST_MEM_FREE,
        GUEST_MEM_BUFF_CACHE, GUEST_MEM_AVAILABLE, SWAP_USED, DIRTY, SMART_PAGING,
        /** Processes in uninterruptible sleep. */
        BLOCKED,
        KEPT_BACK(vm -> vm.guestSettings().keptBack().count()),
        STARTUP(vm -> vm.settings().startup().count()),
        MINIMUM(vm -> vm.settings().minimum().count()),
        MAXIMUM(vm -> vm.settings().maximum().count()),
        BUFFER(vm -> vm.settings().buffer()),
        WEIGHT(vm -> vm.settings().weight()),
        /** A memory block. */
        HOT_ADD_UNIT(vm -> vm.guest().memory().blockSize().mib()),
        /** Seconds before the driver's first report. */
        REPORT_DELAY(vm -> vm.guestSettings().driverEra().reportDelay());

        private final String written = name().toLowerCase(Locale.ROOT);
        private final ToLongFunction<Vm> setting;

        VmNumber() {
            this.setting = null;
        }

        VmNumber(ToLongFunction<Vm> setting) {
            this.setting = setting;
        }

        public String written() {
            return written;
        }
    }

    /** A word about a VM. */
    public enum VmWord {
        STATE, STATUS,
        KERNEL(vm -> vm.guestSettings().kernel().toString()),
        /** The {@code free} that is installed. */
        PROCPS(vm -> vm.guestSettings().freeProgram().written()),
        /** Mount points of file systems that are frozen. */
        FROZEN(vm -> String.join(", ", vm.guest().files().frozen())),
        /** Seconds for which the kernel waits until the daemon has frozen everything. */
        PATIENCE(vm -> patience(vm.guestSettings().kernel()));

        private final String written = name().toLowerCase(Locale.ROOT);
        private final Function<Vm, String> setting;

        VmWord() {
            this.setting = null;
        }

        VmWord(Function<Vm, String> setting) {
            this.setting = setting;
        }

        private static String patience(KernelVersion kernel) {
            SimTime patience = VssEra.of(kernel).freezeLimit();
            return patience == SimTime.NEVER ? "∞" : Long.toString(patience.micros() / SimTime.MICROS_PER_SECOND);
        }

        public String written() {
            return written;
        }
    }

    /** What a complete backup holds of its VM. */
    private static Optional<BackupCopy> copy(BackupJob job) {
        return job.state() == BackupJob.State.DONE ? job.parts().get(0).copy() : Optional.empty();
    }

    /** A number of a backup. */
    public enum BackupNumber {
        /** From 1 to 6. */
        STAGE(job -> (long) job.stage().number()),
        /** MiB that have to be copied. */
        TO_COPY(job -> job.toCopy() / Pages.PER_MIB),
        /** Transactions in the copy that its databases have to redo from their logs. */
        REDO(job -> copy(job).map(ConsistencyCheck::toRedo).orElse(0L)),
        /** The number of the event in the host's log. */
        EVENT(job -> (long) job.event());

        private final String written = name().toLowerCase(Locale.ROOT);
        private final Function<BackupJob, Long> of;

        BackupNumber(Function<BackupJob, Long> of) {
            this.of = of;
        }

        public String written() {
            return written;
        }
    }

    /** A word about a backup. */
    public enum BackupWord {
        /** Seconds for which file systems stood still, so far, with as many digits as it takes. */
        PAUSE((job, world) -> seconds(job.parts().stream().map(part -> part.pause(world.now())).reduce(SimTime.ZERO, SimTime::max))),
        /** Mount points in the order in which they were frozen. */
        FROZE((job, world) -> job.parts().stream().flatMap(part -> part.froze().stream()).collect(Collectors.joining(", "))),
        /** Files of the copy of which not everything is there. */
        DAMAGED((job, world) -> copy(job).map(copy -> String.join(", ", ConsistencyCheck.damaged(copy))).orElse("")),
        /** Mount points of the copy whose journals have to be replayed. */
        REPLAYS((job, world) -> copy(job).map(copy -> String.join(", ", ConsistencyCheck.toReplay(copy))).orElse("")),
        /** MiB copied so far. */
        COPIED((job, world) -> Long.toString(job.copiedBy(world.now()) / Pages.PER_MIB));

        private final String written = name().toLowerCase(Locale.ROOT);
        private final BiFunction<BackupJob, World, String> of;

        BackupWord(BiFunction<BackupJob, World, String> of) {
            this.of = of;
        }

        public String written() {
            return written;
        }

        private static String seconds(SimTime span) {
            return BigDecimal.valueOf(span.micros(), 6).setScale(2, RoundingMode.HALF_UP).toPlainString();
        }
    }

    /** A number of the host. */
    public enum HostNumber {
        MEMORY, RESERVE, AVAILABLE, APPLICATIONS;

        private final String written = name().toLowerCase(Locale.ROOT);

        public String written() {
            return written;
        }
    }
}
