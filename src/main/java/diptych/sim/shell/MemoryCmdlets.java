package diptych.sim.shell;

import static diptych.sim.shell.Cmdlet.Parameter.at;
import static diptych.sim.shell.Cmdlet.Parameter.must;
import static diptych.sim.shell.Cmdlet.Parameter.named;

import diptych.sim.console.GetVmMemory;
import diptych.sim.model.Command;
import diptych.sim.model.MemorySettings;
import diptych.sim.model.Vm;
import diptych.sim.shell.Bound.Step;
import diptych.sim.shell.Cmdlet.Result;
import diptych.sim.shell.Cmdlet.Type;
import diptych.sim.units.MiB;
import diptych.sim.units.Pages;
import java.util.List;
import java.util.Optional;

/** Memory settings: {@code Get-VMMemory} and {@code Set-VMMemory}. */
final class MemoryCmdlets {
    private static final long LARGEST = 1L << 50;

    static final List<Cmdlet> CMDLETS = List.of(
        new Cmdlet("Get-VMMemory", "Gets the memory of a virtual machine or snapshot.", List.of(at(0, "VMName", Type.TEXTS).fromPipe()),
            MemoryCmdlets::get, world -> VmCmdlets.each(world, "%s")),
        new Cmdlet("Set-VMMemory", "Configures the memory of a virtual machine.", List.of(must(0, "VMName", Type.TEXTS).fromPipe(),
            named("DynamicMemoryEnabled", Type.YES_OR_NO), named("StartupBytes", Type.BYTES), named("MinimumBytes", Type.BYTES),
            named("MaximumBytes", Type.BYTES), named("Buffer", Type.NUMBER), named("Priority", Type.NUMBER)), MemoryCmdlets::set,
            world -> VmCmdlets.each(world, "%s -MaximumBytes 8GB", "%s -MinimumBytes 256MB",
                "%s -Buffer 50", "%s -Priority 80")));

    private MemoryCmdlets() {}

    private static Result get(Bound bound) {
        Bound.Found found = bound.vms("VMName");
        String[] names = found.vms().stream().map(Vm::name).toArray(String[]::new);
        String view = names.length == 0 ? "" : PsObject.framed(GetVmMemory.print(bound.world(), names));
        return Result.of(view, found.vms().stream().map(MemoryCmdlets::object).toList()).and(found.complaints());
    }

    private static PsObject object(Vm vm) {
        MemorySettings settings = vm.settings();
        return PsObject.of(vm.name(), "VMName", vm.name(), "DynamicMemoryEnabled", settings.dynamic() ? "True" : "False",
            "Minimum", VmCmdlets.bytes(settings.minimum().pages().kib()), "Startup", VmCmdlets.bytes(settings.startup().pages().kib()),
            "Maximum", VmCmdlets.bytes(settings.maximum().pages().kib()), "Buffer", String.valueOf(settings.buffer()),
            "Priority", String.valueOf(settings.weight()));
    }

    /** A static VM that runs is given another size by its startup memory: Runtime Memory Resize. */
    private static Result set(Bound bound) {
        var change = change(bound.yesOrNo("DynamicMemoryEnabled"), bound.number("StartupBytes"), bound.number("MinimumBytes"),
            bound.number("MaximumBytes"), bound.number("Buffer"), bound.number("Priority"));
        boolean startupOnly = change.startup().isPresent() && bound.values().size() == 2;
        return new Result("", List.of(), bound.each(bound.vms("VMName"), (world, vm) -> Step.ask(
            startupOnly && vm.isRunning() && !vm.settings().dynamic()
                ? new Command.Resize(vm.name(), Pages.ofMib(change.startup().get().count())) : new Command.SetMemory(vm.name(), change))));
    }

    /** Bytes become whole MiB; what is less than nothing is nothing, which every setting refuses. */
    static MemorySettings.Change change(Optional<Boolean> dynamic, Optional<Long> startup, Optional<Long> minimum, Optional<Long> maximum,
                                        Optional<Long> buffer, Optional<Long> weight) {
        return new MemorySettings.Change(dynamic, startup.map(MemoryCmdlets::mib), minimum.map(MemoryCmdlets::mib),
            maximum.map(MemoryCmdlets::mib), buffer.map(Math::toIntExact), weight.map(Math::toIntExact));
    }

    private static MiB mib(long bytes) {
        return MiB.mib(Math.min(LARGEST, Math.max(0, bytes)) >> 20);
    }
}
