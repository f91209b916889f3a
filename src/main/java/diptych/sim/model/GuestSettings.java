package diptych.sim.model;

import diptych.sim.units.MiB;
import diptych.sim.units.Pages;
import diptych.sim.units.Share;
import java.util.Optional;

/**
 * The operating system inside a VM.
 *
 * @param os            linux, freebsd or windows
 * @param arch          x86-64 or arm64
 * @param kernel        the Linux kernel; it chooses the {@link KernelEra}
 * @param driver        the kernel's own driver or Microsoft's download of 2015
 * @param procps        which {@code free} is installed; empty: the one that came with that kernel
 * @param committed     {@code Committed_AS} when idle; about half of it is resident
 * @param keptBack      what firmware and kernel hold and {@code free} never shows; MODEL CHOICE 32 MiB, reference section 11.1
 * @param swap          swap space
 * @param autoOnline    whether hot-added blocks come online without a udev rule
 * @param udevRule      whether the udev rule that onlines memory is installed
 * @param hotAdd        the driver's module parameter {@code hot_add}
 * @param fragmented    share of free memory that is not in 2 MiB pieces
 * @param daemon        whether the VSS daemon runs
 * @param daemonVersion of which kernel's tools; empty: the kernel's
 */
public record GuestSettings(GuestOs os, Arch arch, KernelVersion kernel, DriverSource driver, Optional<Procps> procps,
                            MiB committed, MiB keptBack, MiB swap, boolean autoOnline, boolean udevRule, boolean hotAdd,
                            Share fragmented, Daemon daemon, Optional<KernelVersion> daemonVersion) {

    public static final GuestSettings DEFAULT = new GuestSettings(GuestOs.LINUX, Arch.X86_64, KernelVersion.parse("6.1"),
        DriverSource.UPSTREAM, Optional.empty(), MiB.mib(300), MiB.mib(32), MiB.mib(1024), true, false, true,
        Share.NONE, Daemon.RUNNING, Optional.empty());

    /** The least that is left to a kernel; with less it does not boot. MODEL CHOICE. */
    public static final MiB LEAST_FOR_KERNEL = MiB.mib(16);

    /** What runs inside. */
    public enum GuestOs { LINUX, FREEBSD, WINDOWS }

    /** The processor architecture. */
    public enum Arch { X86_64, ARM64 }

    /** Where the balloon driver comes from. */
    public enum DriverSource { UPSTREAM, LIS_4_0 }

    /** The state of the VSS daemon when the guest has started. */
    public enum Daemon { RUNNING, STOPPED, ABSENT }

    /** The row of the kernel table for what the kernel itself does: meminfo, overcommit, memory blocks. */
    public KernelEra kernelEra() {
        return KernelEra.of(kernel);
    }

    /** The row of the kernel table for what the balloon driver does; Microsoft's download brings its own. */
    public KernelEra driverEra() {
        if (os == GuestOs.WINDOWS) return KernelEra.WINDOWS;
        return driver == DriverSource.LIS_4_0 ? KernelEra.LIS_4_0_ON_RHEL : kernelEra();
    }

    /** The {@code free} that is installed. */
    public Procps freeProgram() {
        return procps.orElse(kernelEra().procps());
    }

    /** What is kept back of that much memory. A VM whose memory was reduced since boots all the same, and keeps less back. */
    public Pages keptBackOf(Pages startup) {
        return keptBack.pages().min(startup.minusOrZero(LEAST_FOR_KERNEL.pages()));
    }

    public GuestSettings withKernel(KernelVersion changed) {
        return new GuestSettings(os, arch, changed, driver, procps, committed, keptBack, swap, autoOnline, udevRule, hotAdd,
            fragmented, daemon, daemonVersion);
    }

    public GuestSettings withDaemon(Daemon changed) {
        return new GuestSettings(os, arch, kernel, driver, procps, committed, keptBack, swap, autoOnline, udevRule, hotAdd,
            fragmented, changed, daemonVersion);
    }
}
