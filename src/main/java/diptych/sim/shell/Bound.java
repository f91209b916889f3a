package diptych.sim.shell;

import diptych.sim.Simulation;
import diptych.sim.model.Command;
import diptych.sim.model.Outcome;
import diptych.sim.model.Vm;
import diptych.sim.model.Witness;
import diptych.sim.model.World;
import diptych.sim.shell.Answer.Kind;
import diptych.sim.shell.Cmdlet.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * A cmdlet with its parameters bound.
 *
 * @param cmdlet  which
 * @param world   as it is
 * @param line    the whole line
 * @param stage   where in it the cmdlet stands
 * @param values  by parameter
 * @param input   what comes by the pipe; empty where nothing does
 * @param history what was typed before, oldest first
 */
record Bound(Cmdlet cmdlet, World world, PsLine line, PsLine.Stage stage, Map<String, List<String>> values,
             Optional<List<PsObject>> input, List<String> history) {

    List<String> texts(String parameter) {
        return values.getOrDefault(parameter, List.of());
    }

    Optional<String> text(String parameter) {
        return texts(parameter).stream().findFirst();
    }

    boolean isOn(String parameter) {
        return text(parameter).map(value -> value.equalsIgnoreCase("true")).orElse(false);
    }

    Optional<Boolean> yesOrNo(String parameter) {
        return text(parameter).map(value -> value.equalsIgnoreCase("true"));
    }

    Optional<Long> number(String parameter) {
        return text(parameter).map(Long::valueOf);
    }

    PsError failure(String message, String category, String id) {
        return PsError.virtualization(cmdlet.name(), stage, message, category, id);
    }

    Answer said(PsError error) {
        return Answer.of(Kind.ERROR, error.record(line.text()), 1);
    }

    /** Those VMs, and an error for every name that is nobody's. */
    record Found(List<Vm> vms, Answer complaints) {}

    /** VMs by name, all of them if there is a star, sorted as the module sorts them; without names all. */
    Found vms(String parameter) {
        if (!values.containsKey(parameter)) return new Found(sorted("*"), Answer.NOTHING);
        var found = new LinkedHashSet<Vm>();
        Answer complaints = Answer.NOTHING;
        for (String name : texts(parameter)) {
            List<Vm> matching = sorted(name);
            found.addAll(matching);
            if (matching.isEmpty() && !Wildcard.has(name)) {
                complaints = complaints.then(said(failure("Hyper-V was unable to find a virtual machine with name \"" + name + "\".",
                    "InvalidArgument: (" + name + ":String)", "InvalidParameter")));
            }
        }
        return new Found(List.copyOf(found), complaints);
    }

    private List<Vm> sorted(String pattern) {
        return world.vms().stream().filter(vm -> Wildcard.matches(pattern, vm.name()))
            .sorted((a, b) -> a.name().compareToIgnoreCase(b.name())).toList();
    }

    /** Asks for something of each of those VMs, one after the other; a refusal is said, and the next is asked for all the same. */
    Answer each(Found found, BiFunction<World, Vm, Step> step) {
        Answer answer = found.complaints;
        World changed = world;
        var commands = new ArrayList<Command.OfVm>();
        for (Vm vm : found.vms) {
            Step next = step.apply(changed, changed.vm(vm.name()));
            answer = answer.then(next.answer);
            if (next.command.isEmpty()) continue;
            switch (Simulation.submit(changed, next.command.get(), Witness.NOBODY)) {
                case Outcome.Refused refused -> answer = answer.then(said(refusal(refused.message())));
                case Outcome.Accepted accepted -> {
                    commands.add(next.command.get());
                    changed = accepted.world();
                }
            }
        }
        return commands.isEmpty() ? answer : answer.asking(Command.all(commands));
    }

    /** What is done to a VM, or why nothing is. */
    record Step(Optional<Command.OfVm> command, Answer answer) {
        static Step ask(Command.OfVm command) {
            return new Step(Optional.of(command), Answer.NOTHING);
        }

        static Step say(Answer answer) {
            return new Step(Optional.empty(), answer);
        }
    }

    /** MODEL CHOICE: Hyper-V has more kinds of failure than their messages tell; these are the two that administrators quote. */
    private PsError refusal(String message) {
        boolean state = message.toLowerCase(Locale.ROOT).contains("must be ");
        return failure(message, state ? "InvalidOperation: (:)" : "NotSpecified: (:)", state ? "InvalidState" : "OperationFailed");
    }

    boolean has(String parameter) {
        return values.containsKey(parameter);
    }

    /** Somebody is asked for what is missing; here nobody can answer. */
    static Answer prompt(Cmdlet cmdlet, Parameter missing, int position) {
        return Answer.of(Kind.OUT, "\ncmdlet %s at command pipeline position %d\nSupply values for the following parameters:\n%s%s: \n"
            .formatted(cmdlet.name(), position, missing.name(), missing.type() == Cmdlet.Type.TEXTS ? "[0]" : ""), 1);
    }
}
