package diptych.sim.model;

/** A thing that goes wrong with memory: armed at once, strikes once. */
public sealed interface MemoryFault {

    /** The guest's next answer to a hot-add request. */
    record HotAddAnswer(Kind kind) implements MemoryFault {
        /** How it answers. */
        public enum Kind {
            /** Nothing added, ask again later (result 0). */
            TRANSIENT,
            /** Nothing added, never ask again (result 1, page count 0). */
            PERMANENT,
            /** Only the first half of what was asked. */
            PARTIAL
        }
    }

    /** The next block is not put online while the driver waits. */
    record OnlineTimeout() implements MemoryFault {}

    /** At the next handshake the host accepts no newer version; null when it accepts none at all. */
    record Protocol(ProtocolVersion newest) implements MemoryFault {}
}
