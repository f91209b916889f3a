package diptych.sim.units;

/**
 * A moment, or a span, inside the simulation: whole microseconds since it began. Never the clock of the machine that runs it.
 *
 * @param micros 0 or more; {@link #NEVER} is later than every moment
 * @throws IllegalArgumentException if {@code micros} is negative
 */
public record SimTime(long micros) implements Comparable<SimTime> {
    public static final long MICROS_PER_SECOND = 1_000_000;
    public static final SimTime ZERO = new SimTime(0);
    public static final SimTime NEVER = new SimTime(Long.MAX_VALUE);

    public SimTime {
        if (micros < 0) throw new IllegalArgumentException("before the beginning: " + micros + " us");
    }

    public static SimTime micros(long micros) {
        return new SimTime(micros);
    }

    public static SimTime millis(long millis) {
        return new SimTime(Math.multiplyExact(millis, 1_000));
    }

    public static SimTime seconds(long seconds) {
        return new SimTime(Math.multiplyExact(seconds, MICROS_PER_SECOND));
    }

    /** The nearest microsecond to a decimal number of seconds, as scenarios write them. */
    public static SimTime ofSeconds(double seconds) {
        return new SimTime(Math.round(seconds * MICROS_PER_SECOND));
    }

    public SimTime plus(SimTime span) {
        return this == NEVER || span == NEVER ? NEVER : new SimTime(Math.addExact(micros, span.micros));
    }

    /** @throws IllegalArgumentException if {@code earlier} is later than this */
    public SimTime since(SimTime earlier) {
        return new SimTime(micros - earlier.micros);
    }

    public boolean isBefore(SimTime other) {
        return micros < other.micros;
    }

    public boolean isAfter(SimTime other) {
        return micros > other.micros;
    }

    public SimTime min(SimTime other) {
        return micros <= other.micros ? this : other;
    }

    public SimTime max(SimTime other) {
        return micros >= other.micros ? this : other;
    }

    /** The first whole second after this moment. */
    public SimTime nextWholeSecond() {
        return seconds(micros / MICROS_PER_SECOND + 1);
    }

    public boolean isWholeSecond() {
        return micros % MICROS_PER_SECOND == 0;
    }

    public double inSeconds() {
        return (double) micros / MICROS_PER_SECOND;
    }

    @Override
    public int compareTo(SimTime other) {
        return Long.compare(micros, other.micros);
    }

    @Override
    public String toString() {
        return this == NEVER ? "never" : inSeconds() + " s";
    }
}
