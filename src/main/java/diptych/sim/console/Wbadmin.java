package diptych.sim.console;

import diptych.sim.model.BackupJob;
import diptych.sim.model.BackupPart;
import diptych.sim.model.World;
import java.util.List;

/**
 * Windows Server Backup in a window of its own, {@code wbadmin start backup -hyperv:...}: what it has printed of the newest backup so
 * far, and the log that it leaves. Progress and captions as Microsoft's tests look for them [LT-DISABLE], the rest as published captures
 * have it; the model copies all VMs of a backup at once, so they share one percentage.
 */
public final class Wbadmin {
    private static final String HEAD = """
        wbadmin 1.0 - Backup command-line tool
        (C) Copyright Microsoft Corporation. All rights reserved.

        """;
    private static final String SHADOW_COPY = "Creating a shadow copy of the volumes specified for backup...\n";
    private static final String SUMMARY = "Summary of the backup operation:\n------------------\n\n";
    private static final String LOGS = "C:\\Windows\\Logs\\WindowsServerBackup\\Backup-";

    private Wbadmin() {}

    /** Nothing if there was no backup. */
    public static String print(World world) {
        List<BackupJob> jobs = world.backups().toStore();
        return jobs.isEmpty() ? "" : print(world, jobs.get(jobs.size() - 1));
    }

    private static String print(World world, BackupJob job) {
        return HEAD + switch (job.state()) {
            case IDLE, REQUESTED -> "";
            case CHECKING, FREEZING, CHECKPOINTING, THAWING, FALLBACK, SNAPSHOTTING -> SHADOW_COPY;
            case COPYING -> SHADOW_COPY + copying(job, percent(world, job));
            case CLEANUP -> SHADOW_COPY + copying(job, 100);
            case DONE -> SHADOW_COPY + copying(job, 100) + SUMMARY + "The backup operation successfully completed.\n"
                + "Log of files successfully backed up:\n" + LOGS + WallClock.fileName(job.asked()) + ".log\n";
            case FAILED -> skipped(job) + SUMMARY
                + "The backup operation stopped before completing.\nDetailed error: " + job.message() + "\n";
        };
    }

    private static long percent(World world, BackupJob job) {
        return job.toCopy() == 0 ? 100 : job.copiedBy(world.now()) * 100 / job.toCopy();
    }

    private static String copying(BackupJob job, long percent) {
        var text = new StringBuilder();
        for (BackupPart part : job.parts()) {
            text.append("Copying files for \"%s\"(%s)... %d%% done.\n".formatted(part.vm(), part.online() ? "Online" : "Offline", percent));
        }
        return text.toString();
    }

    /** [C-AMIE] */
    private static String skipped(BackupJob job) {
        var text = new StringBuilder();
        for (BackupPart part : job.parts()) {
            if (part.state() == BackupPart.State.FAILED) {
                text.append("The component ").append(part.vm()).append("(Online) was skipped during the snapshot and will not be available "
                    + "for recovery.\n");
            }
        }
        return text.toString();
    }

    /** The log of the newest backup that was completed, one line for each VM; nothing if there is none. */
    public static String log(World world) {
        var text = new StringBuilder();
        for (BackupJob job : world.backups().toStore()) {
            if (job.state() != BackupJob.State.DONE) continue;
            text.setLength(0);
            for (BackupPart part : job.parts()) {
                text.append("Caption: ").append(world.host().version().backupCaption(part.online(), part.vm())).append('\n');
            }
        }
        return text.toString();
    }
}
