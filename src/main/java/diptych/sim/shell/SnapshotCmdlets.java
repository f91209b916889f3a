package diptych.sim.shell;

import static diptych.sim.shell.Cmdlet.Parameter.must;
import static diptych.sim.shell.Cmdlet.Parameter.named;

import diptych.sim.console.GetVmSnapshot;
import diptych.sim.console.WallClock;
import diptych.sim.model.Command;
import diptych.sim.model.StateCheckpoint;
import diptych.sim.model.Vm;
import diptych.sim.model.World;
import diptych.sim.shell.Bound.Step;
import diptych.sim.shell.Cmdlet.Parameter;
import diptych.sim.shell.Cmdlet.Result;
import diptych.sim.shell.Cmdlet.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Checkpoints: {@code Checkpoint-VM}, {@code Get-}, {@code Restore-} and {@code Remove-VMSnapshot}, also called checkpoints since 2016. */
final class SnapshotCmdlets {
    private static final Parameter VM = must(0, "VMName", Type.TEXTS).fromPipe();

    static final List<Cmdlet> CMDLETS = List.of(
        new Cmdlet("Checkpoint-VM", "Creates a checkpoint of a virtual machine.",
            List.of(must(0, "Name", Type.TEXTS).fromPipe(), Parameter.at(1, "SnapshotName", Type.TEXT)), SnapshotCmdlets::take,
            world -> VmCmdlets.each(world, "%s -SnapshotName before")),
        get("Get-VMSnapshot"), get("Get-VMCheckpoint"),
        onSnapshot("Restore-VMSnapshot", "Restores a virtual machine checkpoint."),
        onSnapshot("Restore-VMCheckpoint", "Restores a virtual machine checkpoint."),
        onSnapshot("Remove-VMSnapshot", "Deletes a virtual machine checkpoint."),
        onSnapshot("Remove-VMCheckpoint", "Deletes a virtual machine checkpoint."));

    private SnapshotCmdlets() {}

    private static Cmdlet get(String name) {
        return new Cmdlet(name, "Gets the checkpoints associated with a virtual machine or checkpoint.",
            List.of(VM, named("Name", Type.TEXT)), SnapshotCmdlets::list, world -> VmCmdlets.each(world, "%s"));
    }

    private static Cmdlet onSnapshot(String name, String says) {
        boolean restores = name.startsWith("Restore");
        BiFunction<Vm, String, Command.OfVm> command = restores ? (vm, snapshot) -> new Command.ApplyCheckpoint(vm.name(), snapshot)
            : (vm, snapshot) -> new Command.DeleteCheckpoint(vm.name(), snapshot);
        return new Cmdlet(name, says, List.of(must(0, "Name", Type.TEXTS), must(1, "VMName", Type.TEXTS).fromPipe()),
            bound -> new Result("", List.of(), onSnapshots(bound, command)), SnapshotCmdlets::known);
    }

    private static List<String> known(World world) {
        return world.vms().stream().flatMap(vm -> vm.checkpoints().stream()
            .map(each -> "-Name '" + each.name() + "' -VMName " + vm.name() + " -Confirm:$false")).toList();
    }

    private static Result take(Bound bound) {
        String dated = WallClock.windows(bound.world().now()).replaceFirst(" ", " - ");
        return new Result("", List.of(), bound.each(bound.vms("Name"), (world, vm) -> Step.ask(new Command.Checkpoint(vm.name(),
            bound.text("SnapshotName").orElseGet(() -> vm.name() + " - (" + dated + ")")))));
    }

    private static Result list(Bound bound) {
        Bound.Found found = bound.vms("VMName");
        var view = new StringBuilder();
        var objects = new ArrayList<PsObject>();
        Answer complaints = found.complaints();
        for (Vm vm : found.vms()) {
            List<StateCheckpoint> chosen = vm.checkpoints().stream()
                .filter(each -> bound.text("Name").map(name -> Wildcard.matches(name, each.name())).orElse(true)).toList();
            if (bound.has("Name") && chosen.isEmpty() && !Wildcard.has(bound.text("Name").orElseThrow())) {
                complaints = complaints.then(bound.said(missing(bound, bound.text("Name").orElseThrow())));
            }
            chosen.forEach(each -> objects.add(PsObject.of(vm.name(), "VMName", vm.name(), "Name", each.name(), "SnapshotType", "Standard",
                "CreationTime", WallClock.windows(each.at()))));
            if (!bound.has("Name")) view.append(PsObject.framed(GetVmSnapshot.print(bound.world(), vm.name())));
        }
        return Result.of(bound.has("Name") ? PsObject.shown(objects) : view.toString(), objects).and(complaints);
    }

    private static PsError missing(Bound bound, String name) {
        return bound.failure("Hyper-V was unable to find a snapshot with name \"" + name + "\".", "InvalidArgument: (" + name + ":String)",
            "InvalidParameter");
    }

    /** Nobody is asked to confirm, as with {@code -Confirm:$false}. */
    private static Answer onSnapshots(Bound bound, BiFunction<Vm, String, Command.OfVm> command) {
        Answer answer = Answer.NOTHING;
        for (String name : bound.texts("Name")) {
            answer = answer.then(bound.each(bound.vms("VMName"), (world, vm) -> {
                String exact = vm.checkpoints().stream().map(StateCheckpoint::name).filter(each -> each.equalsIgnoreCase(name)).findFirst()
                    .orElse("");
                return exact.isEmpty() ? Step.say(bound.said(missing(bound, name))) : Step.ask(command.apply(vm, exact));
            }));
            if (answer.asked().isPresent()) return answer;
        }
        return answer;
    }
}
