package diptych.sim;

import diptych.sim.guest.MemAvailable;
import diptych.sim.model.Driver;
import diptych.sim.model.GuestMemory;
import diptych.sim.model.Life;
import diptych.sim.model.MemoryAccount;
import diptych.sim.model.Programs;
import diptych.sim.model.Vm;
import diptych.sim.model.World;
import diptych.sim.units.Pages;
import java.util.ArrayList;
import java.util.List;

/** What is true in every world (design.md section 2). A broken law answers with the sentence that explains the breach. */
public final class Laws {
    private Laws() {}

    /** Every law that this world breaks, a sentence each; empty when all hold. */
    public static List<String> broken(World world) {
        var broken = new ArrayList<String>();
        memoryIsConserved(world, broken);
        for (Vm vm : world.vms()) {
            DiskLaws.check(world, vm, broken);
            assignedStaysInRange(vm, broken);
            assignedIsWhatWasGivenLessWhatWasTaken(vm, broken);
            if (hasGuest(vm)) {
                hostAndGuestAgree(vm, broken);
                guestMemoryAddsUp(vm, broken);
                onlyWholeBlocksAreAdded(vm, broken);
                driverCountsWhatItHolds(vm, broken);
            } else {
                nothingIsInside(vm, broken);
            }
        }
        return broken;
    }

    /** The laws that look into every file and every copy too; too slow to be asked every second. */
    public static List<String> brokenInDepth(World world) {
        var broken = new ArrayList<>(broken(world));
        for (Vm vm : world.vms()) DiskLaws.nothingIsLost(vm, broken);
        DiskLaws.copiesAreTrue(world, broken);
        return broken;
    }

    /** Host total = reserve + applications + available + what the VMs hold; nothing is made or lost. */
    private static void memoryIsConserved(World world, List<String> broken) {
        long held = 0;
        for (Vm vm : world.vms()) held += vm.held().count();
        long taken = world.host().reserve().count() + world.host().applications().held().count() + held;
        long total = world.host().memory().count();
        if (taken > total) {
            broken.add("the host has %d pages, but reserve, applications and virtual machines hold %d".formatted(total, taken));
        } else if (world.available().count() + taken != total) {
            broken.add("the host has %d pages, accounted for are %d".formatted(total, world.available().count() + taken));
        }
    }

    /** minimum <= assigned <= maximum; startup may exceed minimum until it is reclaimed, and never falls short of it. */
    private static void assignedStaysInRange(Vm vm, List<String> broken) {
        if (!vm.isRunning() || !vm.isDynamic()) return;
        Pages assigned = vm.account().assigned();
        if (vm.settings().minimum().pages().exceeds(assigned)) {
            broken.add("%s has %s assigned, less than its minimum of %s".formatted(vm.name(), assigned, vm.settings().minimum()));
        }
        if (assigned.exceeds(vm.settings().maximum().pages())) {
            broken.add("%s has %s assigned, more than its maximum of %s".formatted(vm.name(), assigned, vm.settings().maximum()));
        }
    }

    /** assigned = startup + hot-added - ballooned, and a balloon holds no more than there is. */
    private static void assignedIsWhatWasGivenLessWhatWasTaken(Vm vm, List<String> broken) {
        MemoryAccount account = vm.account();
        long sum = account.startup().count() + account.hotAdded().count() - account.ballooned().count();
        if (sum != account.assigned().count()) {
            broken.add("%s has %s assigned, but startup + hot-added - ballooned is %d pages".formatted(vm.name(), account.assigned(), sum));
        }
        if (account.smartPaged().exceeds(account.assigned())) {
            broken.add("%s has more in its Smart Paging file than is assigned to it".formatted(vm.name()));
        }
    }

    /**
     * Before Linux 5.11: assigned = guest total + kept back + offline - ballooned; since: assigned = guest total + kept back + offline.
     */
    private static void hostAndGuestAgree(Vm vm, List<String> broken) {
        GuestMemory memory = vm.guest().memory();
        var era = vm.guestSettings().driverEra();
        long seen = memory.total(era).count() + memory.keptBack().count() + memory.offline().count()
            - (era.balloonLeavesTotal() ? 0 : memory.ballooned().count());
        if (seen != vm.account().assigned().count()) {
            broken.add("%s: the host assigned %s, but the guest's total, kept back and offline memory and balloon make %d pages"
                .formatted(vm.name(), vm.account().assigned(), seen));
        }
    }

    /** Every page the guest's kernel manages is in exactly one use, or free. */
    private static void guestMemoryAddsUp(Vm vm, List<String> broken) {
        GuestMemory memory = vm.guest().memory();
        Programs programs = vm.guest().programs();
        if (memory.used().exceeds(memory.present())) {
            broken.add("%s uses %s, more than the %s it has".formatted(vm.name(), memory.used(), memory.present()));
            return;
        }
        if (MemAvailable.of(memory).exceeds(memory.present())) {
            broken.add("%s has more memory available than it has".formatted(vm.name()));
        }
        if (!programs.resident().equals(memory.anonymous()) || !programs.swapped().equals(memory.swapUsed())) {
            broken.add("%s: programs hold %s and %s in swap, the kernel counts %s and %s".formatted(vm.name(), programs.resident(),
                programs.swapped(), memory.anonymous(), memory.swapUsed()));
        }
        if (memory.swapUsed().exceeds(memory.swapTotal())) {
            broken.add("%s uses %s of swap and has %s".formatted(vm.name(), memory.swapUsed(), memory.swapTotal()));
        }
        if (programs.resident().plus(programs.swapped()).exceeds(programs.committed())) {
            broken.add("%s: programs hold more memory than they were promised".formatted(vm.name()));
        }
    }

    /** Linux adds whole memory blocks, of which only what the host backs comes online. */
    private static void onlyWholeBlocksAreAdded(Vm vm, List<String> broken) {
        GuestMemory memory = vm.guest().memory();
        long room = memory.blocks() * memory.blockSize().count();
        long blocks = Math.ceilDiv(memory.added().count(), memory.blockSize().count());
        if (memory.added().count() > room || blocks != memory.blocks()) {
            broken.add("%s: %s hot-added in %d blocks of %s".formatted(vm.name(), memory.added(), memory.blocks(), memory.blockSize()));
        }
        if (!memory.added().equals(vm.account().hotAdded())) {
            broken.add("%s: the guest added %s, the host %s".formatted(vm.name(), memory.added(), vm.account().hotAdded()));
        }
    }

    /** The driver counts no more than the guest lacks; both sides agree on the balloon. */
    private static void driverCountsWhatItHolds(Vm vm, List<String> broken) {
        GuestMemory memory = vm.guest().memory();
        Driver driver = vm.guest().driver();
        if (!memory.ballooned().equals(vm.account().ballooned())) {
            broken.add("%s: the guest gave %s, the host took %s".formatted(vm.name(), memory.ballooned(), vm.account().ballooned()));
        }
        if (driver.ballooned().exceeds(memory.ballooned())) {
            broken.add("%s: the driver counts more ballooned pages than the guest gave".formatted(vm.name()));
        }
    }

    private static void nothingIsInside(Vm vm, List<String> broken) {
        if (!vm.guest().memory().equals(GuestMemory.NOTHING)) {
            broken.add("nothing runs in %s, but there is memory inside".formatted(vm.name()));
        }
    }

    private static boolean hasGuest(Vm vm) {
        return switch (vm.life()) {
            case Life.Off off -> false;
            case Life.AwaitingMemory waiting -> waiting.kind() == Life.StartKind.FROM_SAVED;
            case Life.Booting booting -> false;
            case Life.Running running -> true;
            case Life.Paused paused -> true;
            case Life.Saving saving -> true;
            case Life.Saved saved -> true;
            case Life.Restoring restoring -> true;
            case Life.ShuttingDown closing -> true;
        };
    }
}
