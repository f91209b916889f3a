package diptych.lessons;

import java.util.Locale;

/** What a lesson is about, and so what its pictures show. */
public enum Topic {
    /** Where a VM's memory is: assigned, hot-added, ballooned. */
    MEMORY,
    /** How a running VM is backed up: disks, file systems, the freeze. */
    BACKUP;

    /** As a lesson's file writes it. */
    public String written() {
        return name().toLowerCase(Locale.ROOT);
    }
}
