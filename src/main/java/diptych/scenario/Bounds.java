package diptych.scenario;

import java.time.Duration;

/**
 * How much one run may take: the limits of the language, or less where many runs share a machine.
 *
 * @param processor processor time, at most {@link Limit#PROCESSOR}
 * @param looks     looks at a virtual machine, at most {@link Limit#LOOKS}; each keeps about a kilobyte
 * @param events    events, at most {@link Limit#EVENTS}; each keeps 32 to 100 bytes
 */
public record Bounds(Duration processor, long looks, long events) {
    public static final Bounds FULL =
        new Bounds(Duration.ofSeconds(Limit.PROCESSOR.most()), Limit.LOOKS.most(), Limit.EVENTS.most());

    public Bounds {
        boolean within = processor.toSeconds() <= Limit.PROCESSOR.most() && looks <= Limit.LOOKS.most() && events <= Limit.EVENTS.most();
        if (!within) throw new IllegalArgumentException("bounds may be narrower than the limits of the language, not wider");
    }
}
