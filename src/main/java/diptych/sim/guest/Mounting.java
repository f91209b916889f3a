package diptych.sim.guest;

import diptych.sim.model.Extents;
import diptych.sim.model.FileNode;
import diptych.sim.model.FileSystem;
import diptych.sim.model.FsImage;
import diptych.sim.model.FsImage.Journal;
import diptych.sim.model.Guest;
import diptych.sim.model.GuestFiles;
import diptych.sim.model.ModelChoice;
import diptych.sim.model.MountEntry;
import diptych.sim.model.Event;
import diptych.sim.model.Sorted;
import diptych.sim.model.Storage;
import diptych.sim.model.VirtualDisk;
import diptych.sim.model.Vm;
import diptych.sim.model.VssDaemon;
import diptych.sim.model.VssService;
import diptych.sim.model.Witness;
import diptych.sim.units.SimTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A guest mounts its file systems when it boots, replaying journals of those that were not left in good order, and leaves them in
 * good order when it shuts down. What it finds is what the disk holds, nothing else.
 */
public final class Mounting {
    private static final SimTime DISKS_AFTER = SimTime.millis(ModelChoice.FILE_SYSTEMS_MOUNT_AFTER.value());

    private Mounting() {}

    /** What lies on the disks of a VM that is off, as somebody would see it who mounts them elsewhere. */
    public static GuestFiles look(Storage storage) {
        MountTable table = MountTable.of(storage.specs());
        var systems = table.systems().stream().map(system -> opened(system, storage)).toList();
        return new GuestFiles(table.mounts(), systems, List.of(), List.of(), VssService.NONE, VssDaemon.ABSENT);
    }

    /** The guest boots: mounts, replays, and has written again what it always has dirty at start. */
    public static Vm atBoot(Vm vm, SimTime kernelStart, Witness witness) {
        GuestFiles files = look(vm.storage());
        Vm mounted = vm.with(vm.guest().with(files));
        var seen = new HashSet<Integer>();
        SimTime disksAreThere = kernelStart.plus(DISKS_AFTER);
        for (MountEntry mount : files.mounts()) if (seen.add(mount.system())) mounted = mount(mounted, mount, disksAreThere, witness);
        return writeDeclared(forgetWhole(mounted), kernelStart);
    }

    private static Vm mount(Vm vm, MountEntry mount, SimTime now, Witness witness) {
        FileSystem system = vm.guest().files().systems().get(mount.system());
        if (!system.isOnDisk()) return vm;
        FsImage image = image(system, vm.storage());
        boolean unclean = image.journal() == Journal.NEEDS_RECOVERY;
        boolean replayed = unclean && MountLines.hasJournal(system.type());
        Guest guest = vm.guest();
        if (vm.isLinux()) for (String line : MountLines.of(vm, mount, image)) guest = guest.logs(now, line);
        if (replayed) witness.saw(new Event.Mounted(now, vm.name(), mount.at(), true));
        if (system.readOnly()) return vm.with(guest);
        FsImage inUse = new FsImage(image.type(), Journal.NEEDS_RECOVERY, image.files(), 0);
        return vm.with(guest).with(write(vm.storage(), system, inUse));
    }

    /** What a file that came back whole was meant to hold is known by the file itself. */
    private static Vm forgetWhole(Vm vm) {
        SortedMap<String, Extents> intended = new TreeMap<>(vm.storage().intended());
        intended.entrySet().removeIf(entry -> entry.getValue().equals(content(vm.guest().files(), entry.getKey())));
        return vm.with(vm.storage().intending(Sorted.of(intended)));
    }

    private static Extents content(GuestFiles files, String path) {
        return Paths.find(files, path).map(system -> system.files().get(path)).map(FileNode::content).orElse(null);
    }

    /** The dirty data that a scenario declares, as far as the guest has memory for it. */
    private static Vm writeDeclared(Vm vm, SimTime now) {
        long left = vm.guest().memory().dirty().count();
        Vm written = vm.with(vm.guest().with(PageCache.withDirty(vm.guest().memory(), 0, now)));
        var specs = vm.storage().specs();
        int line = 0;
        for (var disk : specs) {
            for (var declared : disk.mounts()) {
                int system = vm.guest().files().mounts().get(line++).system();
                FileSystem target = written.guest().files().systems().get(system);
                long room = target.blocks() - target.cursor();
                long pages = Math.min(Math.min(left, declared.dirty().pages().count()), room);
                if (pages <= 0 || target.readOnly() || !target.isOnDisk()) continue;
                String path = (declared.at().equals("/") ? "" : declared.at()) + "/written-at-start";
                written = FileWrites.put(written, system, path, 0, pages, true, now);
                left -= pages;
            }
        }
        return written;
    }

    /** Everything is written and every journal closed, but where a file system is frozen nothing can be. */
    public static Vm unmountAll(Vm vm) {
        Vm closed = vm;
        for (int i = 0; i < vm.guest().files().systems().size(); i++) {
            FileSystem system = closed.guest().files().systems().get(i);
            if (!system.isOnDisk() || system.readOnly() || system.holdsWriters()) continue;
            closed = Writeback.everything(closed, i, true);
            closed = closed.with(write(closed.storage(), system, image(system, closed.storage()).with(Journal.CLEAN)));
        }
        return closed;
    }

    /** The guest is gone: what programs had written is only remembered, to hold against what the disks have. */
    public static Storage remembered(Vm vm) {
        return vm.guest().files() == GuestFiles.NOTHING ? vm.storage() : vm.storage().intending(intended(vm));
    }

    /** What each file holds for the programs that wrote it, whether it is on a disk or not. */
    public static SortedMap<String, Extents> intended(Vm vm) {
        var all = new TreeMap<String, Extents>(vm.storage().intended());
        GuestFiles files = vm.guest().files();
        for (FileSystem system : files.systems()) {
            if (!system.isOnDisk()) continue;
            system.files().forEach((path, file) -> {
                if (isSeen(files, system, path)) all.putIfAbsent(path, file.content());
            });
        }
        return Sorted.of(all);
    }

    /** What a copy made now has to hold, by path: what acknowledged fsyncs have promised, and everything that lies frozen. */
    public static SortedMap<String, Extents> promised(Vm vm) {
        var all = new TreeMap<String, Extents>();
        GuestFiles files = vm.guest().files();
        for (FileSystem system : files.systems()) {
            if (!system.isOnDisk()) continue;
            for (Map.Entry<String, FileNode> file : system.files().entrySet()) {
                if (!isSeen(files, system, file.getKey())) continue;
                Extents promised = system.isFrozen() ? file.getValue().content() : file.getValue().durable();
                if (!promised.isEmpty()) all.put(file.getKey(), promised);
            }
        }
        return Sorted.of(all);
    }

    /** What a later mount hides, nobody finds by its path. */
    private static boolean isSeen(GuestFiles files, FileSystem system, String path) {
        return Paths.find(files, path).filter(found -> found == system).isPresent();
    }

    static FsImage image(FileSystem system, Storage storage) {
        FsImage image = storage.disks().get(system.disk()).image(system.partition());
        return image == null ? new FsImage(system.type(), Journal.CLEAN, Sorted.none(), 0) : image;
    }

    static Storage write(Storage storage, FileSystem system, FsImage image) {
        return storage.with(system.disk(), storage.disks().get(system.disk()).write(system.partition(), image));
    }

    private static FileSystem opened(FileSystem system, Storage storage) {
        if (!system.isOnDisk()) return system;
        FsImage image = image(system, storage);
        if (image.files().isEmpty()) return system;
        VirtualDisk disk = storage.disks().get(system.disk());
        Extents blocks = disk.read().blocks();
        FileSystem filled = system;
        long end = system.first() + system.cursor();
        for (var entry : image.files().entrySet()) {
            FsImage.FileOnDisk file = entry.getValue();
            filled = filled.with(new FileNode(entry.getKey(), file.inode(), file.size(), file.runs().slice(0, file.size()),
                file.read(blocks),
                Extents.EMPTY, file.size(), SimTime.NEVER, false, Extents.EMPTY));
            var ends = new ArrayList<Long>();
            file.runs().each((from, to, distance) -> ends.add(to + distance));
            for (long at : ends) end = Math.max(end, at);
        }
        return filled.cursorAt(end - system.first());
    }
}
