package diptych.json;

import diptych.sim.model.Host;
import diptych.sim.model.HostVersion;
import diptych.sim.model.Log;
import diptych.sim.model.ModelChoice;
import diptych.sim.units.Pages;

/** Reads {@code host}. */
final class HostReader {
    private static final String NAME = "hv-01";
    private static final long DEFAULT_MEMORY = 32_768;
    /** 64 TiB, more than any host has. */
    private static final long MOST_MEMORY = 1L << 26;

    private HostReader() {}

    static Host read(Fields fields) {
        Pages memory = fields.withDefault("memory", Value.pages(1, MOST_MEMORY), Pages.ofMib(DEFAULT_MEMORY));
        Pages reserve = fields.withDefault("reserve", Value.pages(0, MOST_MEMORY), Host.defaultReserve(memory));
        HostVersion version = fields.withDefault("version", Value.choice(Words.of(HostVersion.class, HostVersion::written)),
            HostVersion.WS2022);
        long store = fields.withDefault("throughput", Value.whole("MiB a second", 1, MOST_MEMORY), ModelChoice.STORE_THROUGHPUT.value());
        fields.finish();
        if (reserve.exceeds(memory)) {
            fields.problem(fields.has("reserve") ? "reserve" : "memory", "the reserve of " + reserve
                + (fields.has("reserve") ? "" : ", the default,")
                + " is more than the host's memory of " + memory + "; give the host more memory or a smaller reserve");
        }
        return new Host(NAME, version, memory, reserve, Host.Applications.NONE, Log.EMPTY, store);
    }
}
