package diptych.sim.shell;

import static diptych.sim.shell.Cmdlet.Parameter.at;
import static diptych.sim.shell.Cmdlet.Parameter.must;

import diptych.sim.console.GetVmIntegrationService;
import diptych.sim.model.Command;
import diptych.sim.model.Vm;
import diptych.sim.shell.Answer.Kind;
import diptych.sim.shell.Bound.Step;
import diptych.sim.shell.Cmdlet.Result;
import diptych.sim.shell.Cmdlet.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Integration services: {@code Get-}, {@code Enable-} and {@code Disable-VMIntegrationService}. The one for backup, VSS, can be
 * switched. */
final class ServiceCmdlets {
    private static final String VSS = "VSS";
    private static final List<String> SERVICES = List.of("Guest Service Interface", "Heartbeat", "Key-Value Pair Exchange", "Shutdown",
        "Time Synchronization", VSS);

    static final List<Cmdlet> CMDLETS = List.of(
        new Cmdlet("Get-VMIntegrationService", "Gets the integration services of a virtual machine or snapshot.",
            List.of(must(0, "VMName", Type.TEXTS).fromPipe(), at(1, "Name", Type.TEXTS)), ServiceCmdlets::get,
            world -> VmCmdlets.each(world, "%s")),
        turning("Enable-VMIntegrationService", "Enables an integration service on a virtual machine.", true),
        turning("Disable-VMIntegrationService", "Disables an integration service on a virtual machine.", false));

    private ServiceCmdlets() {}

    private static Cmdlet turning(String name, String says, boolean on) {
        return new Cmdlet(name, says, List.of(must(0, "Name", Type.TEXTS), must(1, "VMName", Type.TEXTS).fromPipe()),
            bound -> turn(bound, on), world -> VmCmdlets.each(world, "-Name VSS -VMName %s"));
    }

    private static Result get(Bound bound) {
        Bound.Found found = bound.vms("VMName");
        var objects = new ArrayList<PsObject>();
        var view = new StringBuilder();
        Answer complaints = found.complaints();
        for (Vm vm : found.vms()) {
            List<String> lines = GetVmIntegrationService.print(bound.world(), vm.name()).lines().toList();
            List<PsObject> rows = rows(vm, lines);
            List<String> names = bound.texts("Name");
            objects.addAll(names.isEmpty() ? rows : rows.stream().filter(row -> names.stream()
                .anyMatch(name -> Wildcard.matches(name, row.properties().get("Name")))).toList());
            for (String name : names) {
                if (!Wildcard.has(name) && SERVICES.stream().noneMatch(name::equalsIgnoreCase)) complaints = complaints.then(unknown(
                    bound, name));
            }
            if (names.isEmpty()) view.append(PsObject.framed(String.join("\n", lines) + "\n"));
        }
        return Result.of(bound.has("Name") ? PsObject.table(objects) : view.toString(), objects).and(complaints);
    }

    /** The table's rows as objects: its columns begin where the dashes do. */
    private static List<PsObject> rows(Vm vm, List<String> lines) {
        var rows = new ArrayList<PsObject>();
        String dashes = lines.get(1);
        var starts = new ArrayList<Integer>();
        for (int i = 0; i < dashes.length(); i++) if (dashes.charAt(i) == '-' && (i == 0 || dashes.charAt(i - 1) == ' ')) starts.add(i);
        for (String line : lines.subList(2, lines.size())) {
            var cells = new String[2 * starts.size()];
            for (int i = 0; i < starts.size(); i++) {
                cells[2 * i] = cell(lines.get(0), starts, i);
                cells[2 * i + 1] = cell(line, starts, i);
            }
            rows.add(PsObject.of(vm.name(), cells));
        }
        return rows;
    }

    private static String cell(String line, List<Integer> starts, int column) {
        int from = Math.min(line.length(), starts.get(column));
        int to = column + 1 < starts.size() ? Math.min(line.length(), starts.get(column + 1)) : line.length();
        return line.substring(from, to).strip();
    }

    private static Answer unknown(Bound bound, String name) {
        return bound.said(bound.failure("Hyper-V was unable to find an integration service with name \"" + name + "\".",
            "InvalidArgument: (" + name + ":String)", "InvalidParameter"));
    }

    private static Result turn(Bound bound, boolean on) {
        Answer answer = Answer.NOTHING;
        Optional<String> vss = Optional.empty();
        for (String name : bound.texts("Name")) {
            Optional<String> known = SERVICES.stream().filter(name::equalsIgnoreCase).findFirst();
            if (known.isEmpty()) answer = answer.then(unknown(bound, name));
            else if (known.get().equals(VSS)) vss = known;
            else answer = answer.then(Answer.of(Kind.NOT_HERE, bound.cmdlet().name() + " '" + known.get() + "'", 1));
        }
        if (vss.isEmpty()) return new Result("", List.of(), answer);
        return new Result("", List.of(), answer.then(bound.each(bound.vms("VMName"), (world, vm) ->
            vm.config().backupService() == on ? Step.say(Answer.NOTHING) : Step.ask(new Command.OfferBackupService(vm.name(), on)))));
    }
}
