package diptych.sim.guest;

import diptych.sim.model.Extents;
import diptych.sim.model.FileNode;
import diptych.sim.model.FileSystem;
import diptych.sim.model.Freezing;
import diptych.sim.model.Guest;
import diptych.sim.model.GuestFiles;
import diptych.sim.model.GuestMemory;
import diptych.sim.model.IoProgram;
import diptych.sim.model.IoProgram.Kind;
import diptych.sim.model.IoProgram.State;
import diptych.sim.model.Vm;
import diptych.sim.units.Pages;
import diptych.sim.units.SimTime;

/**
 * Programs that read or write on as before, turn after turn, which is no news to anybody: all their turns until the next news are taken
 * at once. The world is the same afterwards, to the byte, as if each had been taken by itself ({@link FilePrograms}); a turn of which
 * that is not certain is left to be taken so.
 */
public final class Strides {
    /** A file system with less room than this may be full within a turn. */
    private static final long PLENTY = 1024 * Pages.PER_MIB;

    private Strides() {}

    /** When something happens in a guest's files that is more than a turn. */
    public static SimTime news(GuestFiles files) {
        SimTime news = files.vss().timer().min(files.daemon().due());
        for (FileSystem system : files.systems()) news = news.min(system.commit());
        for (IoProgram program : files.programs()) news = news.min(isQuiet(files, program) ? program.ends() : program.due());
        for (Freezing freezing : files.freezings()) news = news.min(freezing.due());
        return news;
    }

    private static boolean isQuiet(GuestFiles files, IoProgram program) {
        if (program.state() != State.RUNNING) return false;
        return switch (program.kind()) {
            case READER, TMPFS_WRITER -> true;
            case WRITER -> Paths.find(files, program.path()).filter(system ->
                system.isOnDisk() && !system.holdsWriters() && FileWrites.room(system) > PLENTY).isPresent();
            case WRITE, CREATE, DELETE, DATABASE, LOGGER, MMAP_WRITER -> false;
        };
    }

    /** All turns before a moment, which is no later than the next news; the same VM if there are none to be taken at once. */
    public static Vm taken(Vm vm, SimTime before) {
        Vm next = vm;
        boolean alone = vm.guest().files().programs().stream().filter(program -> program.kind() == Kind.WRITER).count() == 1;
        for (IoProgram program : vm.guest().files().programs()) {
            if (!program.due().isBefore(before)) continue;
            long turns = Math.ceilDiv(before.since(program.next()).micros(), FilePrograms.TURN.micros());
            if (program.kind() != Kind.WRITER) next = next.with(next.guest().files().with(turned(program, turns)));
            else if (alone) next = written(next, program, turns);
        }
        return next;
    }

    private static IoProgram turned(IoProgram program, long turns) {
        return program.turned(SimTime.micros(program.next().micros() + turns * FilePrograms.TURN.micros()), program.turns() + turns,
            program.buffered());
    }

    private static Vm written(Vm vm, IoProgram program, long turns) {
        Guest guest = vm.guest();
        int index = Paths.system(guest.files(), program.path()).orElseThrow();
        long round = FilePrograms.size(vm, program);
        FileSystem system = guest.files().systems().get(index);
        FileNode file = system.files().get(program.path());
        if (file == null || vm.storage().intended().containsKey(program.path()) || !guest.memory().unwritten().isZero()) return vm;
        long rate = program.rate().count();
        long from = program.turns() * rate % round;
        long room = Math.min(file.runs().end(), round) - from;
        long plain = Math.min(turns, Math.min(room, memoryFor(guest.memory())) / rate);
        if (plain <= 0) return vm;
        var writing = new Writing(file, vm.storage().stamp());
        for (long turn = 0; turn < plain; turn++) writing.turn(from + turn * rate, from + (turn + 1) * rate);
        FileNode after = writing.done(program.next());
        FileSystem named = FileWrites.named(system.with(after), program.next());
        GuestMemory memory = PageCache.dirtied(guest.memory(), after.dirty().length() - file.dirty().length(), program.next());
        IoProgram gone = turned(program, plain).pending(Pages.ZERO, from + plain * rate);
        return vm.with(vm.storage().stamped(writing.stamp))
            .with(guest.with(memory).with(guest.files().with(index, named).with(gone.in(State.RUNNING, program.since(), SimTime.NEVER))));
    }

    /** Pages that may become dirty without anything else having to give way. */
    private static long memoryFor(GuestMemory memory) {
        long above = memory.free().count() - Watermarks.of(memory).low().count();
        return Math.min(above, PageCache.limit(memory).count() - memory.dirty().count());
    }

    /** A file while turn after turn is written to it. */
    private static final class Writing {
        private final FileNode file;
        private Extents content;
        private Extents dirty;
        private long size;
        private long stamp;
        /** What is not laid over these yet. */
        private long begun;
        private long end;
        private long number;

        Writing(FileNode file, long stamp) {
            this.file = file;
            this.content = file.content();
            this.dirty = file.dirty();
            this.size = file.size();
            this.stamp = stamp;
        }

        /** As {@link FileWrites#put}: what is appended to pages that no disk has yet continues their write. */
        void turn(long from, long to) {
            boolean appends = from == size;
            if (appends && begun < end && end == from && dirty.end() <= end) {
                end = to;
            } else {
                lay();
                number = appends && !dirty.isEmpty() && from == dirty.end() ? dirty.lastValue() : ++stamp;
                begun = from;
                end = to;
            }
            size = Math.max(size, to);
        }

        private void lay() {
            content = content.put(begun, end, number);
            dirty = dirty.put(begun, end, number);
        }

        FileNode done(SimTime first) {
            lay();
            return new FileNode(file.path(), file.inode(), size, file.runs(), content, dirty, file.onDisk(),
                file.dirty().isEmpty() ? first : file.dirtySince(), file.held(), file.durable());
        }
    }
}
