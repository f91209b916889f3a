package diptych.sim.shell;

import static diptych.sim.shell.Cmdlet.Parameter.at;
import static diptych.sim.shell.Cmdlet.Parameter.must;
import static diptych.sim.shell.Cmdlet.Parameter.named;

import diptych.sim.console.Clock;
import diptych.sim.console.GetVm;
import diptych.sim.memory.Health;
import diptych.sim.model.CheckpointType;
import diptych.sim.model.Command;
import diptych.sim.model.HostVersion;
import diptych.sim.model.Life;
import diptych.sim.model.Vm;
import diptych.sim.model.World;
import diptych.sim.shell.Answer.Kind;
import diptych.sim.shell.Bound.Step;
import diptych.sim.shell.Cmdlet.Parameter;
import diptych.sim.shell.Cmdlet.Result;
import diptych.sim.shell.Cmdlet.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Virtual machines and their power: {@code Get-VM}, {@code Set-VM}, {@code Start-VM}, {@code Stop-VM}, {@code Save-VM} and others. */
final class VmCmdlets {
    private static final Parameter NAME = must(0, "Name", Type.TEXTS).fromPipe();
    private static final List<String> LIST_VIEW = List.of("Name", "State", "CpuUsage", "MemoryAssigned", "MemoryDemand", "MemoryStatus",
        "Uptime", "Status");

    static final List<Cmdlet> CMDLETS = List.of(
        new Cmdlet("Get-VM", "Gets the virtual machines from one or more Hyper-V hosts.",
            List.of(at(0, "Name", Type.TEXTS).fromPipe()), VmCmdlets::get, world -> each(world, "%s")),
        new Cmdlet("Set-VM", "Configures a virtual machine.", List.of(NAME, named("CheckpointType", Type.TEXT),
            named("DynamicMemory", Type.SWITCH), named("StaticMemory", Type.SWITCH), named("MemoryStartupBytes", Type.BYTES),
            named("MemoryMinimumBytes", Type.BYTES), named("MemoryMaximumBytes", Type.BYTES)), VmCmdlets::set,
            world -> each(world, "%s -CheckpointType Production")),
        power("Start-VM", "Starts a virtual machine.", List.of(NAME), Life.VmState.RUNNING, (bound, vm) -> new Command.Start(vm.name())),
        new Cmdlet("Stop-VM", "Shuts down, turns off, or saves a virtual machine.",
            List.of(NAME, named("Force", Type.SWITCH), named("TurnOff", Type.SWITCH), named("Save", Type.SWITCH)), VmCmdlets::stop,
            world -> each(world, "%s", "%s -TurnOff")),
        power("Save-VM", "Saves a virtual machine.", List.of(NAME), Life.VmState.SAVED, (bound, vm) -> new Command.Save(vm.name())),
        power("Suspend-VM", "Suspends, or pauses, a virtual machine.", List.of(NAME), Life.VmState.PAUSED,
            (bound, vm) -> new Command.Pause(vm.name())),
        power("Resume-VM", "Resumes a suspended (paused) virtual machine.", List.of(NAME), Life.VmState.RUNNING,
            (bound, vm) -> new Command.Resume(vm.name())),
        new Cmdlet("Restart-VM", "Restarts a virtual machine. Here the guest restarts in good order, as with -Type Reboot.",
            List.of(NAME, named("Force", Type.SWITCH), named("Type", Type.TEXT), named("Wait", Type.SWITCH)), VmCmdlets::restart,
            world -> each(world, "%s -Type Reboot -Force")));

    private VmCmdlets() {}

    /** Rests of a line for every VM; {@code %s} is its name. */
    static List<String> each(World world, String... rests) {
        return world.vms().stream().flatMap(vm -> Arrays.stream(rests).map(rest -> rest.formatted(vm.name()))).toList();
    }

    private interface Act {
        Command.OfVm on(Bound bound, Vm vm);
    }

    private static Cmdlet power(String name, String says, List<Parameter> parameters, Life.VmState to, Act act) {
        return new Cmdlet(name, says, parameters,
            bound -> new Result("", List.of(), bound.each(bound.vms("Name"), (world, vm) -> unless(vm, to, act.on(bound, vm)))),
            world -> each(world, "%s"));
    }

    /** One that is there already is only warned of. */
    private static Step unless(Vm vm, Life.VmState to, Command.OfVm command) {
        return vm.life().state() == to && !(vm.life() instanceof Life.ShuttingDown) && !(vm.life() instanceof Life.Saving)
            ? Step.say(Answer.of(Kind.WARNING, "WARNING: The virtual machine is already in the specified state.\n", 0)) : Step.ask(command);
    }

    private static Result get(Bound bound) {
        Bound.Found found = bound.vms("Name");
        String[] names = found.vms().stream().map(Vm::name).toArray(String[]::new);
        String view = names.length == 0 ? "" : PsObject.framed(GetVm.print(bound.world(), names));
        return Result.of(view, found.vms().stream().map(vm -> object(bound.world(), vm)).toList()).and(found.complaints());
    }

    private static PsObject object(World world, Vm vm) {
        return PsObject.of(vm.name(),
            "Name", vm.name(),
            "State", vm.life().state().shown(),
            "CpuUsage", String.valueOf(GetVm.processorUse(vm)),
            "MemoryAssigned", bytes(vm.assigned().kib()),
            "MemoryDemand", bytes(Health.demand(vm).kib()),
            "MemoryStatus", Health.status(vm).shown(),
            "Uptime", Clock.timeSpan(Clock.uptime(vm, world.now())),
            "Status", GetVm.STATUS,
            "Version", world.host().version().vmVersion(),
            "DynamicMemoryEnabled", vm.settings().dynamic() ? "True" : "False",
            "MemoryMinimum", bytes(vm.settings().minimum().pages().kib()),
            "MemoryMaximum", bytes(vm.settings().maximum().pages().kib()),
            "MemoryStartup", bytes(vm.settings().startup().pages().kib()),
            "CheckpointType", vm.config().checkpointType().written());
    }

    static String bytes(long kib) {
        return String.valueOf(kib * 1024);
    }

    /** What {@code Format-List} shows of a VM unless it is told otherwise. */
    static List<String> listView() {
        return LIST_VIEW;
    }

    private static Result stop(Bound bound) {
        boolean save = bound.isOn("Save");
        return new Result("", List.of(), bound.each(bound.vms("Name"), (world, vm) -> unless(vm,
            save ? Life.VmState.SAVED : Life.VmState.OFF, save ? new Command.Save(vm.name())
                : bound.isOn("TurnOff") ? new Command.TurnOff(vm.name()) : new Command.Shutdown(vm.name()))));
    }

    private static Result restart(Bound bound) {
        return new Result("", List.of(), bound.each(bound.vms("Name"), (world, vm) -> Step.ask(new Command.Reboot(vm.name()))));
    }

    private static Result set(Bound bound) {
        Optional<CheckpointType> type = bound.text("CheckpointType").map(written -> Arrays.stream(CheckpointType.values())
            .filter(each -> each.written().toLowerCase(Locale.ROOT).equals(written.toLowerCase(Locale.ROOT))).findFirst()
            .orElseThrow(() -> bound.failure("Cannot bind parameter 'CheckpointType'. Cannot convert value \"" + written + "\" to type "
                + "\"Microsoft.HyperV.PowerShell.CheckpointType\". Error: \"Unable to match the identifier name " + written
                + " to a valid enumerator name. Specify one of the following enumerator names and try again: Disabled, Standard, "
                + "Production, ProductionOnly\"", "InvalidArgument: (:)", "CannotConvertArgumentNoMessage")));
        if (type.isPresent() && bound.world().host().version().compareTo(HostVersion.WS2016) < 0) {
            throw bound.failure("A parameter cannot be found that matches parameter name 'CheckpointType'.", "InvalidArgument: (:)",
                "NamedParameterNotFound");
        }
        Bound.Found found = bound.vms("Name");
        Answer checkpoints = type.map(chosen -> bound.each(found,
            (world, vm) -> Step.ask(new Command.SetCheckpointType(vm.name(), chosen)))).orElse(Answer.NOTHING);
        if (bound.values().keySet().stream().noneMatch(name -> name.contains("Memory"))) return new Result("", List.of(), checkpoints);
        if (type.isPresent()) throw new ShellLine.NotHere("Set-VM -CheckpointType -Memory...");
        return new Result("", List.of(), bound.each(found, (world, vm) -> Step.ask(new Command.SetMemory(vm.name(),
            MemoryCmdlets.change(bound.isOn("DynamicMemory") ? Optional.of(true) : bound.isOn("StaticMemory") ? Optional.of(false)
                : Optional.empty(), bound.number("MemoryStartupBytes"), bound.number("MemoryMinimumBytes"),
                bound.number("MemoryMaximumBytes"), Optional.empty(), Optional.empty())))));
    }
}
