package diptych.sim.guest;

import diptych.sim.model.Disk;
import diptych.sim.model.Driver;
import diptych.sim.model.Guest;
import diptych.sim.model.GuestMemory;
import diptych.sim.model.GuestSettings;
import diptych.sim.model.GuestSettings.GuestOs;
import diptych.sim.model.Log;
import diptych.sim.model.Program;
import diptych.sim.model.Programs;
import diptych.sim.model.VmSpec;
import diptych.sim.units.MiB;
import diptych.sim.units.Pages;
import diptych.sim.units.SimTime;
import java.util.ArrayList;
import java.util.List;

/**
 * What a guest looks like when it has just booted. How an idle Linux divides its memory is MODEL CHOICE, sized after the small
 * Debian guests of observed.md; what the laws and the protocol need (kept back, committed) is the scenario's.
 */
public final class Boot {
    private static final Pages BLOCK = Pages.ofMib(128);
    /** Above this the kernel takes larger memory blocks, arch/x86/mm/init_64.c {@code probe_memory_block_size}. */
    private static final Pages LARGE_MACHINE = Pages.ofMib(64 * 1024);
    private static final Pages LARGEST_BLOCK = Pages.ofMib(2048);

    /** The programs of an idle guest and their part of the idle commitment, in percent. */
    private record IdleProgram(int pid, String name, int percent) {}

    private static final List<IdleProgram> IDLE = List.of(
        new IdleProgram(1, "systemd", 12), new IdleProgram(214, "systemd-journal", 14),
        new IdleProgram(371, "sshd", 8), new IdleProgram(388, "nginx", 26), new IdleProgram(395, "postgres", 40));

    private Boot() {}

    /**
     * A guest whose kernel has just started.
     *
     * @param startup     memory the VM has
     * @param kernelStart when its kernel's clock shows zero
     */
    public static Guest guest(VmSpec spec, Pages startup, SimTime kernelStart) {
        GuestSettings settings = spec.guest();
        GuestMemory memory = bareMemory(spec, startup, kernelStart);
        var programs = idlePrograms(settings.committed().pages(), memory);
        memory = memory.withPrograms(programs.resident(), pageTables(programs.resident()), programs.swapped());
        var guest = new Guest(kernelStart, memory, programs, List.of(),
            settings.os() == GuestOs.FREEBSD ? Driver.NONE : Driver.UNLOADED, List.of(), Log.EMPTY);
        return settings.os() == GuestOs.LINUX ? firstLines(guest, settings, startup) : guest;
    }

    /** Page tables cost 8 B for each 4 KiB page: 1/512. */
    public static Pages pageTables(Pages resident) {
        return Pages.pages(Math.ceilDiv(resident.count(), Pages.PER_2_MIB));
    }

    private static GuestMemory bareMemory(VmSpec spec, Pages startup, SimTime now) {
        Pages keptBack = spec.guest().keptBackOf(startup);
        Pages boot = startup.minus(keptBack);
        Pages dirty = declaredDirty(spec.disks()).min(share(boot, 5));
        return new GuestMemory(keptBack, boot, Pages.ZERO, Pages.ZERO, 0, blockSize(startup), Pages.ZERO,
            Pages.ofMib(24).plus(share(boot, 64)).min(share(boot, 4)),
            Pages.ofMib(12).plus(share(boot, 256)).min(share(boot, 16)),
            Pages.ZERO, Pages.ZERO, Pages.ofMib(1).min(share(boot, 64)), Pages.ofMib(4).min(share(boot, 64)),
            Pages.ofMib(96).plus(share(boot, 64)).min(share(boot, 8)),
            dirty, now.micros(), Pages.ZERO, spec.guest().swap().pages(), Pages.ZERO);
    }

    private static Pages declaredDirty(List<Disk> disks) {
        long mib = 0;
        for (Disk disk : disks) {
            for (Disk.Mount mount : disk.mounts()) mib += mount.dirty().count();
        }
        return MiB.mib(mib).pages();
    }

    /** 128 MiB up to 64 GiB of memory; above, the largest power of two up to 2 GiB that divides it. */
    private static Pages blockSize(Pages startup) {
        if (startup.compareTo(LARGE_MACHINE) <= 0) return BLOCK;
        Pages size = LARGEST_BLOCK;
        while (size.exceeds(BLOCK) && startup.count() % size.count() != 0) size = Pages.pages(size.count() / 2);
        return size;
    }

    /** About half of what an idle guest has committed is resident; a guest too small for that keeps the rest in swap, if it has any. */
    private static Programs idlePrograms(Pages committed, GuestMemory memory) {
        Pages room = memory.free().minusOrZero(Watermarks.of(memory).high()).minusOrZero(Pages.ofMib(2));
        Pages wanted = Pages.pages(committed.count() / 2);
        Pages resident = wanted.min(Pages.pages(room.count() * 8 / 9));
        Pages swapped = wanted.minus(resident).min(memory.swapTotal());
        var programs = new ArrayList<Program>();
        Pages committedLeft = committed;
        Pages residentLeft = resident;
        Pages swappedLeft = swapped;
        for (IdleProgram idle : IDLE) {
            boolean last = idle == IDLE.get(IDLE.size() - 1);
            Pages c = last ? committedLeft : percent(committed, idle.percent);
            Pages r = last ? residentLeft : percent(resident, idle.percent);
            Pages s = last ? swappedLeft : percent(swapped, idle.percent);
            programs.add(new Program(idle.pid, idle.name, Program.NO_JOB, c, r, s, false));
            committedLeft = committedLeft.minus(c);
            residentLeft = residentLeft.minus(r);
            swappedLeft = swappedLeft.minus(s);
        }
        return Programs.of(programs, Programs.FIRST_PID);
    }

    private static Guest firstLines(Guest guest, GuestSettings settings, Pages startup) {
        SimTime zero = guest.kernelStart();
        return guest
            .logs(zero, "Linux version " + settings.kernel() + ".0 #1 SMP")
            .logs(zero, "Hypervisor detected: Microsoft Hyper-V")
            .logs(zero.plus(SimTime.millis(12)), "Memory: %dK/%dK available".formatted(guest.memory().free().kib(), startup.kib()));
    }

    private static Pages share(Pages whole, long parts) {
        return Pages.pages(whole.count() / parts);
    }

    private static Pages percent(Pages whole, int percent) {
        return Pages.pages(whole.count() * percent / 100);
    }
}
