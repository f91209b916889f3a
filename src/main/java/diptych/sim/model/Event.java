package diptych.sim.model;

import diptych.sim.units.Pages;
import diptych.sim.units.SimTime;

/** All that can happen. Component names are those the result document prints. */
public sealed interface Event {
    SimTime at();

    /** The VM it concerns; empty for the host alone. */
    String vm();

    /** Which side it happened on; a message belongs to the side that sent it. */
    Side side();

    /** Where an event happened. */
    enum Side { HOST, GUEST, WIRE }

    /** A message of the Dynamic Memory protocol. */
    record Sent(SimTime at, String vm, Message message) implements Event {
        @Override
        public Side side() {
            return message.fromGuest() ? Side.GUEST : Side.HOST;
        }
    }

    /** The VMBus channel of the balloon driver opened or closed. */
    record Channel(SimTime at, String vm, boolean open) implements Event {
        @Override
        public Side side() {
            return Side.WIRE;
        }
    }

    /** A VM reached another state. */
    record StateChanged(SimTime at, String vm, Life.VmState from, Life.VmState to) implements Event {
        @Override
        public Side side() {
            return Side.HOST;
        }
    }

    /** A start was refused, or gave up. */
    record StartRefused(SimTime at, String vm, String message) implements Event {
        @Override
        public Side side() {
            return Side.HOST;
        }
    }

    /** A checkpoint was taken, applied or deleted. */
    record CheckpointEvent(SimTime at, String vm, String name, What what) implements Event {
        /** What became of it. */
        public enum What { CREATED, APPLIED, DELETED }

        @Override
        public Side side() {
            return Side.HOST;
        }
    }

    /** Memory settings changed. */
    record SettingsChanged(SimTime at, String vm, MemorySettings settings) implements Event {
        @Override
        public Side side() {
            return Side.HOST;
        }
    }

    /** A Smart Paging file stands in for memory; {@code inUse} is zero when it is removed. */
    record SmartPaging(SimTime at, String vm, Pages inUse) implements Event {
        @Override
        public Side side() {
            return Side.HOST;
        }
    }

    /** Programs on the host took memory, or let it go. */
    record HostApplications(SimTime at, Pages held) implements Event {
        @Override
        public String vm() {
            return "";
        }

        @Override
        public Side side() {
            return Side.HOST;
        }
    }

    /** A memory block of the guest: added to the kernel, {@code pages} of it backed by the host. */
    record BlockAdded(SimTime at, String vm, int block, Pages pages) implements Event {
        @Override
        public Side side() {
            return Side.GUEST;
        }
    }

    /** Pages of hot-added memory were given to the guest's allocator. */
    record BlockOnline(SimTime at, String vm, int block, Pages pages) implements Event {
        @Override
        public Side side() {
            return Side.GUEST;
        }
    }

    /** A program started. */
    record ProgramStarted(SimTime at, String vm, int pid, String name, Pages committed) implements Event {
        @Override
        public Side side() {
            return Side.GUEST;
        }
    }

    /** Programs ended by themselves. */
    record ProgramsEnded(SimTime at, String vm, int count, Pages freed) implements Event {
        @Override
        public Side side() {
            return Side.GUEST;
        }
    }

    /** The kernel refused a program's request for memory, {@code __vm_enough_memory}. */
    record CommitRefused(SimTime at, String vm, int pid, String name, Pages asked) implements Event {
        @Override
        public Side side() {
            return Side.GUEST;
        }
    }

    /** The OOM killer ended a program. */
    record OomKill(SimTime at, String vm, int pid, String name, Pages freed) implements Event {
        @Override
        public Side side() {
            return Side.GUEST;
        }
    }

    /** A program wrote to a file. */
    record FileWritten(SimTime at, String vm, String path, Pages pages) implements Event {
        @Override
        public Side side() {
            return Side.GUEST;
        }
    }

    /** What happens to disks and files, and for backups. */
    sealed interface OfBackup extends Event {}

    /** A message on the VSS channel, or its answer. */
    record Vss(SimTime at, String vm, VssOp op, boolean answer, long status, int flags) implements OfBackup {
        @Override
        public Side side() {
            return answer ? Side.GUEST : Side.HOST;
        }
    }

    /** A file system is frozen or thawed, or an attempt failed. @param error errno, 0 for success */
    record FileSystemFrozen(SimTime at, String vm, String mount, boolean frozen, int error) implements OfBackup {
        @Override
        public Side side() {
            return Side.GUEST;
        }
    }

    /** A file system was mounted. @param recovered whether its journal had to be replayed */
    record Mounted(SimTime at, String vm, String mount, boolean recovered) implements OfBackup {
        @Override
        public Side side() {
            return Side.GUEST;
        }
    }

    /** A program sleeps on a frozen file system, or goes on. */
    record ProgramBlocked(SimTime at, String vm, int pid, String name, boolean blocked) implements OfBackup {
        @Override
        public Side side() {
            return Side.GUEST;
        }
    }

    /** A database that was not ended in good order finds transactions in its log that its data file lacks, and redoes them. */
    record DatabaseRecovered(SimTime at, String vm, int pid, String name, int transactions) implements OfBackup {
        @Override
        public Side side() {
            return Side.GUEST;
        }
    }

    /** The VSS daemon started, stopped, was killed or hangs. */
    record DaemonChanged(SimTime at, String vm, String what) implements OfBackup {
        @Override
        public Side side() {
            return Side.GUEST;
        }
    }

    /** A file was made or deleted. */
    record FileChanged(SimTime at, String vm, String path, boolean exists) implements OfBackup {
        @Override
        public Side side() {
            return Side.GUEST;
        }
    }

    /** Something changed in what the host has configured for a VM. */
    record ConfigChanged(SimTime at, String vm, String what, String value) implements OfBackup {
        @Override
        public Side side() {
            return Side.HOST;
        }
    }

    /** A backup came into another state. @param job its number, 0 for what belongs to none */
    record BackupState(SimTime at, String vm, int job, BackupJob.State state, String message) implements OfBackup {
        @Override
        public Side side() {
            return Side.HOST;
        }
    }

    /** The host does something with disks, for a backup or for a checkpoint. */
    record HostAct(SimTime at, String vm, Act act, String detail) implements OfBackup {
        /** What it does. */
        public enum Act { CREATE_CHECKPOINT, SNAPSHOT_VOLUME, COPY, MERGE, MERGED, MERGE_FAILED, SAVE, RESTORE }

        @Override
        public Side side() {
            return Side.HOST;
        }
    }
}
