package diptych.sim;

import diptych.sim.backup.ConsistencyCheck;
import diptych.sim.guest.Paths;
import diptych.sim.model.BackupCopy;
import diptych.sim.model.BackupJob;
import diptych.sim.model.BackupPart;
import diptych.sim.model.Extents;
import diptych.sim.model.FileNode;
import diptych.sim.model.FileSystem;
import diptych.sim.model.FileSystem.By;
import diptych.sim.model.GuestFiles;
import diptych.sim.model.IoProgram;
import diptych.sim.model.Life;
import diptych.sim.model.VirtualDisk;
import diptych.sim.model.Vm;
import diptych.sim.model.World;
import java.util.List;

/** What is true of disks, file systems and backups in every world. A VM with nothing of the kind costs a glance. */
final class DiskLaws {
    private DiskLaws() {}

    static void check(World world, Vm vm, List<String> broken) {
        dirtyPagesAgree(vm, broken);
        nothingStaysFrozen(world, vm, broken);
        chainsReadLikeTheUndisturbedDisk(vm, broken);
        blockedProgramsWaitForAFrozenFileSystem(vm, broken);
    }

    /** The kernel counts as dirty what its file systems have dirty, and as waiting what writers wait with. */
    private static void dirtyPagesAgree(Vm vm, List<String> broken) {
        GuestFiles files = vm.guest().files();
        if (files.dirty() != vm.guest().memory().dirty().count()) {
            broken.add("%s: file systems have %d dirty pages, the kernel counts %d".formatted(vm.name(), files.dirty(),
                vm.guest().memory().dirty().count()));
        }
        long waiting = 0;
        for (IoProgram program : files.programs()) if (program.state() == IoProgram.State.THROTTLED) waiting += program.pending().count();
        if (waiting != vm.guest().memory().unwritten().count()) {
            broken.add("%s: writers wait with %d pages, the kernel counts %d".formatted(vm.name(), waiting,
                vm.guest().memory().unwritten().count()));
        }
    }

    /** No file system is frozen outside stages 3 and 4, unless by hand, or somebody can be told why. */
    private static void nothingStaysFrozen(World world, Vm vm, List<String> broken) {
        for (FileSystem system : vm.guest().files().systems()) {
            boolean excused = system.freeze().by() == By.HAND || !system.freeze().left().isEmpty();
            if (system.holdsWriters() && !excused && !world.backups().inWindow(vm.name())) {
                broken.add("%s: %s is frozen outside of freeze, checkpoint and thaw, and nobody knows why".formatted(vm.name(),
                    system.device()));
            }
            if (system.isFrozen() && system.dirty() > 0) {
                broken.add("%s: %s is frozen and has %d dirty pages".formatted(vm.name(), system.device(), system.dirty()));
            }
        }
    }

    /** A chain of differencing disks reads as the disk would that was never cut in two. */
    private static void chainsReadLikeTheUndisturbedDisk(Vm vm, List<String> broken) {
        for (VirtualDisk disk : vm.storage().disks()) {
            if (disk.layers().size() > 1 && !disk.read().equals(disk.flat())) {
                broken.add("%s: the chain of %s does not read as the undisturbed disk".formatted(vm.name(), disk.spec().file()));
            }
        }
    }

    private static void blockedProgramsWaitForAFrozenFileSystem(Vm vm, List<String> broken) {
        for (IoProgram program : vm.guest().files().programs()) {
            if (program.state() != IoProgram.State.BLOCKED) continue;
            if (Paths.find(vm.guest().files(), program.path()).stream().noneMatch(FileSystem::holdsWriters)) {
                broken.add("%s: %s:%d sleeps in state D, and nothing is frozen".formatted(vm.name(), program.name(), program.pid()));
            }
        }
    }

    /**
     * No write is lost in the running guest: what is not dirty lies on the disk as the guest sees it. It walks through every file, so
     * it is asked for by tests and not every second.
     */
    static void nothingIsLost(Vm vm, List<String> broken) {
        for (FileSystem system : vm.guest().files().systems()) {
            // A disk that the host does not see is not restored with a saved guest; what then becomes of it nobody promises.
            if (!system.isOnDisk() || !vm.storage().disks().get(system.disk()).isSeenByHost()) continue;
            Extents blocks = vm.storage().disks().get(system.disk()).flat().blocks();
            for (FileNode file : system.files().values()) {
                Extents clean = file.content().without(file.dirty());
                if (!clean.equals(blocks.movedBy(file.runs().inverted()).slice(0, file.size()).without(file.dirty()))) {
                    broken.add("%s: %s has clean pages that its disk does not hold".formatted(vm.name(), file.path()));
                }
            }
        }
    }

    /**
     * Every block of a copy is what the disk held at the checkpoint; what an fsync had promised is in it, and after a freeze everything.
     */
    static void copiesAreTrue(World world, List<String> broken) {
        for (BackupJob job : world.backups().jobs()) {
            if (job.state() != BackupJob.State.DONE || !job.isBackup()) continue;
            for (BackupPart part : job.parts()) part.copy().ifPresent(copy -> copyIsTrue(job, copy, broken));
        }
    }

    private static void copyIsTrue(BackupJob job, BackupCopy copy, List<String> broken) {
        for (VirtualDisk disk : copy.disks()) {
            for (VirtualDisk then : copy.then().storage().disks()) {
                if (then.spec().file().equals(disk.spec().file()) && !then.flat().equals(disk.read())) {
                    broken.add("backup %d: %s of %s is not what the disk held at the checkpoint".formatted(job.id(), disk.spec().file(),
                        copy.vm()));
                }
            }
        }
        if (copy.then().life() instanceof Life.Saved) return;
        if (copy.promised().isEmpty()) return;
        GuestFiles files = ConsistencyCheck.files(copy);
        copy.promised().forEach((path, content) -> {
            if (!contentOf(files, path).isAtLeast(content) && seen(copy, files, path)) {
                broken.add("backup %d of %s lacks what had to be in %s".formatted(job.id(), copy.vm(), path));
            }
        });
    }

    private static Extents contentOf(GuestFiles files, String path) {
        return Paths.find(files, path).map(system -> system.files().get(path)).map(FileNode::content).orElse(Extents.EMPTY);
    }

    private static boolean seen(BackupCopy copy, GuestFiles files, String path) {
        return Paths.find(files, path)
            .map(system -> copy.then().storage().disks().get(system.disk()).isSeenByHost()).orElse(false);
    }
}
