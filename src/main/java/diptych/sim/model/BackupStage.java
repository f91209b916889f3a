package diptych.sim.model;

import java.util.Locale;

/** A live backup in the order it happens; lessons and pages print these numbers. */
public enum BackupStage {
    REQUEST(1), ASK_GUEST(2), FREEZE(3), CHECKPOINT_AND_THAW(4), SNAPSHOT_VOLUME(5), COPY_OUT(6);

    private final int number;

    BackupStage(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    /** Where a fault can strike; the words of scenarios. */
    public enum Moment {
        CHECKING, FREEZING, CHECKPOINTING, THAWING, SNAPSHOTTING, COPYING;

        public String written() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
