package diptych.sim.console;

import diptych.sim.guest.MemAvailable;
import diptych.sim.model.GuestMemory;
import diptych.sim.model.GuestSettings.Arch;
import diptych.sim.model.KernelVersion;
import diptych.sim.model.Program;
import diptych.sim.model.StressJob;
import diptych.sim.model.Vm;
import diptych.sim.units.Pages;

/**
 * One guest's memory in the counters that {@code /proc/meminfo} shows. Most are the model's own; where the kernel looks more closely
 * than the model does (which pages are active, what kernel memory is made of), the split is MODEL CHOICE and said so, and always
 * adds up to what the model has.
 *
 * @param vm the virtual machine whose guest it is
 */
record MeminfoState(Vm vm) {
    /** CommitLimit is that part of memory plus swap: {@code vm.overcommit_ratio}, mm/util.c {@code vm_commit_limit}. */
    private static final int OVERCOMMIT_RATIO = 50;
    /** MODEL CHOICE: threads of an idle kernel; every program has one more. */
    private static final int KERNEL_THREADS = 90;
    /** {@code THREAD_SIZE} on 64 bits since 3.15; half of it before. */
    private static final Pages KERNEL_STACK = Pages.pages(4);
    /** MODEL CHOICE: parts of the unreclaimable kernel memory. What drivers take page by page stands in no line, as in a real kernel. */
    private static final int SLAB_PART = 2;
    private static final int VMALLOC_PART = 4;
    private static final int STACK_PART = 8;
    private static final int PERCPU_PART = 32;
    /** MODEL CHOICE: a third of the clean page cache is code and libraries that programs have mapped. */
    private static final int MAPPED_PART = 3;
    /** MODEL CHOICE: memory that the kernel maps in 4 KiB pages, for its own text and for what it has split. */
    private static final Pages SMALL_PAGES = Pages.ofMib(64);
    private static final Pages GIGABYTE = Pages.ofMib(1024);
    private static final Pages LARGE_PAGE = Pages.pages(Pages.PER_2_MIB);

    GuestMemory memory() {
        return vm.guest().memory();
    }

    KernelVersion kernel() {
        return vm.guestSettings().kernel();
    }

    boolean isX86() {
        return vm.guestSettings().arch() == Arch.X86_64;
    }

    /** From 5.11 on the driver takes ballooned pages out of it: {@code adjust_managed_page_count} [C-5.11]. */
    Pages total() {
        return memory().total(vm.guestSettings().driverEra());
    }

    Pages available() {
        return MemAvailable.of(memory());
    }

    /** Before 5.9 a program's new pages are active at once; since then they have to be touched again (mm/swap.c, mm/memory.c). */
    Pages activeAnonymous() {
        if (!kernel().isAtLeast(5, 9)) return memory().anonymous();
        long active = 0;
        for (Program program : vm.guest().programs().all()) {
            if (program.active()) active += program.resident().count();
        }
        return Pages.pages(active).min(memory().anonymous());
    }

    /** The rest of the programs' memory, and shared memory, which lies on the same lists. */
    Pages inactiveAnonymous() {
        return memory().anonymous().minus(activeAnonymous()).plus(memory().shmem());
    }

    /** Metadata is read again and again, and mapped code is kept at its first use: mm/vmscan.c {@code folio_check_references}. */
    Pages activeFile() {
        return memory().buffers().plus(mapped());
    }

    /** Files are read or written once in this simulation. */
    Pages inactiveFile() {
        return memory().clean().minus(mapped()).plus(memory().dirty());
    }

    Pages mapped() {
        return part(memory().clean(), MAPPED_PART);
    }

    Pages swapFree() {
        return memory().swapTotal().minusOrZero(memory().swapUsed());
    }

    Pages unreclaimableSlab() {
        return part(memory().kernel(), SLAB_PART);
    }

    Pages slab() {
        return memory().slabReclaimable().plus(unreclaimableSlab());
    }

    Pages kernelStacks() {
        Pages one = kernel().isAtLeast(3, 15) ? KERNEL_STACK : part(KERNEL_STACK, 2);
        long tasks = KERNEL_THREADS + vm.guest().programs().all().size();
        return Pages.pages(one.count() * tasks).min(part(memory().kernel(), STACK_PART)).roundDownTo(one);
    }

    Pages perCpu() {
        return part(memory().kernel(), PERCPU_PART);
    }

    Pages commitLimit() {
        return Pages.pages(total().count() * OVERCOMMIT_RATIO / 100).plus(memory().swapTotal());
    }

    /** 32 TiB less one page of guard on x86-64; arm64 with 48 bits gave way to other mappings over time. Not in whole pages: KiB. */
    long vmallocTotalKib() {
        if (isX86()) return 34_359_738_367L;
        if (kernel().isAtLeast(6, 0)) return 133_141_626_880L;
        return kernel().isAtLeast(5, 4) ? 133_143_592_960L : 135_290_290_112L;
    }

    /** Zero from 4.4 to 5.2, because counting it was too slow (commits a5ad88ce8c7f and 97105f0ab7b8). */
    Pages vmallocUsed() {
        boolean counted = !kernel().isAtLeast(4, 4) || kernel().isAtLeast(5, 3);
        return counted ? part(memory().kernel(), VMALLOC_PART) : Pages.ZERO;
    }

    /** The largest hole; zero since 4.4. */
    Pages vmallocChunk() {
        return kernel().isAtLeast(4, 4) ? Pages.ZERO : Pages.ofKib(vmallocTotalKib()).minus(vmallocUsed());
    }

    /** Memory of programs that is in 2 MiB pages. */
    Pages anonymousHuge() {
        long huge = 0;
        for (Program program : vm.guest().programs().all()) {
            if (inHugePages(program)) huge += program.resident().roundDownTo(LARGE_PAGE).count();
        }
        return Pages.pages(huge);
    }

    private boolean inHugePages(Program program) {
        for (StressJob job : vm.guest().jobs()) {
            if (job.id() == program.job()) return job.hugePages();
        }
        return false;
    }

    Pages directMap4k() {
        return SMALL_PAGES.min(startup());
    }

    /** Hot-added blocks are mapped, online or not. */
    Pages directMap2M() {
        return startup().minus(directMap4k()).minus(directMap1G()).plus(Pages.pages(memory().blocks() * memory().blockSize().count()));
    }

    /** Whole gigabytes of startup memory above the first, in which kernel and firmware lie. */
    Pages directMap1G() {
        return startup().minusOrZero(GIGABYTE).roundDownTo(GIGABYTE);
    }

    private Pages startup() {
        return memory().keptBack().plus(memory().boot()).roundUpTo(LARGE_PAGE);
    }

    private static Pages part(Pages whole, int parts) {
        return Pages.pages(whole.count() / parts);
    }
}
