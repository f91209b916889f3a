package diptych.sim.shell;

import diptych.sim.model.World;
import diptych.sim.shell.Answer.Kind;
import diptych.sim.shell.Cmdlet.Parameter;
import diptych.sim.shell.Cmdlet.Result;
import diptych.sim.shell.PsLine.Stage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Windows PowerShell on the host, as an administrator: cmdlets and their parameters, pipes of objects, and {@code wbadmin}. Variables,
 * script blocks and lists of statements are not there.
 */
public final class PowerShell {
    public static final String PROMPT = "PS C:\\>";
    /** What it says when its window opens. */
    public static final String GREETING = "Windows PowerShell\nCopyright (C) Microsoft Corporation. All rights reserved.\n\n";
    /** Every cmdlet, sorted by name. */
    static final List<Cmdlet> CMDLETS = Stream.of(VmCmdlets.CMDLETS, MemoryCmdlets.CMDLETS, SnapshotCmdlets.CMDLETS, ServiceCmdlets.CMDLETS,
            Diagnostics.CMDLETS, FormatCmdlets.CMDLETS, HelpCmdlets.CMDLETS)
        .flatMap(List::stream).sorted((a, b) -> a.name().compareTo(b.name())).toList();
    private static final Map<String, String> ALIASES = Map.ofEntries(Map.entry("fl", "Format-List"), Map.entry("ft", "Format-Table"),
        Map.entry("select", "Select-Object"), Map.entry("measure", "Measure-Object"), Map.entry("gcm", "Get-Command"),
        Map.entry("help", "Get-Help"), Map.entry("man", "Get-Help"), Map.entry("history", "Get-History"), Map.entry("h", "Get-History"),
        Map.entry("ghy", "Get-History"), Map.entry("cls", HelpCmdlets.CLEAR), Map.entry("clear", HelpCmdlets.CLEAR));

    private PowerShell() {}

    /**
     * What a line does.
     *
     * @param history what was typed before, oldest first
     */
    public static Answer type(World world, List<String> history, String line) {
        try {
            return run(world, history, PsLine.parse(line)).cut();
        } catch (PsError error) {
            return Answer.of(Kind.ERROR, error.record(line), 1);
        } catch (Exit exit) {
            return Answer.of(Kind.OUT, exit.getMessage(), 1).cut();
        } catch (ShellLine.NotHere not) {
            return Answer.of(Kind.NOT_HERE, not.getMessage(), 1);
        }
    }

    private static Answer run(World world, List<String> history, PsLine line) {
        Answer said = Answer.NOTHING;
        Optional<List<PsObject>> objects = Optional.empty();
        String view = "";
        for (int i = 0; i < line.stages().size(); i++) {
            Stage stage = line.stages().get(i);
            String name = stage.command().text();
            if (isWbadmin(name)) {
                if (line.stages().size() > 1) throw new ShellLine.NotHere("wbadmin |");
                return WbadminCommands.run(world, stage.arguments());
            }
            Cmdlet cmdlet = find(name).orElseThrow(() -> PsError.unknownCommand(stage.command()));
            var values = new LinkedHashMap<>(Binder.bind(cmdlet, stage.arguments()));
            piped(cmdlet, values, objects);
            Optional<Parameter> missing = cmdlet.parameters().stream()
                .filter(parameter -> parameter.mandatory() && !values.containsKey(parameter.name())).findFirst();
            if (missing.isPresent()) return said.then(Bound.prompt(cmdlet, missing.get(), i + 1));
            Result result = cmdlet.run().apply(new Bound(cmdlet, world, line, stage, values, objects, history));
            said = said.then(result.rest());
            objects = Optional.of(result.objects());
            view = result.view();
        }
        return Answer.of(view).then(said);
    }

    /** What comes by the pipe is bound to the parameter for it, unless somebody has named another. */
    private static void piped(Cmdlet cmdlet, Map<String, List<String>> values, Optional<List<PsObject>> objects) {
        if (objects.isEmpty()) return;
        List<String> machines = objects.get().stream().map(PsObject::vm).filter(vm -> !vm.isEmpty()).distinct().toList();
        cmdlet.parameters().stream().filter(Parameter::piped).findFirst().ifPresent(parameter -> values.putIfAbsent(parameter.name(),
            machines));
        cmdlet.exactly("Name").filter(name -> !name.piped() && name.mandatory()).ifPresent(name -> {
            var snapshots = objects.get().stream().map(object -> object.properties().get("Name")).filter(each -> each != null).distinct()
                .toList();
            if (!snapshots.isEmpty()) values.putIfAbsent(name.name(), snapshots);
        });
    }

    private static boolean isWbadmin(String name) {
        return name.equalsIgnoreCase(WbadminCommands.NAME) || name.equalsIgnoreCase(WbadminCommands.NAME + ".exe");
    }

    /** An alias's cmdlet, or the name itself. */
    static String full(String name) {
        return ALIASES.getOrDefault(name.toLowerCase(Locale.ROOT), name);
    }

    private static Optional<Cmdlet> find(String name) {
        String full = full(name).replaceFirst("(?i)^hyper-v\\\\", "");
        return CMDLETS.stream().filter(cmdlet -> cmdlet.name().equalsIgnoreCase(full)).findFirst();
    }

    /** Whether a line clears the screen. */
    public static boolean clears(String line) {
        return full(line.strip()).equalsIgnoreCase(HelpCmdlets.CLEAR);
    }

    /** Whole lines that make sense now; what completion offers. */
    public static List<String> offers(World world) {
        var lines = new ArrayList<String>();
        for (Cmdlet cmdlet : CMDLETS) {
            lines.add(cmdlet.name());
            for (String rest : cmdlet.offers().apply(world)) lines.add(cmdlet.name() + " " + rest);
        }
        for (String rest : WbadminCommands.offers(world)) lines.add(WbadminCommands.NAME + " " + rest);
        return List.copyOf(lines);
    }
}
