package diptych.sim.model;

/** The package that {@code free} and {@code vmstat} come from; both formulas for "used" are in observed.md. */
public enum Procps {
    /** Debian 11: used = MemTotal - MemFree - Buffers - Cached - SReclaimable. */
    V3_3_17("3.3.17"),
    /** Debian 12: used = MemTotal - MemAvailable. */
    V4_0_2("4.0.2");

    private final String written;

    Procps(String written) {
        this.written = written;
    }

    public String written() {
        return written;
    }
}
