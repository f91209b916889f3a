package diptych.sim.shell;

import static diptych.sim.shell.Cmdlet.Parameter.at;
import static diptych.sim.shell.Cmdlet.Parameter.named;

import diptych.sim.shell.Cmdlet.Parameter;
import diptych.sim.shell.Cmdlet.Result;
import diptych.sim.shell.Cmdlet.Type;
import java.util.List;

/** What comes after a pipe: {@code Format-List}, {@code Format-Table}, {@code Select-Object}, {@code Measure-Object}. */
final class FormatCmdlets {
    private static final Parameter PROPERTY = at(0, "Property", Type.TEXTS);

    static final List<Cmdlet> CMDLETS = List.of(
        new Cmdlet("Format-List", "Formats the output as a list of properties in which each property appears on a new line.",
            List.of(PROPERTY), FormatCmdlets::list, world -> List.of()),
        new Cmdlet("Format-Table", "Formats the output as a table.", List.of(PROPERTY, named("AutoSize", Type.SWITCH),
            named("Wrap", Type.SWITCH)), FormatCmdlets::table, world -> List.of()),
        new Cmdlet("Select-Object", "Selects objects or object properties.", List.of(PROPERTY, named("First", Type.NUMBER),
            named("Last", Type.NUMBER), named("ExpandProperty", Type.TEXT)), FormatCmdlets::select, world -> List.of()),
        new Cmdlet("Measure-Object",
            "Calculates the numeric properties of objects, and the characters, words, and lines in string objects. "
            + "Here: how many there are.", List.of(), bound -> {
                var count = PsObject.of("", "Count", String.valueOf(objects(bound).size()), "Average", "", "Sum", "", "Maximum", "",
                    "Minimum", "", "Property", "");
                return Result.of(PsObject.list(List.of(count)), List.of(count));
            }, world -> List.of()));

    private FormatCmdlets() {}

    private static List<PsObject> objects(Bound bound) {
        return bound.input().orElse(List.of());
    }

    private static List<PsObject> chosen(Bound bound, List<String> usual) {
        List<String> names = bound.has("Property") ? bound.texts("Property") : usual;
        return names.isEmpty() ? objects(bound) : objects(bound).stream().map(object -> object.select(names)).toList();
    }

    private static Result list(Bound bound) {
        boolean machines = objects(bound).stream().allMatch(object -> object.properties().containsKey("MemoryStartup"));
        return Result.text(PsObject.list(chosen(bound, machines ? VmCmdlets.listView() : List.of())));
    }

    private static Result table(Bound bound) {
        return Result.text(PsObject.table(chosen(bound, List.of())));
    }

    private static Result select(Bound bound) {
        List<PsObject> chosen = chosen(bound, List.of());
        int size = chosen.size();
        if (bound.has("First")) chosen = chosen.subList(0, (int) Math.min(size, Math.max(0, bound.number("First").orElseThrow())));
        if (bound.has("Last")) chosen = chosen.subList((int) Math.max(0, size - Math.max(0, bound.number("Last").orElseThrow())), size);
        if (!bound.has("ExpandProperty")) return Result.of(PsObject.shown(chosen), chosen);
        String property = bound.text("ExpandProperty").orElseThrow();
        var text = new StringBuilder();
        for (PsObject object : chosen) {
            String name = object.properties().keySet().stream().filter(property::equalsIgnoreCase).findFirst().orElseThrow(() -> PsError.of(
                "Select-Object", bound.stage(), "Property \"" + property + "\" cannot be found.", "InvalidArgument: (:)",
                "PSArgumentException", "ExpandPropertyNotFound"));
            text.append(object.properties().get(name)).append('\n');
        }
        return Result.text(text.toString());
    }
}
