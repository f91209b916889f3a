package diptych.sim.model;

/** The Windows Server release of the host, with what depends on it. */
public enum HostVersion {
    WS2012("2012", ProtocolVersion.V1_0, "4.0", 6),
    WS2012R2("2012r2", ProtocolVersion.V1_0, "5.0", 6),
    WS2016("2016", ProtocolVersion.V2_0, "8.0", 10),
    WS2019("2019", ProtocolVersion.V2_0, "9.0", 10),
    WS2022("2022", ProtocolVersion.V2_0, "10.0", 10),
    WS2025("2025", ProtocolVersion.V2_0, "12.0", 10);

    private final String written;
    private final ProtocolVersion newestProtocol;
    private final String vmVersion;
    private final int hypervisorMajor;

    HostVersion(String written, ProtocolVersion newestProtocol, String vmVersion, int hypervisorMajor) {
        this.written = written;
        this.newestProtocol = newestProtocol;
        this.vmVersion = vmVersion;
        this.hypervisorMajor = hypervisorMajor;
    }

    /** As scenarios write it. */
    public String written() {
        return written;
    }

    /** The newest Dynamic Memory protocol this host accepts: 1.0 before 2016, 2.0 since. */
    public ProtocolVersion newestProtocol() {
        return newestProtocol;
    }

    /** The configuration version that {@code Get-VM} prints for a VM made on this host. */
    public String vmVersion() {
        return vmVersion;
    }

    /**
     * What a backup's log calls the component of a VM: since 2012 R2 [LT-DISABLE], and before [DPM-51].
     *
     * @param online whether the guest took part
     */
    public String backupCaption(boolean online, String vm) {
        boolean today = compareTo(WS2012R2) >= 0;
        return (online ? today ? "Online" : "Backup Using Child Partition Snapshot" : today ? "Offline" : "Backup Using Saved State")
            + "\\" + vm;
    }

    public int hypervisorMajor() {
        return hypervisorMajor;
    }

    /** Runtime Memory Resize of static VMs came with Windows Server 2016 [MS-FEAT]. */
    public boolean resizesRunningVms() {
        return compareTo(WS2016) >= 0;
    }
}
