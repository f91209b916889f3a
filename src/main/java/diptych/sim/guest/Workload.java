package diptych.sim.guest;

import diptych.sim.model.Command;
import diptych.sim.model.Event;
import diptych.sim.model.Guest;
import diptych.sim.model.Program;
import diptych.sim.model.StressJob;
import diptych.sim.model.Vm;
import diptych.sim.model.Witness;
import diptych.sim.units.Pages;
import diptych.sim.units.SimTime;
import java.util.ArrayList;
import java.util.List;

/**
 * What drives a guest's need for memory: jobs in the manner of {@code stress --vm}, whose pieces are processes of their own.
 */
public final class Workload {
    private static final String NAME = "stress";

    private Workload() {}

    /** A job begins; its first piece starts at once. */
    public static Vm begin(Vm vm, Command.Stress asked, SimTime now, Witness witness) {
        Guest guest = vm.guest();
        int id = 1 + guest.jobs().stream().mapToInt(StressJob::id).max().orElse(0);
        var jobs = new ArrayList<>(guest.jobs());
        jobs.add(new StressJob(id, asked.amount(), asked.piece(), asked.every(), now, now.plus(asked.length()), asked.hugePages(),
            asked.touched()));
        return due(vm.with(guest.withJobs(jobs)), now, witness);
    }

    /** All jobs end now. */
    public static Vm endAll(Vm vm, SimTime now, Witness witness) {
        Guest guest = vm.guest();
        var jobs = guest.jobs().stream().map(job -> job.ended(now)).toList();
        return due(vm.with(guest.withJobs(jobs)), now, witness);
    }

    /** Starts the pieces and ends the jobs whose time has come; ends come first, so that a piece never outlives its job. */
    public static Vm due(Vm vm, SimTime now, Witness witness) {
        Vm changed = vm;
        for (StressJob job : vm.guest().jobs()) {
            if (!job.ends().isAfter(now)) {
                changed = end(changed, job, now, witness);
            } else {
                changed = startPieces(changed, job, now, witness);
            }
        }
        return changed;
    }

    private static Vm startPieces(Vm vm, StressJob job, SimTime now, Witness witness) {
        Vm changed = vm;
        StressJob current = job;
        while (!current.next().isAfter(now)) {
            Pages piece = current.piece().min(current.left());
            changed = startPiece(changed, current, piece, now, witness);
            Pages left = current.left().minus(piece);
            SimTime next = left.isZero() ? SimTime.NEVER : current.next().plus(current.every());
            current = current.going(left, next);
        }
        return current == job ? changed : changed.with(replace(changed.guest(), current));
    }

    private static Vm startPiece(Vm vm, StressJob job, Pages size, SimTime now, Witness witness) {
        Guest guest = vm.guest();
        int pid = guest.programs().nextPid();
        if (size.exceeds(Overcommit.limit(guest, vm.guestSettings()))) {
            witness.saw(new Event.CommitRefused(now, vm.name(), pid, NAME, size));
            return vm.kernelLogs(now, "__vm_enough_memory: pid: %d, comm: %s, bytes: %d not enough memory for the allocation"
                .formatted(pid, NAME, size.kib() * 1024));
        }
        witness.saw(new Event.ProgramStarted(now, vm.name(), pid, NAME, size));
        return Touch.start(vm, new Program(pid, NAME, job.id(), size, Pages.ZERO, Pages.ZERO, true), job.touched().of(size), now, witness);
    }

    private static Vm end(Vm vm, StressJob job, SimTime now, Witness witness) {
        List<Program> ending = vm.guest().programs().all().stream().filter(program -> program.job() == job.id()).toList();
        Vm without = Touch.end(vm, ending, now, witness);
        return without.with(without.guest().withJobs(
            without.guest().jobs().stream().filter(other -> other.id() != job.id()).toList()));
    }

    private static Guest replace(Guest guest, StressJob changed) {
        return guest.withJobs(guest.jobs().stream().map(job -> job.id() == changed.id() ? changed : job).toList());
    }
}
