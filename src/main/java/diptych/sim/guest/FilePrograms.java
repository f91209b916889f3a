package diptych.sim.guest;

import diptych.sim.model.Command;
import diptych.sim.model.Event;
import diptych.sim.model.FileNode;
import diptych.sim.model.FileSystem;
import diptych.sim.model.Guest;
import diptych.sim.model.GuestFiles;
import diptych.sim.model.IoProgram;
import diptych.sim.model.IoProgram.Kind;
import diptych.sim.model.IoProgram.State;
import diptych.sim.model.ModelChoice;
import diptych.sim.model.Outcome;
import diptych.sim.model.Sorted;
import diptych.sim.model.Vm;
import diptych.sim.model.Witness;
import diptych.sim.units.Pages;
import diptych.sim.units.SimTime;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Programs that read and write files. Who wants to write to a file system that is being frozen sleeps in state D, and goes on after
 * the thaw as if nothing had happened; no error is returned [PYTHIAN]. Who finds too much dirty waits for the disk.
 */
public final class FilePrograms {
    static final SimTime TURN = SimTime.millis(ModelChoice.PROGRAM_TURN.value());
    private static final SimTime SECOND = SimTime.seconds(1);
    /** {@code hung_task_timeout_secs}. */
    private static final SimTime HUNG_AFTER = SimTime.seconds(120);
    private static final long LARGEST_FILE = 1024 * Pages.PER_MIB;
    private static final int DATABASE_KEEPS = (int) ModelChoice.DATABASE_KEEPS.value();

    private FilePrograms() {}

    /** Why a program could not do that; empty if it can, at once or after a thaw. */
    public static Optional<String> obstacle(Vm vm, String path, Pages more) {
        Optional<FileSystem> found = Paths.find(vm.guest().files(), path);
        if (found.isEmpty()) return Optional.of("%s: No such file or directory".formatted(path));
        if (found.get().readOnly()) return Optional.of("%s: Read-only file system".formatted(path));
        return found.get().isOnDisk() && more.count() > FileWrites.room(found.get())
            ? Optional.of("%s: No space left on device".formatted(path)) : Optional.empty();
    }

    /** {@code dd}: appends to a file. */
    public static Vm write(Vm vm, String path, Pages amount, SimTime now, Witness witness) {
        witness.saw(new Event.FileWritten(now, vm.name(), path, amount));
        return begin(vm, "dd", Kind.WRITE, path, amount, false, now, witness);
    }

    public static Vm create(Vm vm, String path, SimTime now, Witness witness) {
        return begin(vm, "sh", Kind.CREATE, path, Pages.pages(1), false, now, witness);
    }

    public static Vm delete(Vm vm, String path, SimTime now, Witness witness) {
        return begin(vm, "rm", Kind.DELETE, path, Pages.ZERO, false, now, witness);
    }

    /** A program asks for a file to be on the disk and waits for it. */
    public static Vm fsync(Vm vm, String path, SimTime now, Witness witness) {
        OptionalInt index = Paths.system(vm.guest().files(), path);
        return begin(Writeback.sync(vm, index.orElseThrow(), path), "sync", Kind.WRITE, path, Pages.ZERO, true, now, witness);
    }

    private static Vm begin(Vm vm, String name, Kind kind, String path, Pages pending, boolean fsync, SimTime now, Witness witness) {
        return goOn(numbered(vm), oneShot(pid(vm), name, kind, path, pending, fsync, now), now, witness);
    }

    private static IoProgram oneShot(int pid, String name, Kind kind, String path, Pages pending, boolean fsync, SimTime now) {
        return new IoProgram(pid, name, kind, path, Pages.ZERO, SimTime.NEVER, SimTime.NEVER, State.RUNNING, now, pending, -1, fsync, 0, 0,
            SimTime.NEVER);
    }

    /** A program that goes on for a while. A database that was not ended in good order first redoes what only its log has. */
    public static Outcome run(diptych.sim.model.World world, Vm vm, Command.RunProgram asked, Witness witness) {
        Optional<String> obstacle = obstacle(vm, asked.path(), Pages.ZERO);
        if (obstacle.isPresent()) return new Outcome.Refused(obstacle.get());
        SimTime every = isSlow(asked.kind()) ? SECOND : TURN;
        Pages turn = isSlow(asked.kind()) ? Pages.pages(1)
            : Pages.pages(Math.max(1, asked.perSecond().count() * TURN.micros() / SECOND.micros()));
        SimTime ends = world.now().plus(asked.length());
        int behind = asked.kind() == Kind.DATABASE ? (int) Databases.behind(vm.guest().files(), asked.path()) : 0;
        var program = new IoProgram(pid(vm), name(asked.kind()), asked.kind(), asked.path(), turn, world.now().plus(every), ends,
            State.RUNNING,
            world.now(), Pages.ZERO, 0, false, 0, behind, SimTime.NEVER);
        if (behind > 0) witness.saw(new Event.DatabaseRecovered(world.now(), vm.name(), program.pid(), program.name(), behind));
        Vm numbered = behind > 0 ? recovered(numbered(vm), asked.path()) : numbered(vm);
        return new Outcome.Accepted(world.with(numbered.with(numbered.guest().files().with(program))));
    }

    /** What its data file lacked, the database has again; from now on it is what is written to it. */
    private static Vm recovered(Vm vm, String directory) {
        return vm.with(vm.storage().intending(Sorted.without(vm.storage().intended(), Databases.data(directory))));
    }

    private static boolean isSlow(Kind kind) {
        return kind == Kind.DATABASE || kind == Kind.LOGGER;
    }

    private static String name(Kind kind) {
        return switch (kind) {
            case WRITER -> "fio";
            case READER -> "reader";
            case DATABASE -> "postgres";
            case LOGGER -> "rsyslogd";
            case MMAP_WRITER -> "mapper";
            case TMPFS_WRITER -> "cache";
            case WRITE, CREATE, DELETE -> "sh";
        };
    }

    private static int pid(Vm vm) {
        return vm.guest().programs().nextPid();
    }

    private static Vm numbered(Vm vm) {
        return vm.with(vm.guest().with(vm.guest().programs().numbered()));
    }

    /** Whose turn it is, whose time is over, and of whom the kernel complains. */
    public static Vm due(Vm vm, SimTime now, Witness witness) {
        Vm changed = vm;
        for (IoProgram program : vm.guest().files().programs()) {
            if (program.due().isAfter(now)) continue;
            if (program.state() == State.BLOCKED) {
                changed = complain(changed, program, now);
            } else if (!program.ends().isAfter(now)) {
                changed = settled(over(changed, program, now));
            } else {
                changed = turn(changed, program, now, witness);
            }
        }
        return changed;
    }

    /** kernel/hung_task.c; once for each sleep, where the kernel would say it again. */
    private static Vm complain(Vm vm, IoProgram program, SimTime now) {
        Guest told = vm.isLinux() ? vm.guest().logs(now, "INFO: task %s:%d blocked for more than 120 seconds."
            .formatted(program.name(), program.pid())) : vm.guest();
        return vm.with(told.with(told.files().with(program.in(State.BLOCKED, now, SimTime.NEVER))));
    }

    private static GuestFiles ended(GuestFiles files, IoProgram program) {
        GuestFiles left = files.withoutProgram(program.pid());
        OptionalInt index = Paths.system(files, program.path());
        if (program.isOneShot() || index.isEmpty()) return left;
        FileSystem system = left.systems().get(index.getAsInt());
        boolean orphan = system.orphans() > 0 && !system.files().containsKey(program.path());
        return orphan ? left.with(index.getAsInt(), system.withOrphans(system.orphans() - 1)) : left;
    }

    private static Vm turn(Vm vm, IoProgram program, SimTime now, Witness witness) {
        SimTime next = now.plus(isSlow(program.kind()) ? SECOND : TURN);
        IoProgram turned = program.turned(next, program.turns() + 1, program.buffered());
        return switch (program.kind()) {
            case READER, TMPFS_WRITER -> vm.with(vm.guest().files().with(turned));
            case WRITER, MMAP_WRITER -> {
                long size = size(vm, program);
                yield goOn(vm, turned.pending(program.rate(), program.turns() * program.rate().count() % size), now, witness);
            }
            case LOGGER, DATABASE -> goOn(vm, turned.pending(Pages.pages(1), -1), now, witness);
            case WRITE, CREATE, DELETE -> vm;
        };
    }

    /** It writes round and round in a file of whole turns. */
    static long size(Vm vm, IoProgram program) {
        long room = Paths.find(vm.guest().files(), program.path()).map(FileSystem::blocks).orElse(0L) / 8;
        long most = program.kind() == Kind.MMAP_WRITER ? 16 * program.rate().count() : Math.min(LARGEST_FILE, room);
        return Math.max(program.rate().count(), most - most % program.rate().count());
    }

    /** Does what it has begun, as far as it can: all, a part, or nothing before the thaw. */
    static Vm goOn(Vm vm, IoProgram program, SimTime now, Witness witness) {
        OptionalInt found = Paths.system(vm.guest().files(), file(program));
        if (found.isEmpty()) return vm.with(vm.guest().files().withoutProgram(program.pid()));
        int index = found.getAsInt();
        boolean nothingToWrite = program.kind() == Kind.WRITE && program.pending().isZero();
        if (vm.guest().files().systems().get(index).holdsWriters() && !nothingToWrite) return block(vm, program, now, witness);
        IoProgram awake = awake(vm, program, now, witness);
        return settled(switch (program.kind()) {
            case CREATE -> created(vm, awake, index, now, witness);
            case DELETE -> deleted(vm, awake, index, now, witness);
            default -> written(vm, awake, index, now, witness);
        });
    }

    private static IoProgram awake(Vm vm, IoProgram program, SimTime now, Witness witness) {
        if (program.state() == State.BLOCKED) {
            witness.saw(new Event.ProgramBlocked(now, vm.name(), program.pid(), program.name(), false));
            SimTime next = program.next() == SimTime.NEVER ? SimTime.NEVER : now.plus(isSlow(program.kind()) ? SECOND : TURN);
            return program.in(State.RUNNING, now, SimTime.NEVER).turned(next, program.turns(), program.buffered());
        }
        return program.in(State.RUNNING, now, SimTime.NEVER);
    }

    private static String file(IoProgram program) {
        return program.kind() == Kind.DATABASE ? Databases.log(program.path()) : program.path();
    }

    private static Vm block(Vm vm, IoProgram program, SimTime now, Witness witness) {
        if (program.state() == State.BLOCKED) return vm;
        witness.saw(new Event.ProgramBlocked(now, vm.name(), program.pid(), program.name(), true));
        return settled(vm.with(vm.guest().files().with(program.in(State.BLOCKED, now, now.plus(HUNG_AFTER)))));
    }

    private static Vm created(Vm vm, IoProgram program, int index, SimTime now, Witness witness) {
        witness.saw(new Event.FileChanged(now, vm.name(), program.path(), true));
        Vm made = FileWrites.create(vm, index, program.path(), now);
        FileNode file = made.guest().files().systems().get(index).files().get(program.path());
        Vm filled = file.size() > 0 ? made : FileWrites.put(made, index, program.path(), 0, 1, false, now);
        return filled.with(ended(filled.guest().files(), program));
    }

    private static Vm deleted(Vm vm, IoProgram program, int index, SimTime now, Witness witness) {
        witness.saw(new Event.FileChanged(now, vm.name(), program.path(), false));
        Vm gone = FileWrites.delete(vm, index, program.path(), now);
        return gone.with(ended(gone.guest().files(), program));
    }

    private static Vm written(Vm vm, IoProgram program, int index, SimTime now, Witness witness) {
        FileSystem system = vm.guest().files().systems().get(index);
        FileNode file = system.files().getOrDefault(file(program), FileNode.empty(file(program), 0));
        long from = program.from() < 0 ? file.size() : program.from();
        long wanted = program.pending().count();
        long grows = Math.max(0, from + wanted - file.runs().end());
        if (system.isOnDisk() && grows > FileWrites.room(system)) return vm.with(ended(vm.guest().files(), program));
        PageCache.Room room = system.isOnDisk() ? PageCache.room(vm.guest().memory(), wanted)
            : new PageCache.Room(vm.guest().memory(), wanted);
        Vm put = vm.with(vm.guest().with(room.memory()));
        if (room.pages() > 0) put = FileWrites.put(put, index, file(program), from, room.pages(), false, now);
        long left = wanted - room.pages();
        IoProgram after = program.pending(Pages.pages(left), program.from() < 0 ? -1 : from + room.pages());
        if (left > 0) return put.with(put.guest().files().with(after.in(State.THROTTLED, now, SimTime.NEVER)));
        return program.kind() == Kind.DATABASE ? committed(put, after, index, now)
            : program.kind() != Kind.WRITE ? put.with(put.guest().files().with(after))
            : program.fsync() ? acknowledge(put.with(put.guest().files().with(after)), after, index)
            : put.with(ended(put.guest().files(), after));
    }

    /** The transaction's page of the log is on the disk before the database says so; its data pages it keeps for a while. */
    private static Vm committed(Vm vm, IoProgram program, int index, SimTime now) {
        FileNode log = vm.guest().files().systems().get(index).files().get(file(program));
        Vm durable = Writeback.file(vm, index, log, log.dirty().length(), true);
        FileSystem system = durable.guest().files().systems().get(index);
        durable = durable.with(durable.guest().files().with(index, system.with(system.files().get(file(program)).promised())));
        IoProgram keeping = program.turned(program.next(), program.turns(), program.buffered() + 1);
        Vm written = keeping.buffered() < DATABASE_KEEPS ? durable : pagesWritten(durable, keeping, index, now);
        int kept = written == durable ? keeping.buffered() : 0;
        return written.with(written.guest().files().with(keeping.turned(keeping.next(), keeping.turns(), kept)));
    }

    /** The pages that a database has kept go to its data file, all of them or, where there is no room, none. */
    private static Vm pagesWritten(Vm vm, IoProgram program, int index, SimTime now) {
        int pages = program.buffered();
        FileSystem system = vm.guest().files().systems().get(index);
        if (FileWrites.room(system) <= pages || PageCache.room(vm.guest().memory(), pages).pages() != pages) return vm;
        FileNode file = system.files().get(Databases.data(program.path()));
        return FileWrites.put(vm, index, Databases.data(program.path()), file == null ? 0 : file.size(), pages, false, now);
    }

    /** An fsync is acknowledged when the disk has all of the file. */
    private static Vm acknowledge(Vm vm, IoProgram program, int index) {
        FileSystem system = vm.guest().files().systems().get(index);
        FileNode file = system.files().get(program.path());
        if (file != null && !file.dirty().isEmpty()) return vm;
        GuestFiles files = vm.guest().files();
        if (file != null) files = files.with(index, system.with(file.promised()));
        return vm.with(ended(files, program));
    }

    /** After the disk has taken some, or a file system was thawed: whoever waited for that goes on. */
    public static Vm wake(Vm vm, SimTime now, Witness witness) {
        Vm woken = vm;
        for (IoProgram program : vm.guest().files().programs()) {
            if (program.state() != State.RUNNING) {
                woken = goOn(woken, program, now, witness);
                if (program.state() == State.BLOCKED) woken = endIfOver(woken, program.pid(), now);
            } else if (program.fsync() && program.pending().isZero()) {
                woken = acknowledge(woken, program, Paths.system(woken.guest().files(), program.path()).orElseThrow());
            }
        }
        return woken;
    }

    private static Vm endIfOver(Vm vm, int pid, SimTime now) {
        for (IoProgram program : vm.guest().files().programs()) {
            boolean over = program.pid() == pid && program.state() == State.RUNNING && !program.ends().isAfter(now);
            if (over) return over(vm, program, now);
        }
        return vm;
    }

    /** A program is told to end; one in state D hears it when it wakes. */
    public static Vm end(Vm vm, int pid, SimTime now) {
        for (IoProgram program : vm.guest().files().programs()) {
            if (program.pid() != pid) continue;
            return settled(program.state() == State.BLOCKED ? vm.with(vm.guest().files().with(program.ending(now)))
                : over(vm, program, now));
        }
        return vm;
    }

    /** The program that works on a path is told to end. */
    public static Vm end(Vm vm, String path, SimTime now) {
        for (IoProgram program : vm.guest().files().programs()) if (program.path().equals(path)) return end(vm, program.pid(), now);
        return vm;
    }

    /** A database that ends in good order writes what it has kept in its own memory, and makes sure of it. */
    private static Vm over(Vm vm, IoProgram program, SimTime now) {
        Vm settled = vm;
        OptionalInt index = Paths.system(vm.guest().files(), Databases.data(program.path()));
        boolean keeps = program.kind() == Kind.DATABASE && program.buffered() > 0 && index.isPresent();
        if (keeps && !vm.guest().files().systems().get(index.getAsInt()).holdsWriters()) {
            settled = pagesWritten(vm, program, index.getAsInt(), now);
            FileNode data = settled.guest().files().systems().get(index.getAsInt()).files().get(Databases.data(program.path()));
            if (data != null) settled = Writeback.file(settled, index.getAsInt(), data, data.dirty().length(), true);
        }
        return settled.with(ended(settled.guest().files(), program));
    }

    /** The kernel's count of what writers wait with. */
    private static Vm settled(Vm vm) {
        long waiting = 0;
        for (IoProgram program : vm.guest().files().programs()) {
            if (program.state() == State.THROTTLED) waiting += program.pending().count();
        }
        return vm.with(vm.guest().with(PageCache.waiting(vm.guest().memory(), waiting)));
    }
}
