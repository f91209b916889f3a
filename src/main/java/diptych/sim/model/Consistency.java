package diptych.sim.model;

/** How good a copy is, worst first; reference section 8. */
public enum Consistency {
    /** As after pulling the plug. */
    CRASH("crash"),
    /** Everything the kernel had is on the disk; Microsoft calls it application consistent, for Linux only [TIP]. */
    FILE_SYSTEM("file-system"),
    /** The applications have put their own buffers in order too, or had ended. */
    APPLICATION("application");

    private final String written;

    Consistency(String written) {
        this.written = written;
    }

    public String written() {
        return written;
    }
}
