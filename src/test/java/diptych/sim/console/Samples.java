package diptych.sim.console;

import diptych.sim.Story;
import diptych.sim.guest.Boot;
import diptych.sim.model.Driver;
import diptych.sim.model.Guest;
import diptych.sim.model.GuestMemory;
import diptych.sim.model.GuestSettings;
import diptych.sim.model.Life;
import diptych.sim.model.Log;
import diptych.sim.model.MemoryAccount;
import diptych.sim.model.Program;
import diptych.sim.model.Programs;
import diptych.sim.model.StressJob;
import diptych.sim.model.Vm;
import diptych.sim.units.Pages;
import diptych.sim.units.Share;
import diptych.sim.units.SimTime;
import java.util.List;
import java.util.Random;

/** Virtual machines made by hand, so that what is printed of them does not move when the machine's own numbers do. */
final class Samples {
    static final String[] KERNELS = {"3.8", "3.10", "3.14", "4.0", "4.2", "4.4", "4.9", "4.15", "4.19", "5.4", "5.10", "5.11", "6.1",
        "6.10", "6.12", "6.16"};

    private Samples() {}

    /** A guest of 2 GiB with a job in huge pages, a balloon of 256 MiB, two blocks added and one of them online. */
    static Vm busy(String kernel) {
        return busy(Story.kernel(kernel));
    }

    static Vm busy(GuestSettings settings) {
        var memory = new GuestMemory(Pages.ofMib(32), Pages.ofMib(2016), Pages.ofMib(256), Pages.ofMib(128), 2, Pages.ofMib(128),
            Pages.ofMib(256), Pages.ofMib(40), Pages.ofMib(16), Pages.ofMib(3), Pages.ofMib(700), Pages.ofMib(1), Pages.ofMib(4),
            Pages.ofMib(301), Pages.ofMib(17), 0, Pages.ZERO, Pages.ofMib(1024), Pages.ofMib(30));
        var programs = Programs.of(List.of(
            new Program(395, "postgres", Program.NO_JOB, Pages.ofMib(330), Pages.ofMib(187), Pages.ofMib(30), false),
            new Program(400, "stress", 1, Pages.ofMib(513), Pages.ofMib(513), Pages.ZERO, true)), 401);
        var job = new StressJob(1, Pages.ZERO, Pages.ofMib(513), SimTime.ZERO, SimTime.NEVER, SimTime.seconds(300), true,
            Share.WHOLE);
        var guest = new Guest(SimTime.ZERO, memory, programs, List.of(job), Driver.UNLOADED, List.of(), Log.EMPTY);
        return running(Story.vm(Story.dynamic(2048, 512, 4096), settings).with(guest));
    }

    static Vm running(Vm vm) {
        return vm.with(new Life.Running(SimTime.ZERO))
            .with(new MemoryAccount(Pages.ofMib(2048), Pages.ofMib(256), Pages.ofMib(256), Pages.ZERO, Pages.ZERO));
    }

    /** Any guest whose memory could be so: sizes of nothing, of a few pages, of all there is left. */
    static Vm any(Random random) {
        String kernel = KERNELS[random.nextInt(KERNELS.length)];
        var settings = Story.guest(kernel, g -> g.arch(random.nextInt(5) == 0 ? GuestSettings.Arch.ARM64 : GuestSettings.Arch.X86_64));
        Pages boot = Pages.pages(8192 + random.nextLong(1L << (13 + random.nextInt(14))));
        int blocks = random.nextInt(3) == 0 ? random.nextInt(40) : 0;
        Pages added = upTo(random, blocks * 32_768L);
        Pages onlined = random.nextBoolean() ? added : upTo(random, added.count());
        var left = new Left(boot.count() + onlined.count() - blocks * 512L, random);
        if (left.pages < 0) return any(random);
        Pages anonymous = left.take();
        var memory = new GuestMemory(Pages.ofMib(32), boot, added, onlined, blocks, Pages.ofMib(128), left.take(), left.take(), left.take(),
            Boot.pageTables(anonymous).min(Pages.pages(left.pages)), anonymous, left.take(), left.take(), left.take(), left.take(), 0,
            Pages.ZERO, Pages.ZERO, Pages.ZERO);
        if (memory.used().exceeds(memory.present())) return any(random);
        Pages swap = upTo(random, 1 << 20);
        return running(Story.vm(Story.dynamic(2048, 512, 4096), settings)
            .with(guest(random, memory, swap, upTo(random, swap.count()))));
    }

    private static Guest guest(Random random, GuestMemory memory, Pages swap, Pages swapped) {
        var withSwap = new GuestMemory(memory.keptBack(), memory.boot(), memory.added(), memory.onlined(), memory.blocks(),
            memory.blockSize(), memory.ballooned(), memory.kernel(), memory.slabReclaimable(), memory.pageTables(), memory.anonymous(),
            memory.shmem(), memory.buffers(), memory.clean(), memory.dirty(), 0, Pages.ZERO, swap, swapped);
        Pages first = upTo(random, memory.anonymous().count());
        var programs = Programs.of(List.of(
            new Program(1, "systemd", Program.NO_JOB, memory.anonymous(), first, Pages.ZERO, random.nextBoolean()),
            new Program(400, "stress", 1, swapped, memory.anonymous().minus(first), swapped, random.nextBoolean())), 401);
        var job = new StressJob(1, Pages.ZERO, Pages.ZERO, SimTime.ZERO, SimTime.NEVER, SimTime.seconds(9), random.nextBoolean(),
            Share.WHOLE);
        return new Guest(SimTime.ZERO, withSwap, programs, List.of(job), Driver.UNLOADED, List.of(), Log.EMPTY);
    }

    private static Pages upTo(Random random, long most) {
        return Pages.pages(most == 0 ? 0 : random.nextLong(most + 1));
    }

    /** Memory to be divided. */
    private static final class Left {
        private final Random random;
        private long pages;

        Left(long pages, Random random) {
            this.pages = pages;
            this.random = random;
        }

        Pages take() {
            if (pages <= 0) return Pages.ZERO;
            long taken = switch (random.nextInt(4)) {
                case 0 -> 0;
                case 1 -> Math.min(pages, random.nextInt(100));
                default -> random.nextLong(pages + 1);
            };
            pages -= taken;
            return Pages.pages(taken);
        }
    }
}
