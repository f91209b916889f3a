package diptych.sim.model;

/** How far {@code freeze_super} has come, fs/super.c; the order is the kernel's numbering. */
public enum FreezeLevel {
    /** Normal. */
    SB_UNFROZEN,
    /** New writes block, running ones are awaited. */
    SB_FREEZE_WRITE,
    /** Writes through mmap block too; then all dirty pages and inodes are written. */
    SB_FREEZE_PAGEFAULT,
    /** Internal writers block; the file system's own hook runs. */
    SB_FREEZE_FS,
    /** Frozen. */
    SB_FREEZE_COMPLETE
}
