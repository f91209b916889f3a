package diptych.sim.shell;

import static diptych.sim.shell.Cmdlet.Parameter.at;
import static diptych.sim.shell.Cmdlet.Parameter.named;

import diptych.sim.shell.Cmdlet.Result;
import diptych.sim.shell.Cmdlet.Type;
import java.util.ArrayList;
import java.util.List;

/** What explains the others: {@code Get-Help}, {@code Get-Command}, {@code Get-History}, {@code Clear-Host}. */
final class HelpCmdlets {
    static final String CLEAR = "Clear-Host";

    static final List<Cmdlet> CMDLETS = List.of(
        new Cmdlet("Get-Help", "Displays information about Windows PowerShell commands and concepts.", List.of(at(0, "Name", Type.TEXT),
            named("Full", Type.SWITCH), named("Detailed", Type.SWITCH), named("Examples", Type.SWITCH)), HelpCmdlets::help,
            world -> PowerShell.CMDLETS.stream().map(Cmdlet::name).toList()),
        new Cmdlet("Get-Command", "Gets all commands.", List.of(at(0, "Name", Type.TEXTS), named("Module", Type.TEXTS),
            named("Noun", Type.TEXT), named("Verb", Type.TEXT)), HelpCmdlets::command, world -> List.of("-Module Hyper-V", "*-VM")),
        new Cmdlet("Get-History", "Gets a list of the commands entered during the current session.", List.of(), HelpCmdlets::history,
            world -> List.of()),
        new Cmdlet(CLEAR, "Clears the display in the host program.", List.of(), bound -> Result.NOTHING, world -> List.of()));

    private HelpCmdlets() {}

    private static Result help(Bound bound) {
        if (!bound.has("Name")) return Result.text("\n" + listed(PowerShell.CMDLETS) + "\n");
        String name = bound.text("Name").orElseThrow();
        List<Cmdlet> matching = PowerShell.CMDLETS.stream().filter(cmdlet -> Wildcard.matches(PowerShell.full(name), cmdlet.name()))
            .toList();
        if (matching.size() == 1) return Result.text(matching.get(0).help());
        if (!matching.isEmpty()) return Result.text("\n" + listed(matching) + "\n");
        throw PsError.of("Get-Help", bound.stage(), "Get-Help could not find " + name + " in a help file in this session.",
            "ResourceUnavailable: (:)", "HelpNotFoundException", "HelpNotFound");
    }

    private static String listed(List<Cmdlet> cmdlets) {
        var text = new StringBuilder();
        for (Cmdlet cmdlet : cmdlets) text.append("%-30s %s\n".formatted(cmdlet.name(), cmdlet.says()));
        return text.toString();
    }

    /** The module is told by what a cmdlet is about. */
    private static String module(Cmdlet cmdlet) {
        return cmdlet.name().matches(".*-V(M|HD).*|Checkpoint-VM") ? "Hyper-V" : cmdlet.name().matches("Get-(WinEvent|Counter)")
            ? "Microsoft.PowerShell.Diagnostics" : cmdlet.name().matches("(Format|Select|Measure)-.*") ? "Microsoft.PowerShell.Utility"
            : "Microsoft.PowerShell.Core";
    }

    private static Result command(Bound bound) {
        var objects = new ArrayList<PsObject>();
        for (Cmdlet cmdlet : PowerShell.CMDLETS) {
            boolean named = !bound.has("Name") || bound.texts("Name").stream().anyMatch(name -> Wildcard.matches(name, cmdlet.name()));
            boolean ofModule = !bound.has("Module") || bound.texts("Module").stream().anyMatch(name -> Wildcard.matches(name,
                module(cmdlet)));
            String[] parts = cmdlet.name().split("-");
            boolean verb = bound.text("Verb").map(each -> Wildcard.matches(each, parts[0])).orElse(true);
            boolean noun = bound.text("Noun").map(each -> Wildcard.matches(each, parts[1])).orElse(true);
            if (named && ofModule && verb && noun) {
                objects.add(PsObject.of("", "CommandType", "Cmdlet", "Name", cmdlet.name(), "Source", module(cmdlet)));
            }
        }
        if (objects.isEmpty() && bound.has("Name") && !Wildcard.has(bound.text("Name").orElseThrow())) {
            String name = bound.text("Name").orElseThrow();
            throw PsError.of("Get-Command", bound.stage(), "The term '" + name + "' is not recognized as the name of a cmdlet, function, "
                + "script file, or operable program. Check the spelling of the name, or if a path was included, verify that the path is "
                + "correct and try again.", "ObjectNotFound: (" + name + ":String)", "CommandNotFoundException",
                "CommandNotFoundException");
        }
        return Result.of(PsObject.table(objects), objects);
    }

    private static Result history(Bound bound) {
        var objects = new ArrayList<PsObject>();
        for (int i = 0; i < bound.history().size(); i++) {
            objects.add(PsObject.of("", "Id", String.valueOf(i + 1), "CommandLine", bound.history().get(i)));
        }
        return Result.of(PsObject.table(objects), objects);
    }
}
