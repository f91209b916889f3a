package diptych.sim.model;

import diptych.sim.units.SimTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A backup, or a checkpoint that freezes, from its request to its end.
 *
 * @param id      counts from 1
 * @param purpose what it is for
 * @param parts   a VM each, in the order they were asked for; all or none
 * @param state   where it stands
 * @param asked   when it was asked for
 * @param since   when it came into this state
 * @param due     when this state ends by itself; {@link SimTime#NEVER} while something is waited for
 * @param toCopy  blocks that have to be copied
 * @param copied  blocks that were, once copying is over
 * @param message why it failed, or what else there is to say
 * @param event   the number of the event in the host's log; 0 if none
 */
public record BackupJob(int id, Purpose purpose, List<BackupPart> parts, State state, SimTime asked, SimTime since, SimTime due,
                        long toCopy, long copied, String message, int event) {

    /** The states of reference section 15; those from CHECKING to THAWING are the least advanced of its parts. */
    public enum State {
        IDLE, REQUESTED, CHECKING, FREEZING, CHECKPOINTING, THAWING, FALLBACK, SNAPSHOTTING, COPYING, CLEANUP, DONE, FAILED
    }

    /** What it is for. */
    public sealed interface Purpose {}

    /** @param target a volume, or "store" */
    public record ToStore(String target, boolean incremental) implements Purpose {}

    /** @param name of the checkpoint */
    public record ForCheckpoint(String name) implements Purpose {}

    /** A VM comes back from the newest completed backup. */
    public record FromStore() implements Purpose {}

    public BackupJob {
        parts = List.copyOf(parts);
    }

    public boolean isOver() {
        return state == State.DONE || state == State.FAILED;
    }

    public boolean isBackup() {
        return purpose instanceof ToStore;
    }

    /** What its layers are marked with. */
    public String mark() {
        return purpose instanceof ForCheckpoint checkpoint ? StateCheckpoint.mark(checkpoint.name()) : "backup " + id;
    }

    public Optional<BackupPart> part(String vm) {
        return parts.stream().filter(part -> part.vm().equals(vm)).findFirst();
    }

    /** The stage it is in, or ended in. */
    public BackupStage stage() {
        return switch (state) {
            case IDLE, REQUESTED -> BackupStage.REQUEST;
            case CHECKING, FALLBACK -> BackupStage.ASK_GUEST;
            case FREEZING -> BackupStage.FREEZE;
            case CHECKPOINTING, THAWING -> BackupStage.CHECKPOINT_AND_THAW;
            case SNAPSHOTTING -> BackupStage.SNAPSHOT_VOLUME;
            case COPYING, CLEANUP, DONE, FAILED -> BackupStage.COPY_OUT;
        };
    }

    /** Blocks copied by now. */
    public long copiedBy(SimTime now) {
        if (state != State.COPYING || !due.isAfter(since)) return copied;
        double share = Math.min(1, (double) now.since(since).micros() / due.since(since).micros());
        return (long) (toCopy * share);
    }

    public BackupJob in(State changed, SimTime now, SimTime until) {
        return new BackupJob(id, purpose, parts, changed, asked, changed == state ? since : now, until, toCopy, copied, message, event);
    }

    public BackupJob with(BackupPart part) {
        var changed = new ArrayList<>(parts);
        changed.replaceAll(other -> other.vm().equals(part.vm()) ? part : other);
        return new BackupJob(id, purpose, changed, state, asked, since, due, toCopy, copied, message, event);
    }

    public BackupJob copying(long blocks) {
        return new BackupJob(id, purpose, parts, state, asked, since, due, blocks, copied, message, event);
    }

    public BackupJob copied(long blocks) {
        return new BackupJob(id, purpose, parts, state, asked, since, due, toCopy, blocks, message, event);
    }

    public BackupJob saying(String text, int number) {
        return new BackupJob(id, purpose, parts, state, asked, since, due, toCopy, copied, text, number == 0 ? event : number);
    }

    /** When something happens to it by itself. */
    public SimTime nextDue() {
        SimTime next = due;
        if (!isOver()) for (BackupPart part : parts) next = next.min(part.due());
        return next;
    }
}
