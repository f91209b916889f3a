package diptych.sim.model;

import java.util.Arrays;

/**
 * Ranges that carry a value each, sorted and without overlap: an immutable map from long stretches to one number. Content is kept
 * so: the blocks of a disk, the pages of a file, each with the number of the write that put it there. A disk of 40 GiB costs as much
 * as it has stretches of different writes, not blocks.
 */
public final class Extents {
    public static final Extents EMPTY = new Extents(new long[0], 0);

    /** from, to, value; from, to, value; ... */
    private final long[] triples;
    private final int count;

    private Extents(long[] triples, int count) {
        this.triples = triples;
        this.count = count;
    }

    /** One stretch; nothing where it is empty. */
    public static Extents of(long from, long to, long value) {
        return from < to ? new Extents(new long[] {from, to, value}, 1) : EMPTY;
    }

    /** Is told every stretch in order. */
    @FunctionalInterface
    public interface Stretch {
        void is(long from, long to, long value);
    }

    public void each(Stretch stretch) {
        for (int i = 0; i < count; i++) stretch.is(from(i), to(i), value(i));
    }

    public boolean isEmpty() {
        return count == 0;
    }

    /** How many stretches it takes. */
    public int stretches() {
        return count;
    }

    /** How much it covers. */
    public long length() {
        long length = 0;
        for (int i = 0; i < count; i++) length += to(i) - from(i);
        return length;
    }

    /** Where the last stretch ends; 0 if there is none. */
    public long end() {
        return count == 0 ? 0 : to(count - 1);
    }

    /** The value of the last stretch. */
    public long lastValue() {
        if (count == 0) throw new IllegalStateException("nothing has no last stretch");
        return value(count - 1);
    }

    /** The same with a stretch laid over it. */
    public Extents put(long from, long to, long value) {
        return from < to ? put(of(from, to, value)) : this;
    }

    /** The same with all stretches of another laid over it. What lies apart from these is taken over as it is. */
    public Extents put(Extents newer) {
        if (newer.isEmpty()) return this;
        if (isEmpty()) return newer;
        int first = Math.max(0, endingAfter(newer.from(0)) - 1);
        int last = Math.min(count, beginningFrom(newer.end()) + 1);
        var all = new Builder(count + 2 * newer.count);
        all.takeOver(this, 0, first);
        int i = first;
        long done = Long.MIN_VALUE;
        for (int n = 0; n < newer.count; n++) {
            long from = newer.from(n);
            for (; i < last && from(i) < from; i++) {
                all.add(Math.max(from(i), done), Math.min(to(i), from), value(i));
                if (to(i) > from) break;
            }
            all.add(from, newer.to(n), newer.value(n));
            done = newer.to(n);
            while (i < last && to(i) <= done) i++;
        }
        for (; i < last; i++) all.add(Math.max(from(i), done), to(i), value(i));
        all.takeOver(this, last, count);
        return all.build();
    }

    /** The first stretch that ends after a place. */
    private int endingAfter(long place) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (to(middle) > place) high = middle; else low = middle + 1;
        }
        return low;
    }

    /** The first stretch that begins at a place or after it. */
    private int beginningFrom(long place) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (from(middle) >= place) high = middle; else low = middle + 1;
        }
        return low;
    }

    /** The same without what lies between. */
    public Extents without(long from, long to) {
        int first = endingAfter(from);
        int last = beginningFrom(to);
        if (first >= last) return this;
        var all = new Builder(count + 1);
        all.takeOver(this, 0, first);
        for (int i = first; i < last; i++) {
            all.add(from(i), Math.min(to(i), from), value(i));
            all.add(Math.max(from(i), to), to(i), value(i));
        }
        all.takeOver(this, last, count);
        return all.build();
    }

    /** The same without whatever another covers. */
    public Extents without(Extents covered) {
        Extents left = this;
        for (int i = 0; i < covered.count; i++) left = left.without(covered.from(i), covered.to(i));
        return left;
    }

    /** Only what lies between. */
    public Extents slice(long from, long to) {
        int first = endingAfter(from);
        int last = beginningFrom(to);
        if (first == 0 && last == count && (count == 0 || from(0) >= from && end() <= to)) return this;
        var all = new Builder(Math.max(0, last - first));
        for (int i = first; i < last; i++) all.add(Math.max(from(i), from), Math.min(to(i), to), value(i));
        return all.build();
    }

    /** The first so many, in order of place. */
    public Extents first(long length) {
        var all = new Builder(count);
        long left = length;
        for (int i = 0; i < count && left > 0; i++) {
            long end = Math.min(to(i), from(i) + left);
            left -= end - from(i);
            all.add(from(i), end, value(i));
        }
        return all.build();
    }

    /**
     * Moves each stretch by what a second map says of its place: that map's values are distances. What it does not cover is dropped.
     */
    public Extents movedBy(Extents distances) {
        Extents moved = EMPTY;
        for (int d = 0; d < distances.count; d++) {
            Extents part = slice(distances.from(d), distances.to(d));
            long[] shifted = Arrays.copyOf(part.triples, part.count * 3);
            for (int i = 0; i < part.count; i++) {
                shifted[3 * i] += distances.value(d);
                shifted[3 * i + 1] += distances.value(d);
            }
            moved = moved.put(new Extents(shifted, part.count));
        }
        return moved;
    }

    /** The way back of {@link #movedBy}. */
    public Extents inverted() {
        Extents inverse = EMPTY;
        for (int i = 0; i < count; i++) inverse = inverse.put(from(i) + value(i), to(i) + value(i), -value(i));
        return inverse;
    }

    /** How many places have another value here than there, places that only one has included. */
    public long differences(Extents other) {
        long same = 0;
        int i = 0;
        int j = 0;
        while (i < count && j < other.count) {
            long from = Math.max(from(i), other.from(j));
            long to = Math.min(to(i), other.to(j));
            if (from < to && value(i) == other.value(j)) same += to - from;
            if (to(i) < other.to(j)) i++; else j++;
        }
        long both = 0;
        Extents union = put(other);
        both += union.length();
        return both - same;
    }

    /** Whether every place of an older one is here too, with the same value or a newer one. */
    public boolean isAtLeast(Extents older) {
        long covered = 0;
        for (int i = 0, j = 0; i < count && j < older.count; ) {
            long from = Math.max(from(i), older.from(j));
            long to = Math.min(to(i), older.to(j));
            if (from < to && value(i) >= older.value(j)) covered += to - from;
            if (to(i) < older.to(j)) i++; else j++;
        }
        return covered == older.length();
    }

    private long from(int i) {
        return triples[3 * i];
    }

    private long to(int i) {
        return triples[3 * i + 1];
    }

    private long value(int i) {
        return triples[3 * i + 2];
    }

    /** Collects stretches in order; empty ones vanish, and neighbours of one value become one. */
    private static final class Builder {
        private long[] triples;
        private int count;

        Builder(int expected) {
            triples = new long[3 * Math.max(4, expected)];
        }

        void add(long from, long to, long value) {
            if (from >= to) return;
            if (count > 0 && triples[3 * count - 2] == from && triples[3 * count - 1] == value) {
                triples[3 * count - 2] = to;
                return;
            }
            if (3 * count == triples.length) triples = Arrays.copyOf(triples, 2 * triples.length);
            triples[3 * count] = from;
            triples[3 * count + 1] = to;
            triples[3 * count + 2] = value;
            count++;
        }

        /** Stretches of another, as they are; those at its borders must not touch what is added beside them. */
        void takeOver(Extents other, int from, int to) {
            if (from >= to) return;
            int more = 3 * (to - from);
            if (3 * count + more > triples.length) triples = Arrays.copyOf(triples, 3 * count + more);
            for (int i = 0; i < more; i++) triples[3 * count + i] = other.triples[3 * from + i];
            count += to - from;
        }

        Extents build() {
            if (count == 0) return EMPTY;
            return new Extents(triples.length == 3 * count ? triples : Arrays.copyOf(triples, 3 * count), count);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Extents extents && extents.count == count
            && Arrays.equals(triples, 0, 3 * count, extents.triples, 0, 3 * count);
    }

    @Override
    public int hashCode() {
        int hash = count;
        for (int i = 0; i < 3 * count; i++) hash = 31 * hash + Long.hashCode(triples[i]);
        return hash;
    }

    @Override
    public String toString() {
        var text = new StringBuilder("[");
        each((from, to, value) -> text.append(text.length() > 1 ? ", " : "").append(from).append("..").append(to).append('=')
            .append(value));
        return text.append(']').toString();
    }
}
