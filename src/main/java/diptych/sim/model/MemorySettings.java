package diptych.sim.model;

import diptych.sim.units.MiB;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The memory settings of a VM, reference section 1 [MS-DM] [SETVM] [WMI-MEM].
 *
 * @param dynamic whether Dynamic Memory is on; off means a fixed size of {@code startup}
 * @param startup memory given at power-on; at least {@code minimum}
 * @param minimum the least a running VM is left with; 32 MiB to {@code startup}; may only fall while it runs
 * @param maximum the most it may get; {@code startup} to 1048576 MiB (1 TiB); may only rise while it runs
 * @param buffer  percent of demand added on top of it; 5 to 2000; may change any time
 * @param weight  who wins when memory is short; 0 to 100, 50 in the middle; may change any time
 */
public record MemorySettings(boolean dynamic, MiB startup, MiB minimum, MiB maximum, int buffer, int weight) {
    public static final MiB LEAST_MINIMUM = MiB.mib(32);
    public static final MiB GREATEST_MAXIMUM = MiB.mib(1_048_576);
    public static final int LEAST_BUFFER = 5;
    public static final int GREATEST_BUFFER = 2000;
    public static final int GREATEST_WEIGHT = 100;
    public static final MemorySettings DEFAULT =
        new MemorySettings(true, MiB.mib(1024), MiB.mib(512), GREATEST_MAXIMUM, 20, 50);

    /** Every range that these settings break, each as a sentence that says what would be right; empty when they are possible. */
    public List<Fault> faults() {
        var faults = new ArrayList<Fault>();
        if (dynamic) {
            check(faults, minimum.compareTo(LEAST_MINIMUM) >= 0, "minimum",
                "minimum is " + minimum + ", but must be at least " + LEAST_MINIMUM);
            check(faults, minimum.compareTo(startup) <= 0, "minimum",
                "minimum is " + minimum + ", but must not exceed startup, which is " + startup);
            check(faults, maximum.compareTo(startup) >= 0, "maximum",
                "maximum is " + maximum + ", but must be at least startup, which is " + startup);
        }
        check(faults, startup.compareTo(LEAST_MINIMUM) >= 0, "startup",
            "startup is " + startup + ", but must be at least " + LEAST_MINIMUM);
        check(faults, startup.compareTo(GREATEST_MAXIMUM) <= 0, "startup",
            "startup is " + startup + ", but must not exceed " + GREATEST_MAXIMUM);
        check(faults, maximum.compareTo(GREATEST_MAXIMUM) <= 0, "maximum",
            "maximum is " + maximum + ", but must not exceed " + GREATEST_MAXIMUM);
        check(faults, buffer >= LEAST_BUFFER && buffer <= GREATEST_BUFFER, "buffer",
            "buffer is " + buffer + ", but must be " + LEAST_BUFFER + " to " + GREATEST_BUFFER + " percent");
        check(faults, weight >= 0 && weight <= GREATEST_WEIGHT, "weight",
            "weight is " + weight + ", but must be 0 to " + GREATEST_WEIGHT);
        return faults;
    }

    /** The same for a static VM of that size. */
    public MemorySettings fixedAt(MiB size) {
        return new MemorySettings(false, size, minimum, maximum, buffer, weight);
    }

    private static void check(List<Fault> faults, boolean holds, String field, String sentence) {
        if (!holds) faults.add(new Fault(field, sentence));
    }

    /** One impossible setting: the field and the sentence that explains it. */
    public record Fault(String field, String sentence) {}

    /**
     * A wish to change some settings; what is absent stays.
     */
    public record Change(Optional<Boolean> dynamic, Optional<MiB> startup, Optional<MiB> minimum, Optional<MiB> maximum,
                         Optional<Integer> buffer, Optional<Integer> weight) {
        public MemorySettings applyTo(MemorySettings old) {
            return new MemorySettings(dynamic.orElse(old.dynamic), startup.orElse(old.startup), minimum.orElse(old.minimum),
                maximum.orElse(old.maximum), buffer.orElse(old.buffer), weight.orElse(old.weight));
        }
    }
}
