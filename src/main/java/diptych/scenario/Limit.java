package diptych.scenario;

import diptych.sim.units.SimTime;

/** How much one scenario may ask for (scenarios.md, "Limits"); whoever asks for more is refused with the limit's name. */
public enum Limit {
    VMS("virtual machines", 64, "64 virtual machines"),
    DISKS("disks", 128, "128 disks, those of all virtual machines together"),
    ACTIONS("actions", 10_000, "10,000 actions, repeated ones counted each time"),
    DAYS("simulated time", 30 * 86_400, "30 simulated days, which are 2,592,000 s"),
    SAMPLES("samples", 1_000_000, "1,000,000 samples"),
    TEXT("text", 1 << 20, "1 MiB of text, which is 1,048,576 bytes"),
    PROCESSOR("processor time", 60, "60 s of one processor"),
    LOOKS("samples", 4_000_000, "4,000,000 looks at a virtual machine, one for each of them in every sample"),
    EVENTS("events", 20_000_000, "20,000,000 events"),
    PIECES("pieces", 10_000, "10,000 pieces of one stress"),
    DEPTH("depth", 64, "64 levels of nesting"),
    NODES("aliases", 200_000, "200,000 values once every alias is written out");

    /** The last moment a run may reach. */
    public static final SimTime END = SimTime.seconds(DAYS.most);

    private final String called;
    private final long most;
    private final String words;

    Limit(String called, long most, String words) {
        this.called = called;
        this.most = most;
        this.words = words;
    }

    public long most() {
        return most;
    }

    /** What is limited, in two words at most. */
    public String called() {
        return called;
    }

    /** The limit as the end of a sentence. */
    public String words() {
        return words;
    }

    /** A sentence that names the limit and what was asked for. */
    public String refusal(String asked) {
        return asked + "; the limit of " + called + " is " + words;
    }
}
