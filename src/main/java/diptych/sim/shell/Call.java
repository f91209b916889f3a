package diptych.sim.shell;

import diptych.sim.Simulation;
import diptych.sim.model.Command;
import diptych.sim.model.IoProgram;
import diptych.sim.model.Outcome;
import diptych.sim.model.Vm;
import diptych.sim.model.Witness;
import diptych.sim.model.World;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A program of the guest is called.
 *
 * @param world     as it is
 * @param vm        whose guest it is
 * @param name      as which it was called
 * @param arguments without that
 * @param input     what comes by a pipe; empty where nothing does
 * @param history   what was typed before, oldest first
 */
record Call(World world, Vm vm, String name, List<String> arguments, Optional<String> input, List<String> history) {
    Call {
        arguments = List.copyOf(arguments);
        history = List.copyOf(history);
    }

    Call with(String otherName, List<String> otherArguments, Optional<String> otherInput) {
        return new Call(world, vm, otherName, otherArguments, otherInput, history);
    }

    /** Why the program exits: {@code name: what}. */
    Exit because(String what) {
        return Exit.because(name, what);
    }

    /** Asks the world for something; a refusal is said in the program's own manner. */
    Answer ask(Command command, String said, UnaryOperator<String> refusal) {
        return switch (Simulation.submit(world, command, Witness.NOBODY)) {
            case Outcome.Refused refused -> Answer.failed(1, refusal.apply(refused.message()));
            case Outcome.Accepted accepted -> asked(command, said, accepted.world().vm(vm.name()));
        };
    }

    /** A program that has begun, and what it waits for; what it would have said in the end is not said yet. */
    private Answer asked(Command command, String said, Vm after) {
        if (!after.errand().under() && !after.errand().ok()) return Answer.failed(1, after.errand().message() + "\n").asking(command);
        int first = vm.guest().programs().nextPid();
        Optional<IoProgram> begun = after.guest().files().programs().stream()
            .filter(program -> program.pid() >= first && program.isOneShot()).findFirst();
        return begun.map(program -> Answer.NOTHING.remark(program.state() == IoProgram.State.BLOCKED ? Answer.Kind.ASLEEP
            : Answer.Kind.GOES_ON, program.name() + " (" + program.pid() + ")")).orElseGet(() -> Answer.of(said)).asking(command);
    }
}
