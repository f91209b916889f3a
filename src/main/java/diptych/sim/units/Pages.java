package diptych.sim.units;

/**
 * Memory in pages of 4 KiB, the unit of the guest kernel and of every message of the Dynamic Memory protocol.
 * This is the one place that converts between pages, KiB and MiB.
 *
 * @param count 0 or more
 * @throws IllegalArgumentException if {@code count} is negative
 */
public record Pages(long count) implements Comparable<Pages> {
    public static final long PER_MIB = 256;
    /** The driver's larger allocation unit, {@code PAGES_IN_2M} in hv_balloon.c. */
    public static final long PER_2_MIB = 512;
    public static final long KIB_PER_PAGE = 4;
    public static final Pages ZERO = new Pages(0);

    public Pages {
        if (count < 0) throw new IllegalArgumentException("less than nothing: " + count + " pages");
    }

    public static Pages pages(long count) {
        return count == 0 ? ZERO : new Pages(count);
    }

    public static Pages ofMib(long mib) {
        return pages(Math.multiplyExact(mib, PER_MIB));
    }

    /** Whole pages of a size in KiB; what does not fill a page is cut off. */
    public static Pages ofKib(long kib) {
        return pages(kib / KIB_PER_PAGE);
    }

    public Pages plus(Pages more) {
        return more.count == 0 ? this : new Pages(Math.addExact(count, more.count));
    }

    /** @throws IllegalArgumentException if {@code less} is more than this */
    public Pages minus(Pages less) {
        return less.count == 0 ? this : new Pages(count - less.count);
    }

    /** This minus {@code less}, but never below zero. */
    public Pages minusOrZero(Pages less) {
        return pages(Math.max(0, count - less.count));
    }

    public Pages min(Pages other) {
        return count <= other.count ? this : other;
    }

    public Pages max(Pages other) {
        return count >= other.count ? this : other;
    }

    public Pages roundDownTo(Pages unit) {
        return pages(count - count % unit.count);
    }

    public Pages roundUpTo(Pages unit) {
        return pages(Math.ceilDiv(count, unit.count) * unit.count);
    }

    public boolean isZero() {
        return count == 0;
    }

    public boolean exceeds(Pages other) {
        return count > other.count;
    }

    public long kib() {
        return count * KIB_PER_PAGE;
    }

    /** Whole mebibytes, cut off, as {@code free -m} and Hyper-V Manager cut them. */
    public long mib() {
        return count / PER_MIB;
    }

    @Override
    public int compareTo(Pages other) {
        return Long.compare(count, other.count);
    }

    @Override
    public String toString() {
        return count % PER_MIB == 0 ? mib() + " MiB" : mib() + " MiB + " + count % PER_MIB + " pages";
    }
}
