package diptych.sim.shell;

import diptych.sim.model.World;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A cmdlet.
 *
 * @param name       with its capitals; any are accepted
 * @param says       what it is for
 * @param parameters those that are here
 * @param run        what it does
 * @param offers     what completion offers after the name: whole rests of a line that make sense
 */
record Cmdlet(String name, String says, List<Parameter> parameters, Function<Bound, Result> run, Function<World, List<String>> offers) {
    Cmdlet {
        parameters = List.copyOf(parameters);
    }

    /** What a parameter takes; the names are those of .NET. */
    enum Type {
        TEXT("System.String"), TEXTS("System.String[]"), BYTES("System.Int64"), NUMBER("System.Int32"), YES_OR_NO("System.Boolean"),
        SWITCH("System.Management.Automation.SwitchParameter");

        private final String written;

        Type(String written) {
            this.written = written;
        }

        String written() {
            return written;
        }

        boolean isSwitch() {
            return this == SWITCH;
        }
    }

    /**
     * @param position  from 0, for one that may be given without its name; -1 for others
     * @param mandatory whether somebody is asked for it when it is missing
     * @param piped     whether it takes the VM of what comes by a pipe
     */
    record Parameter(String name, Type type, int position, boolean mandatory, boolean piped) {
        static Parameter named(String name, Type type) {
            return new Parameter(name, type, -1, false, false);
        }

        static Parameter at(int position, String name, Type type) {
            return new Parameter(name, type, position, false, false);
        }

        static Parameter must(int position, String name, Type type) {
            return new Parameter(name, type, position, true, false);
        }

        Parameter fromPipe() {
            return new Parameter(name, type, position, mandatory, true);
        }

        String syntax() {
            String value = type.isSwitch() ? "" : " <" + type.written.replaceFirst("^System[.]", "") + ">";
            String written = (position >= 0 ? "[-" + name + "]" : "-" + name) + value;
            return mandatory ? written : "[" + written + "]";
        }
    }

    /** What a cmdlet leaves: objects and how they look by themselves, and what else it says and asks. */
    record Result(String view, List<PsObject> objects, Answer rest) {
        static final Result NOTHING = new Result("", List.of(), Answer.NOTHING);

        static Result text(String text) {
            return new Result(text, List.of(), Answer.NOTHING);
        }

        static Result of(String view, List<PsObject> objects) {
            return new Result(view, objects, Answer.NOTHING);
        }

        Result and(Answer more) {
            return new Result(view, objects, rest.then(more));
        }
    }

    Optional<Parameter> exactly(String asked) {
        return parameters.stream().filter(parameter -> parameter.name.equalsIgnoreCase(asked)).findFirst();
    }

    /** What {@code Get-Help} shows. */
    String help() {
        var text = new StringBuilder("\nNAME\n    ").append(name).append("\n\nSYNOPSIS\n    ").append(says).append("\n\nSYNTAX\n    ")
            .append(name);
        for (Parameter parameter : parameters) text.append(' ').append(parameter.syntax());
        return text.append("\n\n").toString();
    }
}
