package diptych.sim.model;

import diptych.sim.units.SimTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What a guest has to do with disks: mounts, file systems, the programs that read and write, and both halves of live backup.
 *
 * @param mounts    {@code /proc/mounts} in its order
 * @param systems   the file systems they show
 * @param programs  those that read or write files, oldest first
 * @param freezings freezes under way
 * @param vss       the relay in the kernel
 * @param daemon    the program that freezes
 * @param dirty     pages of all file systems that no disk has
 * @param due       when something happens here next by itself; follows from the rest
 */
public record GuestFiles(List<MountEntry> mounts, List<FileSystem> systems, List<IoProgram> programs, List<Freezing> freezings,
                         VssService vss, VssDaemon daemon, long dirty, SimTime due) {
    public static final GuestFiles NOTHING = new GuestFiles(List.of(), List.of(), List.of(), List.of(), VssService.NONE, VssDaemon.ABSENT);

    /** Whatever is given as {@code dirty} and {@code due} is replaced by what follows from the rest. */
    public GuestFiles {
        mounts = List.copyOf(mounts);
        systems = List.copyOf(systems);
        programs = List.copyOf(programs);
        freezings = List.copyOf(freezings);
        dirty = 0;
        due = vss.timer().min(daemon.due());
        for (FileSystem system : systems) {
            dirty += system.dirty();
            due = due.min(system.commit());
        }
        for (IoProgram program : programs) due = due.min(program.due());
        for (Freezing freezing : freezings) due = due.min(freezing.due());
    }

    public GuestFiles(List<MountEntry> mounts, List<FileSystem> systems, List<IoProgram> programs, List<Freezing> freezings, VssService vss,
                      VssDaemon daemon) {
        this(mounts, systems, programs, freezings, vss, daemon, 0, SimTime.NEVER);
    }

    /** Mount points of the file systems that are frozen, each line of the mount table that shows one. */
    public List<String> frozen() {
        return mounts.stream().filter(mount -> systems.get(mount.system()).isFrozen()).map(MountEntry::at).toList();
    }

    /** Processes in uninterruptible sleep. */
    public int blocked() {
        return (int) programs.stream().filter(program -> program.state() == IoProgram.State.BLOCKED).count();
    }

    public GuestFiles with(int index, FileSystem system) {
        if (systems.get(index) == system) return this;
        var changed = new ArrayList<>(systems);
        changed.set(index, system);
        return new GuestFiles(mounts, changed, programs, freezings, vss, daemon);
    }

    public GuestFiles withSystems(List<FileSystem> changed) {
        return new GuestFiles(mounts, changed, programs, freezings, vss, daemon);
    }

    public GuestFiles withPrograms(List<IoProgram> changed) {
        return new GuestFiles(mounts, systems, changed, freezings, vss, daemon);
    }

    /** The program of that process id replaced, or added if it is new. */
    public GuestFiles with(IoProgram program) {
        var changed = new ArrayList<>(programs);
        for (int i = 0; i < changed.size(); i++) {
            if (changed.get(i).pid() == program.pid()) {
                changed.set(i, program);
                return withPrograms(changed);
            }
        }
        changed.add(program);
        return withPrograms(changed);
    }

    public GuestFiles withoutProgram(int pid) {
        return withPrograms(programs.stream().filter(program -> program.pid() != pid).toList());
    }

    public GuestFiles withFreezings(List<Freezing> changed) {
        return new GuestFiles(mounts, systems, programs, changed, vss, daemon);
    }

    public GuestFiles with(VssService changed) {
        return new GuestFiles(mounts, systems, programs, freezings, changed, daemon);
    }

    public GuestFiles with(VssDaemon changed) {
        return new GuestFiles(mounts, systems, programs, freezings, vss, changed);
    }

    public GuestFiles each(UnaryOperator<FileSystem> change) {
        return withSystems(systems.stream().map(change).toList());
    }

    /** The same, that much later: the guest stood still. */
    public GuestFiles shifted(SimTime span) {
        return new GuestFiles(mounts, systems.stream().map(system -> system.shifted(span)).toList(),
            programs.stream().map(program -> program.shifted(span)).toList(),
            freezings.stream().map(freezing -> freezing.shifted(span)).toList(), vss.shifted(span), daemon.shifted(span));
    }
}
