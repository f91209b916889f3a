package diptych.sim.model;

import java.util.Arrays;

/**
 * Ranges that carry a value each, sorted and without overlap: an immutable map from long stretches to one number. Content is kept
 * so: the blocks of a disk, the pages of a file, each with the number of the write that put it there. A disk of 40 GiB costs as much
 * as it has stretches of different writes, not blocks; and two that differ by a write share the rest, leaf by leaf.
 */
public final class Extents {
    public static final Extents EMPTY = new Extents(new long[0][], 0);
    /** Stretches of a leaf at the most. */
    private static final int LEAF = 32;

    /** In order, none of them empty: from, to, value; from, to, value; ... */
    private final long[][] leaves;
    private final long length;

    private Extents(long[][] leaves, long length) {
        this.leaves = leaves;
        this.length = length;
    }

    /** One stretch; nothing where it is empty. */
    public static Extents of(long from, long to, long value) {
        return from < to ? new Extents(new long[][] {{from, to, value}}, to - from) : EMPTY;
    }

    /** Is told every stretch in order. */
    @FunctionalInterface
    public interface Stretch {
        void is(long from, long to, long value);
    }

    public void each(Stretch stretch) {
        for (long[] leaf : leaves) for (int i = 0; i < leaf.length; i += 3) stretch.is(leaf[i], leaf[i + 1], leaf[i + 2]);
    }

    public boolean isEmpty() {
        return leaves.length == 0;
    }

    /** How many stretches it takes. */
    public int stretches() {
        int longs = 0;
        for (long[] leaf : leaves) longs += leaf.length;
        return longs / 3;
    }

    /** How much it covers. */
    public long length() {
        return length;
    }

    /** Where the last stretch ends; 0 if there is none. */
    public long end() {
        return isEmpty() ? 0 : end(leaves[leaves.length - 1]);
    }

    /** The value of the last stretch. */
    public long lastValue() {
        if (isEmpty()) throw new IllegalStateException("nothing has no last stretch");
        long[] last = leaves[leaves.length - 1];
        return last[last.length - 1];
    }

    /** The same with a stretch laid over it. */
    public Extents put(long from, long to, long value) {
        return from < to ? laid(new long[] {from, to, value}) : this;
    }

    /** The same with all stretches of another laid over it. */
    public Extents put(Extents newer) {
        if (isEmpty()) return newer;
        Extents all = this;
        for (long[] leaf : newer.leaves) all = all.laid(leaf);
        return all;
    }

    /** What lies apart from the newer stretches is taken over as it is; a neighbour may become one with them. */
    private Extents laid(long[] newer) {
        if (isEmpty()) return new Extents(new long[][] {newer}, length(newer));
        int first = 0;
        while (first < leaves.length && end(leaves[first]) < newer[0]) first++;
        int last = first;
        while (last < leaves.length && leaves[last][0] <= end(newer)) last++;
        if (first == last && first > 0) first--;
        else if (first == last) last++;
        return replaced(first, last, laid(joined(first, last), newer));
    }

    private static Builder laid(long[] older, long[] newer) {
        var all = new Builder(older.length / 3 + 2 * (newer.length / 3));
        int i = 0;
        long done = Long.MIN_VALUE;
        for (int n = 0; n < newer.length; n += 3) {
            long from = newer[n];
            for (; i < older.length && older[i] < from; i += 3) {
                all.add(Math.max(older[i], done), Math.min(older[i + 1], from), older[i + 2]);
                if (older[i + 1] > from) break;
            }
            all.add(from, newer[n + 1], newer[n + 2]);
            done = newer[n + 1];
            while (i < older.length && older[i + 1] <= done) i += 3;
        }
        for (; i < older.length; i += 3) all.add(Math.max(older[i], done), older[i + 1], older[i + 2]);
        return all;
    }

    /** The same without what lies between. */
    public Extents without(long from, long to) {
        int first = endingAfter(from);
        int last = first;
        while (last < leaves.length && leaves[last][0] < to) last++;
        if (first >= last) return this;
        var left = new Builder(LEAF);
        for (int leaf = first; leaf < last; leaf++) {
            long[] all = leaves[leaf];
            for (int i = 0; i < all.length; i += 3) {
                left.add(all[i], Math.min(all[i + 1], from), all[i + 2]);
                left.add(Math.max(all[i], to), all[i + 1], all[i + 2]);
            }
        }
        return replaced(first, last, left);
    }

    /** The same without whatever another covers. */
    public Extents without(Extents covered) {
        Extents left = this;
        for (long[] leaf : covered.leaves) for (int i = 0; i < leaf.length; i += 3) left = left.without(leaf[i], leaf[i + 1]);
        return left;
    }

    /** Only what lies between. */
    public Extents slice(long from, long to) {
        if (isEmpty() || leaves[0][0] >= from && end() <= to) return this;
        var all = new Builder(LEAF);
        for (int leaf = endingAfter(from); leaf < leaves.length && leaves[leaf][0] < to; leaf++) {
            long[] some = leaves[leaf];
            for (int i = 0; i < some.length; i += 3) all.add(Math.max(some[i], from), Math.min(some[i + 1], to), some[i + 2]);
        }
        return all.build();
    }

    /** The first so many, in order of place. */
    public Extents first(long most) {
        if (most >= length) return this;
        var all = new Builder(LEAF);
        long left = most;
        for (int leaf = 0; left > 0; leaf++) {
            long[] some = leaves[leaf];
            for (int i = 0; i < some.length && left > 0; i += 3) {
                long end = Math.min(some[i + 1], some[i] + left);
                left -= end - some[i];
                all.add(some[i], end, some[i + 2]);
            }
        }
        return all.build();
    }

    /**
     * Moves each stretch by what a second map says of its place: that map's values are distances. What it does not cover is dropped.
     */
    public Extents movedBy(Extents distances) {
        Extents moved = EMPTY;
        for (long[] some : distances.leaves) {
            for (int d = 0; d < some.length; d += 3) {
                for (long[] leaf : slice(some[d], some[d + 1]).leaves) moved = moved.put(shifted(leaf, some[d + 2]));
            }
        }
        return moved;
    }

    private static Extents shifted(long[] leaf, long distance) {
        long[] shifted = leaf.clone();
        for (int i = 0; i < leaf.length; i += 3) {
            shifted[i] += distance;
            shifted[i + 1] += distance;
        }
        return new Extents(new long[][] {shifted}, length(shifted));
    }

    /** The way back of {@link #movedBy}. */
    public Extents inverted() {
        Extents inverse = EMPTY;
        for (long[] leaf : leaves) {
            for (int i = 0; i < leaf.length; i += 3) inverse = inverse.put(leaf[i] + leaf[i + 2], leaf[i + 1] + leaf[i + 2], -leaf[i + 2]);
        }
        return inverse;
    }

    /** How many places have another value here than there, places that only one has included. */
    public long differences(Extents other) {
        long[] mine = joined(0, leaves.length);
        long[] its = other.joined(0, other.leaves.length);
        long same = 0;
        for (int i = 0, j = 0; i < mine.length && j < its.length; ) {
            long from = Math.max(mine[i], its[j]);
            long to = Math.min(mine[i + 1], its[j + 1]);
            if (from < to && mine[i + 2] == its[j + 2]) same += to - from;
            if (mine[i + 1] < its[j + 1]) i += 3; else j += 3;
        }
        return put(other).length() - same;
    }

    /** Whether every place of an older one is here too, with the same value or a newer one. */
    public boolean isAtLeast(Extents older) {
        long[] mine = joined(0, leaves.length);
        long[] its = older.joined(0, older.leaves.length);
        long covered = 0;
        for (int i = 0, j = 0; i < mine.length && j < its.length; ) {
            long from = Math.max(mine[i], its[j]);
            long to = Math.min(mine[i + 1], its[j + 1]);
            if (from < to && mine[i + 2] >= its[j + 2]) covered += to - from;
            if (mine[i + 1] < its[j + 1]) i += 3; else j += 3;
        }
        return covered == older.length();
    }

    /** The first leaf that ends after a place. */
    private int endingAfter(long place) {
        int leaf = 0;
        while (leaf < leaves.length && end(leaves[leaf]) <= place) leaf++;
        return leaf;
    }

    private static long end(long[] leaf) {
        return leaf[leaf.length - 2];
    }

    private static long length(long[] leaf) {
        long length = 0;
        for (int i = 0; i < leaf.length; i += 3) length += leaf[i + 1] - leaf[i];
        return length;
    }

    /** Some leaves as one. */
    private long[] joined(int first, int last) {
        if (last - first == 1) return leaves[first];
        int longs = 0;
        for (int i = first; i < last; i++) longs += leaves[i].length;
        long[] all = new long[longs];
        int at = 0;
        for (int i = first; i < last; i++) for (long number : leaves[i]) all[at++] = number;
        return all;
    }

    /** The same with other stretches in place of some leaves. */
    private Extents replaced(int first, int last, Builder by) {
        long[][] fresh = by.leaves();
        long changed = length;
        for (int i = first; i < last; i++) changed -= length(leaves[i]);
        for (long[] leaf : fresh) changed += length(leaf);
        if (changed == 0) return EMPTY;
        long[][] all = Arrays.copyOf(leaves, leaves.length - (last - first) + fresh.length);
        for (int i = 0; i < fresh.length; i++) all[first + i] = fresh[i];
        for (int i = last; i < leaves.length; i++) all[first + fresh.length + i - last] = leaves[i];
        return new Extents(all, changed);
    }

    /** Collects stretches in order; empty ones vanish, and neighbours of one value become one. */
    private static final class Builder {
        private long[] triples;
        private int longs;

        Builder(int expected) {
            triples = new long[3 * Math.max(4, expected)];
        }

        void add(long from, long to, long value) {
            if (from >= to) return;
            if (longs > 0 && triples[longs - 2] == from && triples[longs - 1] == value) {
                triples[longs - 2] = to;
                return;
            }
            if (longs == triples.length) triples = Arrays.copyOf(triples, 2 * triples.length);
            triples[longs] = from;
            triples[longs + 1] = to;
            triples[longs + 2] = value;
            longs += 3;
        }

        Extents build() {
            return longs == 0 ? EMPTY : EMPTY.replaced(0, 0, this);
        }

        /** As few as can be, all of about one size. */
        long[][] leaves() {
            int count = longs / 3;
            long[][] leaves = new long[Math.ceilDiv(count, LEAF)][];
            for (int i = 0; i < leaves.length; i++) {
                leaves[i] = Arrays.copyOfRange(triples, 3 * (count * i / leaves.length), 3 * (count * (i + 1) / leaves.length));
            }
            return leaves;
        }
    }

    @Override
    public boolean equals(Object other) {
        if (this == other) return true;
        return other instanceof Extents extents && extents.length == length
            && Arrays.equals(joined(0, leaves.length), extents.joined(0, extents.leaves.length));
    }

    @Override
    public int hashCode() {
        int hash = 0;
        for (long[] leaf : leaves) for (long number : leaf) hash = 31 * hash + Long.hashCode(number);
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
