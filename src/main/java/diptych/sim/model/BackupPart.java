package diptych.sim.model;

import diptych.sim.units.SimTime;
import java.util.List;
import java.util.Optional;

/**
 * Where one VM of a backup stands, from the host's side.
 *
 * @param vm          its name
 * @param state       what it is on the way through
 * @param since       since when
 * @param due         when this is over by itself; {@link SimTime#NEVER} while the guest is to answer
 * @param online      whether its file systems were frozen for the checkpoint
 * @param froze       mount points in the order in which they were frozen
 * @param frozenFrom  when FREEZE reached the guest; {@link SimTime#NEVER} if it never did
 * @param frozenUntil when the guest had thawed; {@link SimTime#NEVER} until then
 * @param consistency how good its checkpoint is
 * @param copy        the checkpoint, once it is made
 * @param message     what the host has to say of it, or why it failed
 * @param event       the number of the event in the host's log; 0 if none
 * @param weSaved     whether the backup itself put it into saved state
 */
public record BackupPart(String vm, State state, SimTime since, SimTime due, boolean online, List<String> froze, SimTime frozenFrom,
                         SimTime frozenUntil, Consistency consistency, Optional<BackupCopy> copy, String message, int event,
                             boolean weSaved) {

    /** What one VM goes through; every way out of FREEZING or CHECKPOINTING leads through THAWING. */
    public enum State { WAITING, CHECKING, FREEZING, CHECKPOINTING, THAWING, FALLBACK, SAVING, PREPARED, FAILED }

    public BackupPart {
        froze = List.copyOf(froze);
    }

    public static BackupPart of(String vm, SimTime now) {
        return new BackupPart(vm, State.WAITING, now, SimTime.NEVER, false, List.of(), SimTime.NEVER, SimTime.NEVER, Consistency.CRASH,
            Optional.empty(), "", 0, false);
    }

    public boolean isOver() {
        return state == State.PREPARED || state == State.FAILED;
    }

    /** Whether the guest may be frozen for it now. */
    public boolean isInWindow() {
        return state == State.FREEZING || state == State.CHECKPOINTING || state == State.THAWING;
    }

    public BackupPart in(State changed, SimTime now, SimTime until) {
        return new BackupPart(vm, changed, now, until, online, froze, frozenFrom, frozenUntil, consistency, copy, message, event, weSaved);
    }

    public BackupPart freezing(SimTime now, SimTime until) {
        return new BackupPart(vm, State.FREEZING, now, until, online, froze, now, frozenUntil, consistency, copy, message, event, weSaved);
    }

    public BackupPart frozen(List<String> mounts) {
        return new BackupPart(vm, state, since, due, online, mounts, frozenFrom, frozenUntil, consistency, copy, message, event, weSaved);
    }

    public BackupPart thawed(SimTime now) {
        return new BackupPart(vm, state, since, due, online, froze, frozenFrom, now, consistency, copy, message, event, weSaved);
    }

    public BackupPart checkpointed(BackupCopy made, boolean wasOnline) {
        return new BackupPart(vm, state, since, due, wasOnline, froze, frozenFrom, frozenUntil, made.consistency(), Optional.of(made),
            message, event, weSaved);
    }

    public BackupPart saying(String text, int number) {
        return new BackupPart(vm, state, since, due, online, froze, frozenFrom, frozenUntil, consistency, copy, text,
            number == 0 ? event : number, weSaved);
    }

    public BackupPart savedByUs() {
        return new BackupPart(vm, state, since, due, online, froze, frozenFrom, frozenUntil, consistency, copy, message, event, true);
    }

    /** The same checkpoint, read from the volume. */
    public BackupPart with(BackupCopy changed) {
        return new BackupPart(vm, state, since, due, online, froze, frozenFrom, frozenUntil, consistency, Optional.of(changed), message,
            event, weSaved);
    }

    /** How long the guest's file systems stood still for it, so far. */
    public SimTime pause(SimTime now) {
        return frozenFrom == SimTime.NEVER ? SimTime.ZERO : frozenUntil.min(now).since(frozenFrom);
    }
}
