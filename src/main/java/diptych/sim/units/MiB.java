package diptych.sim.units;

/**
 * A size in mebibytes (2^20 bytes), the unit of every setting; Hyper-V's screens and {@code free -m} call it "MB".
 *
 * @param count 0 or more
 * @throws IllegalArgumentException if {@code count} is negative
 */
public record MiB(long count) implements Comparable<MiB> {
    public static final MiB ZERO = new MiB(0);

    public MiB {
        if (count < 0) throw new IllegalArgumentException("less than nothing: " + count + " MiB");
    }

    public static MiB mib(long count) {
        return new MiB(count);
    }

    /** The same size in 4 KiB pages: 256 to the mebibyte. */
    public Pages pages() {
        return new Pages(Math.multiplyExact(count, Pages.PER_MIB));
    }

    @Override
    public int compareTo(MiB other) {
        return Long.compare(count, other.count);
    }

    @Override
    public String toString() {
        return count + " MiB";
    }
}
