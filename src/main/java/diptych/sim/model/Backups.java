package diptych.sim.model;

import diptych.sim.units.SimTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the backup application knows: every job, those under way and those that are over.
 *
 * @param jobs    in the order they were asked for; checkpoints only while they are made
 * @param nextId  of the next job
 * @param wishes  what has to be done to VMs for it, and is done at once
 * @param active  whether a job is under way; follows from the rest
 * @param due     when something happens to one by itself; follows from the rest
 */
public record Backups(List<BackupJob> jobs, int nextId, List<Wish> wishes, boolean active, SimTime due) {
    public static final Backups NONE = new Backups(List.of(), 1, List.of());

    /** Whatever is given as {@code active} and {@code due} is replaced by what follows from the rest. */
    public Backups {
        jobs = List.copyOf(jobs);
        wishes = List.copyOf(wishes);
        active = false;
        due = SimTime.NEVER;
        for (BackupJob job : jobs) {
            if (job.isOver()) continue;
            active = true;
            due = due.min(job.nextDue());
        }
    }

    public Backups(List<BackupJob> jobs, int nextId, List<Wish> wishes) {
        this(jobs, nextId, wishes, false, SimTime.NEVER);
    }

    /** Something only the machine's power can do. */
    public record Wish(String vm, Kind kind) {
        /** Which. */
        public enum Kind { SAVE, RESUME, TURN_OFF, RESET }
    }

    /** Backups as the result document lists them. */
    public List<BackupJob> toStore() {
        for (BackupJob job : jobs) if (!job.isBackup()) return jobs.stream().filter(BackupJob::isBackup).toList();
        return jobs;
    }

    /** The job that has to do with a VM now. */
    public Optional<BackupJob> activeFor(String vm) {
        return active ? jobs.stream().filter(job -> !job.isOver() && job.part(vm).isPresent()).findFirst() : Optional.empty();
    }

    /** Whether the guest of a VM may be frozen for a job now. */
    public boolean inWindow(String vm) {
        return activeFor(vm).flatMap(job -> job.part(vm)).map(BackupPart::isInWindow).orElse(false);
    }

    /** The newest copy of a VM that a completed backup holds. */
    public Optional<BackupCopy> newestCopy(String vm) {
        for (int i = jobs.size() - 1; i >= 0; i--) {
            BackupJob job = jobs.get(i);
            var copy = job.part(vm).flatMap(BackupPart::copy);
            if (job.isBackup() && job.state() == BackupJob.State.DONE && copy.isPresent()) return copy;
        }
        return Optional.empty();
    }

    public Backups with(BackupJob job) {
        var changed = new ArrayList<>(jobs);
        changed.replaceAll(other -> other.id() == job.id() ? job : other);
        return new Backups(changed, nextId, wishes);
    }

    public Backups plus(BackupJob job) {
        var changed = new ArrayList<>(jobs);
        changed.add(job);
        return new Backups(changed, nextId + 1, wishes);
    }

    public Backups without(BackupJob job) {
        return new Backups(jobs.stream().filter(other -> other.id() != job.id()).toList(), nextId, wishes);
    }

    public Backups wishing(String vm, Wish.Kind kind) {
        var more = new ArrayList<>(wishes);
        more.add(new Wish(vm, kind));
        return new Backups(jobs, nextId, more);
    }

    public Backups granted() {
        return new Backups(jobs, nextId, List.of());
    }
}
