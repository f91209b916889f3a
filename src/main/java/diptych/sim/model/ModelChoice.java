package diptych.sim.model;

/**
 * Every number that nothing public fixes. Each is ours, contradicts no published fact, and is shown to learners as an assumption
 * (reference, remark MODEL CHOICE).
 */
public enum ModelChoice {
    RESERVE_MINIMUM(2048, "MiB", "the least the host keeps for itself; the real reserve is computed but unpublished"),
    RESERVE_SHARE(10, "%", "of physical memory kept for the host where that is more"),
    FIRST_SHRINK_ROUND(330, "s", "after a VM's start the host first takes surplus memory; read off a public log of 2020"),
    SHRINK_ROUND_EVERY(300, "s", "between rounds of taking surplus; read off two public logs"),
    SHRINK_BITE(128, "MiB", "the most one balloon request of a round asks for; read off the same log"),
    SHRINK_CALLS_PER_ROUND(6, "calls", "after the first cut answer, then the round ends; read off the same log"),
    HOST_WAITS_AFTER_HANDSHAKE(50, "s", "before the host acts on a VM; QEMU's reading of Windows Server 2016"),
    HOT_ADD_PER_SECOND(512, "MiB", "the most the host adds to one VM in a second"),
    HOT_ADD_MESSAGE(2048, "MiB", "the most one hot-add request carries; QEMU"),
    HOT_ADD_ROUNDED_UP(1, "block", "a hot-add is rounded up to whole blocks; QEMU rounds down, Hyper-V's choice is unpublished"),
    HOT_ADD_RETRY(5, "s", "after a transient refusal before the host asks for a hot-add again"),
    BALLOON_RETRY(10, "s", "after a guest had nothing to give before the host asks again for others' sake"),
    BALLOON_MESSAGE(585_728, "pages", "the most one balloon request carries; a limit of Windows guests that QEMU keeps"),
    SMALLEST_MOVE(2, "MiB", "smaller differences are left alone, so that nothing flickers"),
    START_TAKES(5, "s", "from power-on until the balloon driver is loaded, if memory is there"),
    KERNEL_STARTS_AFTER(4300, "ms", "from power-on until the kernel's clock shows zero"),
    FILE_SYSTEMS_MOUNT_AFTER(500, "ms", "from the kernel's first line until it has found its disks and mounts what is on them"),
    START_FREES_FOR(4, "s", "a start waits this long for other VMs to give memory up"),
    SHUTDOWN_TAKES(3, "s", "an orderly shutdown"),
    SAVE_TAKES(2, "s", "saving a VM's memory to disk, and reading it back"),
    MESSAGE_TAKES(500, "us", "one message on the VMBus, one way"),
    BALLOON_PAGE_TAKES(600, "ns", "to allocate one page for the balloon; read off the same log"),
    BLOCK_TAKES(10, "ms", "to add a memory block and, where the kernel does so, put it online"),
    UDEV_TAKES(100, "ms", "for a udev rule to put a block online"),
    SWAP_IN_PER_SECOND(128, "MiB", "a running program reads back from swap once memory is free again"),
    DISK_DEFAULT(200, "MiB/s", "throughput of a guest's disk where the scenario names none"),
    REQUEST_TAKES(1, "s", "the backup application gathers writers and components; the guest notices nothing"),
    CHECK_TAKES(10, "ms", "the capability question and its answer"),
    FREEZE_HOOK_TAKES(50, "ms", "a file system's own part of a freeze, after the flush"),
    CHECKPOINT_TAKES(600, "ms", "to switch a VM's disks to new files"),
    THAW_TAKES(20, "ms", "to thaw one file system"),
    SNAPSHOT_TAKES(1, "s", "the volume snapshot, whose ceiling of 10 s is Windows' own"),
    STORE_THROUGHPUT(100, "MiB/s", "of the backup store where the scenario names none"),
    MERGE_THROUGHPUT(200, "MiB/s", "a differencing disk goes back into its parent"),
    MERGE_RETRY(60, "s", "after a merge failed before it is tried again"),
    HOST_GIVES_UP(600, "s", "on a guest that never answers; about 10 minutes were reported"),
    FLUSH_SEEN_EVERY(100, "ms", "steps in which a flush is shown; its length does not depend on them"),
    PROGRAM_TURN(250, "ms", "between two writes of a program that writes all the time"),
    DATABASE_KEEPS(8, "transactions", "in its own memory before it writes their pages to its data file"),
    BOOT_DATA_HELD(30, "s", "what a scenario declares dirty at start stays so, as long as dirty pages may");

    private final long value;
    private final String unit;
    private final String remark;

    ModelChoice(long value, String unit, String remark) {
        this.value = value;
        this.unit = unit;
        this.remark = remark;
    }

    public long value() {
        return value;
    }

    public String unit() {
        return unit;
    }

    /** What it is and where it comes from, as the end of a sentence. */
    public String remark() {
        return remark;
    }
}
