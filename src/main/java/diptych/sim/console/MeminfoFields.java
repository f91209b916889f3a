package diptych.sim.console;

import diptych.sim.console.Meminfo.Line;
import diptych.sim.console.Meminfo.Unit;
import diptych.sim.model.KernelVersion;
import diptych.sim.units.Pages;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Which lines {@code /proc/meminfo} has, release by release: {@code meminfo_proc_show} in fs/proc/meminfo.c, then
 * {@code hugetlb_report_meminfo} in mm/hugetlb.c and {@code arch_report_meminfo} in arch/x86/mm/pat/set_memory.c.
 *
 * <p>What depends on the build is taken from Debian's kernel for cloud machines: transparent huge pages and hugetlb, no zswap, no
 * contiguous allocator. Poisoned pages are counted before 4.19, when there was no such kernel yet, and by Debian's from 6.12 on.
 */
final class MeminfoFields {
    private static final KernelVersion ALWAYS = KernelVersion.OLDEST;
    private static final KernelVersion NEVER = new KernelVersion(Integer.MAX_VALUE, 0);

    /** A line that exists from {@code since} until before {@code until}. */
    private record Field(String name, Unit unit, Machine machine, KernelVersion since, KernelVersion until,
                         ToLongFunction<MeminfoState> value) {

        boolean isIn(MeminfoState guest) {
            return since.compareTo(guest.kernel()) <= 0 && guest.kernel().compareTo(until) < 0
                && (machine == Machine.ANY || guest.isX86());
        }

        Field since(int major, int minor) {
            return new Field(name, unit, machine, new KernelVersion(major, minor), until, value);
        }

        Field until(int major, int minor) {
            return new Field(name, unit, machine, since, new KernelVersion(major, minor), value);
        }

        Field on(Machine only) {
            return new Field(name, unit, only, since, until, value);
        }
    }

    private enum Machine { ANY, X86 }

    private static final List<Field> FIELDS = List.of(
        pages("MemTotal", MeminfoState::total),
        pages("MemFree", guest -> guest.memory().free()),
        pages("MemAvailable", MeminfoState::available).since(3, 14),
        pages("Buffers", guest -> guest.memory().buffers()),
        pages("Cached", guest -> guest.memory().cached()),
        zero("SwapCached"),
        pages("Active", guest -> guest.activeAnonymous().plus(guest.activeFile())),
        pages("Inactive", guest -> guest.inactiveAnonymous().plus(guest.inactiveFile())),
        pages("Active(anon)", MeminfoState::activeAnonymous),
        pages("Inactive(anon)", MeminfoState::inactiveAnonymous),
        pages("Active(file)", MeminfoState::activeFile),
        pages("Inactive(file)", MeminfoState::inactiveFile),
        zero("Unevictable"),
        zero("Mlocked"),
        pages("SwapTotal", guest -> guest.memory().swapTotal()),
        pages("SwapFree", MeminfoState::swapFree),
        pages("Dirty", guest -> guest.memory().dirty()),
        zero("Writeback"),
        pages("AnonPages", guest -> guest.memory().anonymous()),
        pages("Mapped", MeminfoState::mapped),
        pages("Shmem", guest -> guest.memory().shmem()),
        pages("KReclaimable", guest -> guest.memory().slabReclaimable()).since(4, 20),
        pages("Slab", MeminfoState::slab),
        pages("SReclaimable", guest -> guest.memory().slabReclaimable()),
        pages("SUnreclaim", MeminfoState::unreclaimableSlab),
        pages("KernelStack", MeminfoState::kernelStacks),
        pages("PageTables", guest -> guest.memory().pageTables()),
        zero("SecPageTables").since(6, 1),
        zero("NFS_Unstable"),
        zero("Bounce"),
        zero("WritebackTmp"),
        pages("CommitLimit", MeminfoState::commitLimit),
        pages("Committed_AS", guest -> guest.vm().guest().programs().committed()),
        kib("VmallocTotal", MeminfoState::vmallocTotalKib),
        pages("VmallocUsed", MeminfoState::vmallocUsed),
        pages("VmallocChunk", MeminfoState::vmallocChunk),
        pages("Percpu", MeminfoState::perCpu).since(4, 19),
        zero("HardwareCorrupted").until(4, 19),
        zero("HardwareCorrupted").since(6, 12),
        pages("AnonHugePages", MeminfoState::anonymousHuge),
        zero("ShmemHugePages").since(4, 8),
        zero("ShmemPmdMapped").since(4, 8),
        zero("FileHugePages").since(5, 4),
        zero("FilePmdMapped").since(5, 4),
        zero("Unaccepted").on(Machine.X86).since(6, 5),
        pages("Balloon", guest -> guest.memory().ballooned()).since(6, 15),
        count("HugePages_Total"),
        count("HugePages_Free"),
        count("HugePages_Rsvd"),
        count("HugePages_Surp"),
        kib("Hugepagesize", guest -> Pages.pages(Pages.PER_2_MIB).kib()),
        zero("Hugetlb").since(4, 16),
        pages("DirectMap4k", MeminfoState::directMap4k).on(Machine.X86),
        pages("DirectMap2M", MeminfoState::directMap2M).on(Machine.X86),
        pages("DirectMap1G", MeminfoState::directMap1G).on(Machine.X86));

    private MeminfoFields() {}

    static List<Line> lines(MeminfoState guest) {
        var lines = new ArrayList<Line>(FIELDS.size());
        for (Field field : FIELDS) {
            if (field.isIn(guest)) lines.add(new Line(field.name, field.value.applyAsLong(guest), field.unit));
        }
        return lines;
    }

    private static Field pages(String name, Function<MeminfoState, Pages> value) {
        return kib(name, guest -> value.apply(guest).kib());
    }

    /** A line that stays zero: this simulation has no such memory. */
    private static Field zero(String name) {
        return kib(name, guest -> 0);
    }

    private static Field kib(String name, ToLongFunction<MeminfoState> value) {
        return new Field(name, Unit.KB, Machine.ANY, ALWAYS, NEVER, value);
    }

    /** Huge pages that somebody set aside by hand: nobody does. */
    private static Field count(String name) {
        return new Field(name, Unit.COUNT, Machine.ANY, ALWAYS, NEVER, guest -> 0);
    }
}
