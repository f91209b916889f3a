package diptych.sim.backup;

import diptych.sim.guest.Databases;
import diptych.sim.guest.Mounting;
import diptych.sim.guest.Paths;
import diptych.sim.model.BackupCopy;
import diptych.sim.model.Extents;
import diptych.sim.model.FileNode;
import diptych.sim.model.FileSystem;
import diptych.sim.model.FsImage.Journal;
import diptych.sim.model.GuestFiles;
import diptych.sim.model.Storage;
import diptych.sim.model.Vm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Looks into a machine, a disk or a copy and holds every file against what programs had written to it: whole, damaged, or lost.
 * The machine itself never knows; only whoever compares does.
 */
public final class ConsistencyCheck {
    /** Those that replay a journal when they are mounted; vfat has none, and btrfs needs none. */
    private static final Set<String> JOURNALED = Set.of("ext3", "ext4", "xfs", "jfs", "reiserfs");

    private ConsistencyCheck() {}

    /** What became of a file. */
    public enum Verdict {
        /** Everything that was written is there. */
        WHOLE,
        /** Its name is there and nothing is in it. */
        EMPTY,
        /** It ends too early. */
        CUT_SHORT,
        /** Some of it is older than the rest. */
        TORN,
        /** It is not there. */
        LOST
    }

    /** One file. @param missing pages of what was written that are not there, or not as they were written */
    public record Checked(String path, Verdict verdict, long missing) {
        public boolean isThere() {
            return verdict != Verdict.LOST;
        }

        public boolean isWhole() {
            return verdict == Verdict.WHOLE;
        }
    }

    /** What the guest sees; of a VM that is off, what lies on its disks. */
    public static GuestFiles files(Vm vm) {
        return vm.guest().files() == GuestFiles.NOTHING ? Mounting.look(vm.storage()) : vm.guest().files();
    }

    /** What lies in a copy. */
    public static GuestFiles files(BackupCopy copy) {
        return Mounting.look(Restore.disks(copy, copy.then().storage()));
    }

    /** One file of a VM. */
    public static Checked file(Vm vm, String path) {
        return checked(files(vm), vm.storage(), path);
    }

    /** Every file of a VM, and every file that was lost. */
    public static List<Checked> all(Vm vm) {
        return all(files(vm), vm.storage());
    }

    /** Every file of a copy, as somebody finds it who mounts it, journals replayed. */
    public static List<Checked> all(BackupCopy copy) {
        Storage read = Restore.disks(copy, copy.then().storage());
        return all(Mounting.look(read), read);
    }

    /** Files that a copy holds, whole or not, by path. */
    public static List<String> held(BackupCopy copy) {
        return all(copy).stream().filter(Checked::isThere).map(Checked::path).toList();
    }

    /** Files of a copy of which not everything is there, by path. */
    public static List<String> damaged(BackupCopy copy) {
        return all(copy).stream().filter(file -> !file.isWhole()).map(Checked::path).toList();
    }

    /** Mount points of a copy whose journals have to be replayed first. */
    public static List<String> toReplay(BackupCopy copy) {
        Storage read = Restore.disks(copy, copy.then().storage());
        var points = new ArrayList<String>();
        GuestFiles found = Mounting.look(read);
        for (var mount : found.mounts()) {
            FileSystem system = found.systems().get(mount.system());
            if (!system.isOnDisk()) continue;
            var image = read.disks().get(system.disk()).image(system.partition());
            if (image != null && image.journal() == Journal.NEEDS_RECOVERY && JOURNALED.contains(system.type())) points.add(mount.at());
        }
        return points;
    }

    /** Transactions of a copy's databases that are in a log and not in the data file beside it. */
    public static long toRedo(BackupCopy copy) {
        return Databases.behind(files(copy));
    }

    /** The same of one database, asked for its data file; 0 for every other file. */
    public static long toRedo(BackupCopy copy, String path) {
        return Databases.lacking(files(copy), path);
    }

    private static List<Checked> all(GuestFiles files, Storage storage) {
        var paths = new TreeSet<>(storage.intended().keySet());
        for (FileSystem system : files.systems()) paths.addAll(system.files().keySet());
        return paths.stream().map(path -> checked(files, storage, path)).toList();
    }

    private static Checked checked(GuestFiles files, Storage storage, String path) {
        Optional<FileNode> found = Paths.find(files, path).map(system -> system.files().get(path));
        Extents intended = storage.intended().get(path);
        if (found.isEmpty()) return new Checked(path, Verdict.LOST, intended == null ? 0 : intended.length());
        Extents there = found.get().content();
        if (intended == null || intended.equals(there)) return new Checked(path, Verdict.WHOLE, 0);
        long missing = intended.differences(there);
        Verdict verdict = there.isEmpty() ? Verdict.EMPTY : there.end() < intended.end() && there.equals(intended.slice(0, there.end()))
            ? Verdict.CUT_SHORT : Verdict.TORN;
        return new Checked(path, verdict, missing);
    }
}
