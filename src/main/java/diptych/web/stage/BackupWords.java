package diptych.web.stage;

import diptych.lessons.GuestChoice;
import diptych.sim.model.BackupJob;
import diptych.sim.model.BackupStage;
import diptych.sim.model.Consistency;
import diptych.sim.model.GuestSettings.Daemon;
import diptych.web.view.Phrase;

/** What things of a backup are called. */
final class BackupWords {
    private BackupWords() {}

    static Phrase name(BackupStage stage) {
        return switch (stage) {
            case REQUEST -> Phrase.STAGE_REQUEST;
            case ASK_GUEST -> Phrase.STAGE_ASK;
            case FREEZE -> Phrase.STAGE_FREEZE;
            case CHECKPOINT_AND_THAW -> Phrase.STAGE_CHECKPOINT;
            case SNAPSHOT_VOLUME -> Phrase.STAGE_SNAPSHOT;
            case COPY_OUT -> Phrase.STAGE_COPY;
        };
    }

    /** @param stage from 1 to 6 */
    static Phrase name(int stage) {
        return name(BackupStage.values()[stage - 1]);
    }

    /** A guest, told by what matters for a backup; the kernel is filled in. */
    static Phrase name(GuestChoice guest) {
        boolean runs = guest.daemon().map(Daemon.RUNNING::equals).orElse(true);
        return runs ? Phrase.GUEST_PLAIN : Phrase.GUEST_NO_DAEMON;
    }

    static Phrase name(BackupJob.State state) {
        return switch (state) {
            case IDLE, REQUESTED -> Phrase.JOB_REQUESTED;
            case CHECKING -> Phrase.JOB_CHECKING;
            case FREEZING -> Phrase.JOB_FREEZING;
            case CHECKPOINTING -> Phrase.JOB_CHECKPOINTING;
            case THAWING -> Phrase.JOB_THAWING;
            case FALLBACK -> Phrase.JOB_FALLBACK;
            case SNAPSHOTTING -> Phrase.JOB_SNAPSHOTTING;
            case COPYING -> Phrase.JOB_COPYING;
            case CLEANUP -> Phrase.JOB_CLEANUP;
            case DONE -> Phrase.JOB_DONE;
            case FAILED -> Phrase.JOB_FAILED;
        };
    }

    static Phrase name(Consistency consistency) {
        return switch (consistency) {
            case CRASH -> Phrase.CRASH_CONSISTENT;
            case FILE_SYSTEM -> Phrase.FILE_SYSTEM_CONSISTENT;
            case APPLICATION -> Phrase.APPLICATION_CONSISTENT;
        };
    }
}
