package diptych.sim.model;

/** Versions of the Dynamic Memory protocol, oldest first, as hv_balloon.c names them. */
public enum ProtocolVersion {
    /** DYNMEM_PROTOCOL_VERSION_WIN7. */
    V0_3(0, 3),
    /** DYNMEM_PROTOCOL_VERSION_WIN8. */
    V1_0(1, 0),
    /** DYNMEM_PROTOCOL_VERSION_WIN10, since Linux 4.3. */
    V2_0(2, 0);

    private final int major;
    private final int minor;

    ProtocolVersion(int major, int minor) {
        this.major = major;
        this.minor = minor;
    }

    public int major() {
        return major;
    }

    public int minor() {
        return minor;
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
