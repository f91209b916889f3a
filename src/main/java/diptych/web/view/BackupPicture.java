package diptych.web.view;

import diptych.sim.units.MiB;
import diptych.web.view.Stage.Console;
import diptych.web.view.Stage.OtherGuest;
import diptych.web.view.Stage.Tone;
import diptych.web.view.Stage.Value;
import java.util.List;
import java.util.Optional;

/**
 * How a running VM is backed up, told by both sides at one instant.
 *
 * @param place    where we are
 * @param host     the left side: files of disks, the copy, what the host prints
 * @param exchange what passes between the sides, and what is still to come
 * @param guest    the right side: dirty data, mounts, what the guest prints
 * @param others   guests with which the same could be seen
 * @param trouble  who is stuck, and the ways out; empty while nobody is
 * @param levers   what can be broken at this moment
 * @param branch   what the learner has done to this run; empty if nothing
 * @param copy     what is inside the newest copy; empty while there is none
 */
public record BackupPicture(Place place, Host host, Exchange exchange, Guest guest, List<OtherGuest> others, Optional<Trouble> trouble,
                            List<Lever> levers, Optional<Branch> branch, Optional<Inside> copy) implements Stage.Picture {
    public BackupPicture {
        others = List.copyOf(others);
        levers = List.copyOf(levers);
    }

    /**
     * The host's side.
     *
     * @param title   host, job and VM
     * @param disks   in controller order
     * @param store   how far the copy is
     * @param facts   what the host knows of the job
     * @param console what the host prints
     */
    public record Host(String title, List<Disk> disks, Store store, List<Value> facts, Console console) {
        public Host {
            disks = List.copyOf(disks);
            facts = List.copyOf(facts);
        }
    }

    /**
     * A virtual disk.
     *
     * @param layers its files, oldest first
     * @param cell   what one cell of a drawing stands for
     * @param hidden whether the host cannot see it, so that no backup holds it
     */
    public record Disk(List<Layer> layers, MiB cell, boolean hidden) {
        public Disk {
            layers = List.copyOf(layers);
        }
    }

    /**
     * A file of a disk.
     *
     * @param role   what happens to it now
     * @param cells  a character for each cell: {@code #} for one that holds something, {@code .} for one that does not
     * @param used   cells that hold something
     * @param writes whether new writes go there
     */
    public record Layer(String file, Phrase role, String cells, int used, boolean writes) {}

    /** The backup store. @param state in words */
    public record Store(MiB copied, MiB total, String state) {
        /** Of a hundred. */
        public long percent() {
            return total.count() == 0 ? 0 : copied.count() * 100 / total.count();
        }
    }

    /**
     * What passes between the sides.
     *
     * @param lines in the order of time
     * @param clock how long file systems have stood still, in words; empty before
     */
    public record Exchange(List<Line> lines, String clock) {
        public Exchange {
            lines = List.copyOf(lines);
        }
    }

    /**
     * One thing that passes, or that one side does.
     *
     * @param kind   which way it goes
     * @param name   the protocol's name, or what is done
     * @param detail when, and what is in it
     * @param when   whether it has happened
     * @param frozen whether file systems stand still then
     * @param bad    whether it went wrong
     */
    public record Line(Kind kind, String name, String detail, When when, boolean frozen, boolean bad) {
        /** Which way it goes, or who does it. */
        public enum Kind { TO_GUEST, TO_HOST, ON_HOST, IN_GUEST }

        /** Whether it has happened, happens at this moment, or is expected. */
        public enum When { PAST, NOW, TO_COME }
    }

    /**
     * The guest's side.
     *
     * @param title   kernel, name and daemon
     * @param dirty   data in memory that no disk has
     * @param mounts  in the order in which the daemon goes through them, and then those it leaves alone
     * @param numbers of its programs
     * @param console what the guest prints
     */
    public record Guest(String title, Dirty dirty, List<Mount> mounts, List<Value> numbers, Console console) {
        public Guest {
            mounts = List.copyOf(mounts);
            numbers = List.copyOf(numbers);
        }
    }

    /** Dirty data: how much was there when FREEZE came, and how much is left. */
    public record Dirty(MiB before, MiB now) {
        /** Of a hundred. */
        public long percent() {
            return before.count() == 0 ? 0 : Math.min(100, now.count() * 100 / before.count());
        }
    }

    /** A line of the mount table. @param remark why, or how far it is */
    public record Mount(String at, String type, State state, String remark) {
        /** How it stands. */
        public enum State { RUNNING, FLUSHING, FROZEN, REFUSED, SKIPPED }
    }

    /** Somebody is stuck. @param waysOut what a learner can do about it */
    public record Trouble(String heading, List<String> sentences, List<Lever> waysOut) {
        public Trouble {
            sentences = List.copyOf(sentences);
            waysOut = List.copyOf(waysOut);
        }
    }

    /** Something a learner can do to the world. */
    public record Lever(String id, String name) {}

    /**
     * What a learner has done.
     *
     * @param deeds what was done and when, in order
     * @param compare the address at which this run and the one it parted from stand beside each other; empty if it parted from none
     */
    public record Branch(List<String> deeds, Optional<String> compare) {
        public Branch {
            deeds = List.copyOf(deeds);
        }
    }

    /**
     * What is inside a copy, or inside the VM that was restored from it.
     *
     * @param heading what is looked into
     * @param verdict how far it can be trusted
     * @param files   each file that programs wrote
     */
    public record Inside(String heading, String verdict, Tone tone, List<Found> files) {
        public Inside {
            files = List.copyOf(files);
        }
    }

    /** A file in a copy. */
    public record Found(String path, String verdict, Tone tone) {}
}
