package diptych.sim.shell;

import static diptych.sim.shell.Cmdlet.Parameter.at;
import static diptych.sim.shell.Cmdlet.Parameter.named;

import diptych.sim.console.Counters;
import diptych.sim.console.Counters.Reading;
import diptych.sim.console.GetVhd;
import diptych.sim.console.GetWinEvent;
import diptych.sim.model.Vm;
import diptych.sim.shell.Cmdlet.Result;
import diptych.sim.shell.Cmdlet.Type;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the host can be asked about how things go: {@code Get-Counter}, {@code Get-WinEvent}, {@code Get-VHD}. */
final class Diagnostics {
    private static final String LOG = "Microsoft-Windows-Hyper-V-VMMS-Admin";
    private static final List<String> SETS = List.of(Counters.VM_SET, Counters.BALANCER_SET);
    /** The two lines above the events: columns and dashes, after the provider and an empty line. */
    private static final int HEAD_LINES = 5;

    static final List<Cmdlet> CMDLETS = List.of(
        new Cmdlet("Get-Counter", "Gets performance counter data from local and remote computers.",
            List.of(at(0, "Counter", Type.TEXTS), named("ListSet", Type.TEXTS), named("MaxSamples", Type.NUMBER),
                named("SampleInterval", Type.NUMBER)), Diagnostics::counter,
            world -> List.of("'\\Hyper-V Dynamic Memory VM(*)\\*'", "'\\Hyper-V Dynamic Memory Balancer(*)\\*'",
                "-ListSet 'Hyper-V Dynamic Memory*'")),
        new Cmdlet("Get-WinEvent", "Gets events from event logs and event tracing log files on local and remote computers.",
            List.of(at(0, "LogName", Type.TEXTS), named("MaxEvents", Type.NUMBER), named("ListLog", Type.TEXTS),
                named("Oldest", Type.SWITCH)), Diagnostics::events, world -> List.of("-LogName " + LOG, "-LogName " + LOG
                    + " -MaxEvents 5")),
        new Cmdlet("Get-VHD", "Gets the virtual hard disk object associated with a virtual hard disk. Here: of those of a virtual machine.",
            List.of(named("VMName", Type.TEXTS).fromPipe()), Diagnostics::vhd, world -> VmCmdlets.each(world, "-VMName %s")));

    private Diagnostics() {}

    /** A path is {@code \Set(instance)\Counter}; stars stand for any letters. Averages are over the moment alone. */
    private static Result counter(Bound bound) {
        if (bound.has("ListSet")) return sets(bound);
        List<String> asked = bound.texts("Counter");
        List<Reading> all = Counters.of(bound.world(), List.of());
        if (asked.isEmpty()) return new Result("", List.of(), Answer.of(Answer.Kind.NOT_HERE, "Get-Counter", 1));
        var found = new LinkedHashSet<Reading>();
        Answer complaints = Answer.NOTHING;
        for (String path : asked) {
            if (!path.matches("\\\\[^\\\\]+\\\\[^\\\\]+")) {
                complaints = complaints.then(invalid(bound, "Unable to parse the counter path. Check the format of the specified path."));
                continue;
            }
            String[] parts = path.substring(1).split("\\\\");
            String set = parts[0].replaceFirst("\\(.*$", "");
            if (SETS.stream().noneMatch(each -> each.equalsIgnoreCase(set))) {
                complaints = complaints.then(invalid(bound, "The specified object was not found on the computer."));
                continue;
            }
            List<Reading> matching = all.stream().filter(reading -> matches(path, reading)).toList();
            if (matching.isEmpty()) complaints = complaints.then(invalid(bound, "The specified counter could not be found."));
            found.addAll(matching);
        }
        var objects = found.stream().map(each -> PsObject.of("", "Path", each.path(bound.world().host().name()), "InstanceName",
            each.instance().toLowerCase(Locale.ROOT), "CookedValue", String.valueOf(each.value()))).toList();
        String view = found.isEmpty() ? "" : "\n" + Counters.print(bound.world(), List.copyOf(found)) + "\n";
        return Result.of(view, objects).and(complaints);
    }

    private static boolean matches(String path, Reading reading) {
        String own = "\\" + reading.set() + "(" + reading.instance() + ")\\" + reading.counter();
        return Wildcard.matches(path, own) || Wildcard.matches(path, own.replaceFirst("\\([^)]*\\)", ""));
    }

    private static Answer invalid(Bound bound, String message) {
        return bound.said(PsError.of("Get-Counter", bound.stage(), message, "InvalidResult: (:)", "Exception", "CounterApiError"));
    }

    private static Result sets(Bound bound) {
        var objects = new ArrayList<PsObject>();
        for (String set : SETS) {
            if (bound.texts("ListSet").stream().noneMatch(pattern -> Wildcard.matches(pattern, set))) continue;
            var counters = Counters.of(bound.world(), List.of()).stream().filter(each -> each.set().equals(set))
                .map(each -> "\\" + set + "(*)\\" + each.counter()).distinct().collect(Collectors.joining(", "));
            objects.add(PsObject.of("", "CounterSetName", set, "MachineName", ".", "CounterSetType", "MultiInstance", "Description", set,
                "Paths", "{" + counters + "}"));
        }
        if (objects.isEmpty()) {
            throw PsError.of("Get-Counter", bound.stage(), "Cannot find any performance counter sets on the localhost computer that match "
                + "the following: " + bound.texts("ListSet").get(0) + ".", "InvalidResult: (:)", "Exception", "NoMatchingCounterSetsFound");
        }
        return Result.of(PsObject.list(objects), objects);
    }

    private static Result events(Bound bound) {
        if (bound.has("ListLog")) {
            var logs = bound.texts("ListLog").stream().anyMatch(pattern -> Wildcard.matches(pattern, LOG))
                ? List.of(PsObject.of("", "LogName", LOG, "LogMode", "Circular")) : List.<PsObject>of();
            if (logs.isEmpty()) throw noLog(bound, bound.texts("ListLog").get(0));
            return Result.of(PsObject.table(logs), logs);
        }
        if (!bound.has("LogName")) return new Result("", List.of(), Answer.of(Answer.Kind.NOT_HERE, "Get-WinEvent", 1));
        for (String log : bound.texts("LogName")) if (!Wildcard.matches(log, LOG)) throw noLog(bound, log);
        long most = bound.number("MaxEvents").orElse(Long.MAX_VALUE);
        if (most < 1) {
            throw PsError.of("Get-WinEvent", bound.stage(), "Cannot validate argument on parameter 'MaxEvents'. The " + most
                + " argument is less than the minimum allowed range of 1.", "InvalidData: (:)", "ParameterBindingValidationException",
                "ParameterArgumentValidationError");
        }
        String text = GetWinEvent.print(bound.world());
        if (text.startsWith("Get-WinEvent : ")) {
            throw PsError.of("Get-WinEvent", bound.stage(), text.substring("Get-WinEvent : ".length()).strip(),
                "ObjectNotFound: (:)", "Exception", "NoMatchingEventsFound");
        }
        List<String> lines = text.lines().toList();
        int to = (int) Math.min(lines.size(), HEAD_LINES + most);
        var rows = lines.subList(Math.min(HEAD_LINES, lines.size()), to);
        List<String> shown = bound.isOn("Oldest") ? rows.reversed() : rows;
        var objects = shown.stream().map(Diagnostics::event).toList();
        String view = String.join("\n", lines.subList(0, Math.min(HEAD_LINES, lines.size()))) + "\n" + String.join("\n", shown) + "\n\n\n";
        return Result.of(view, objects);
    }

    private static PsObject event(String line) {
        String[] parts = line.strip().split("\\s{2,}| (?=Error )", 3);
        String rest = line.substring(Math.min(line.length(), 26)).strip();
        return PsObject.of("", "TimeCreated", parts[0], "Id", rest.replaceFirst(" .*$", ""), "LevelDisplayName", "Error", "Message",
            rest.replaceFirst("^[0-9]+ +Error +", ""));
    }

    private static PsError noLog(Bound bound, String log) {
        return PsError.of("Get-WinEvent", bound.stage(), "There is not an event log on the localhost computer that matches \"" + log
            + "\".",
            "ObjectNotFound: (" + log + ":String)", "Exception", "NoMatchingLogsFound");
    }

    private static Result vhd(Bound bound) {
        Bound.Found found = bound.vms("VMName");
        String text = found.vms().stream().map(Vm::name).map(name -> GetVhd.print(bound.world(), name)).collect(Collectors.joining("\n"));
        return Result.of(text.isEmpty() ? "" : "\n\n" + text + "\n\n", List.of()).and(found.complaints());
    }
}
