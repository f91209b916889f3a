package diptych.sim.model;

/** The property CheckpointType of a VM, Windows Server 2016 and later [MS-CKPT]. */
public enum CheckpointType {
    /** Freezes the guest; where it cannot be frozen, a standard checkpoint is made. */
    PRODUCTION("Production"),
    /** Freezes the guest, or fails. */
    PRODUCTION_ONLY("ProductionOnly"),
    /** Memory, devices and disks, without asking the guest. */
    STANDARD("Standard"),
    /** None at all. */
    DISABLED("Disabled");

    private final String written;

    CheckpointType(String written) {
        this.written = written;
    }

    public String written() {
        return written;
    }
}
