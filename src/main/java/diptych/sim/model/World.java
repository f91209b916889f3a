package diptych.sim.model;

import diptych.sim.units.Pages;
import diptych.sim.units.SimTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All there is at one moment: the time, the host, and its virtual machines in the order they were declared.
 *
 * @param now  how long the simulation has run
 * @param host the physical machine
 * @param vms  in declared order; names are unique
 */
public record World(SimTime now, Host host, List<Vm> vms) {
    public World {
        vms = List.copyOf(vms);
    }

    public Optional<Vm> find(String name) {
        return vms.stream().filter(vm -> vm.name().equals(name)).findFirst();
    }

    /** @throws IllegalArgumentException if no VM has that name; whoever takes names from people asks {@link #find} first */
    public Vm vm(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("no virtual machine is named " + name));
    }

    /** Host memory that nobody holds: physical memory less reserve, host applications and what the VMs hold. */
    public Pages available() {
        long held = 0;
        for (Vm vm : vms) held += vm.held().count();
        return Pages.pages(host.memory().count() - host.reserve().count() - host.applications().held().count() - held);
    }

    public World at(SimTime moment) {
        return new World(moment, host, vms);
    }

    public World with(Host changed) {
        return new World(now, changed, vms);
    }

    /** The same world with the VM of the same name replaced. */
    public World with(Vm changed) {
        var next = new ArrayList<>(vms);
        for (int i = 0; i < next.size(); i++) {
            if (next.get(i).name().equals(changed.name())) next.set(i, changed);
        }
        return new World(now, host, next);
    }

    public World with(List<Vm> changed) {
        return new World(now, host, changed);
    }
}
