package diptych.sim.model;

import diptych.sim.units.Pages;
import diptych.sim.units.SimTime;
import java.util.List;
import java.util.Optional;

/**
 * All there is at one moment: the time, the host, and its virtual machines in the order they were declared.
 *
 * @param now        how long the simulation has run
 * @param host       the physical machine
 * @param vms        in declared order; names are unique
 * @param nextSecond the whole second whose turn has not come yet
 * @param backups    what the backup application knows
 */
public record World(SimTime now, Host host, List<Vm> vms, SimTime nextSecond, Backups backups) {
    private static final SimTime ONE_SECOND = SimTime.seconds(1);

    public World {
        vms = List.copyOf(vms);
    }

    public World(SimTime now, Host host, List<Vm> vms) {
        this(now, host, vms, now.nextWholeSecond(), Backups.NONE);
    }

    public Optional<Vm> find(String name) {
        for (Vm vm : vms) if (vm.name().equals(name)) return Optional.of(vm);
        return Optional.empty();
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

    /** The same, and what is set aside for a hot-add until the guest has taken it: memory that no VM has been assigned. */
    public Pages unassigned() {
        Pages free = available();
        for (Vm vm : vms) free = free.plus(vm.account().promised());
        return free;
    }

    public World at(SimTime moment) {
        return new World(moment, host, vms, nextSecond, backups);
    }

    public World with(Host changed) {
        return new World(now, changed, vms, nextSecond, backups);
    }

    /**
     * The same world with the VM of the same name replaced.
     *
     * @throws IllegalArgumentException if there is none
     */
    public World with(Vm changed) {
        for (int i = 0; i < vms.size(); i++) {
            if (vms.get(i).name().equals(changed.name())) return with(i, changed);
        }
        throw new IllegalArgumentException("no virtual machine is named " + changed.name());
    }

    /** The same world with the VM at that place replaced. */
    public World with(int index, Vm changed) {
        Vm[] next = vms.toArray(Vm[]::new);
        next[index] = changed;
        return new World(now, host, List.of(next), nextSecond, backups);
    }

    public World with(List<Vm> changed) {
        return new World(now, host, changed, nextSecond, backups);
    }

    public World with(Backups changed) {
        return new World(now, host, vms, nextSecond, changed);
    }

    /** A line in the host's event log. */
    public World logs(String text) {
        return with(host.with(host.log().plus(now, text)));
    }

    /** This whole second has had its turn. */
    public World secondPassed() {
        return new World(now, host, vms, nextSecond.plus(ONE_SECOND), backups);
    }
}
