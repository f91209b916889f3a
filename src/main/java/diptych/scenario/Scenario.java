package diptych.scenario;

import diptych.sim.Simulation;
import diptych.sim.model.Host;
import diptych.sim.model.GuestSettings;
import diptych.sim.model.Vm;
import diptych.sim.model.VmSpec;
import diptych.sim.model.World;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What a scenario file says (design.md section 3, scenarios.md).
 *
 * @param title   for people
 * @param host    the physical machine
 * @param vms     all off, in the order they were written
 * @param actions one after the other, repeated ones written out
 * @param checks  expressions that must be true of the result
 * @param always  expressions that must be true at every second
 * @param seed    for chance; nothing is left to chance yet
 */
public record Scenario(String title, Host host, List<Vm> vms, List<Action> actions, List<String> checks, List<String> always,
                       long seed) {
    public Scenario {
        vms = List.copyOf(vms);
        actions = List.copyOf(actions);
        checks = List.copyOf(checks);
        always = List.copyOf(always);
    }

    /** Time 0, every VM off. */
    public World begin() {
        return Simulation.begin(host, vms);
    }

    /**
     * The same scenario with another guest in one of its VMs.
     *
     * @throws IllegalArgumentException if no VM has that name
     */
    public Scenario withGuest(String vm, UnaryOperator<GuestSettings> change) {
        if (vms.stream().noneMatch(each -> each.name().equals(vm))) throw new IllegalArgumentException("no virtual machine is named " + vm);
        var changed = vms.stream()
            .map(each -> each.name().equals(vm) ? Vm.off(with(each.spec(), change), each.settings()).with(each.config()) : each)
            .toList();
        return new Scenario(title, host, changed, actions, checks, always, seed);
    }

    private static VmSpec with(VmSpec spec, UnaryOperator<GuestSettings> change) {
        return new VmSpec(spec.name(), spec.generation(), spec.secureBoot(), change.apply(spec.guest()), spec.disks());
    }

    public List<String> vmNames() {
        return vms.stream().map(Vm::name).toList();
    }

    /** Every label that some action uses, in the order of first use. */
    public Set<String> labels() {
        var labels = new LinkedHashSet<String>();
        for (Action action : actions) {
            if (action instanceof Action.TakeSample sample) labels.add(sample.label());
            if (action instanceof Action.SampleEvery every) labels.add(every.label());
        }
        return labels;
    }
}
