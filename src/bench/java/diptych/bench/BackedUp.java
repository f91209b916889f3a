package diptych.bench;

import diptych.sim.Simulation;
import diptych.sim.model.BackupJob;
import diptych.sim.model.Command;
import diptych.sim.model.Disk;
import diptych.sim.model.GuestSettings;
import diptych.sim.model.Host;
import diptych.sim.model.HostVersion;
import diptych.sim.model.IoProgram.Kind;
import diptych.sim.model.Log;
import diptych.sim.model.MemorySettings;
import diptych.sim.model.Vm;
import diptych.sim.model.VmSpec;
import diptych.sim.model.Witness;
import diptych.sim.model.World;
import diptych.sim.units.MiB;
import diptych.sim.units.Pages;
import diptych.sim.units.SimTime;
import java.util.List;

/**
 * The worked example of the reference on live backup, section 14: a disk of 40 GiB, 50 MiB dirty in {@code /} and 100 MiB in
 * {@code /home}, a store that takes 100 MiB/s; on a host on which the checkpoint lives through the copy.
 *
 * @param work    what the guest does all the time
 * @param start   just before the backup is asked for
 * @param largest the last moment of the copy: the guest has written to its differencing disk for as long as that lives
 * @param end     the differencing disk is merged, and the backup is done
 */
record BackedUp(Work work, World start, SimTime largest, SimTime end) {
    private static final String VM = "web01";
    /** Until then what is dirty from the beginning has not grown old enough to be written out. */
    private static final SimTime ASKED = SimTime.seconds(20);
    private static final long STORE_MIB_PER_SECOND = 100;
    private static final SimTime ALL_THE_TIME = SimTime.seconds(86_400);

    /** What the guest does. */
    enum Work {
        WRITER("a writer of 2 MiB/s", program(Kind.WRITER, "/home/upload.part", 2)),
        NOTHING("no writers"),
        LESSON("the programs of the lesson", program(Kind.READER, "/usr/lib/system.img", 0),
            program(Kind.WRITER, "/home/upload.part", 2), program(Kind.DATABASE, "/home/postgres", 0),
            program(Kind.LOGGER, "/var/log/syslog", 0));

        private final String words;
        private final List<Command> programs;

        Work(String words, Command... programs) {
            this.words = words;
            this.programs = List.of(programs);
        }

        String words() {
            return words;
        }

        private static Command program(Kind kind, String path, long mibPerSecond) {
            return new Command.RunProgram(VM, kind, path, Pages.ofMib(mibPerSecond), ALL_THE_TIME);
        }
    }

    /** Goes through it once, to find when it is where. */
    static BackedUp of(Work work) {
        World start = start(work);
        World world = asked(start);
        SimTime largest = world.now();
        while (!job(world).isOver()) {
            if (job(world).state() == BackupJob.State.COPYING) largest = SimTime.micros(job(world).due().micros() - 1);
            world = Simulation.advance(world, Simulation.nextDue(world), Witness.NOBODY);
        }
        return new BackedUp(work, start, largest, done(world).now());
    }

    /** A VM whose guest is up and works. */
    static World start(Work work) {
        var disk = new Disk("system.vhdx", MiB.mib(40_960), 200, Disk.Kind.VHDX, Disk.Controller.SCSI, List.of(),
            List.of(mount("/", 50), mount("/home", 100)));
        var vm = Vm.off(new VmSpec(VM, 2, false, GuestSettings.DEFAULT, List.of(disk)),
            new MemorySettings(false, MiB.mib(2048), MiB.mib(512), MiB.mib(4096), 20, 50));
        Pages memory = Pages.ofMib(16_384);
        World off = Simulation.begin(new Host("hv-01", HostVersion.WS2022, memory, Host.defaultReserve(memory),
            Host.Applications.NONE, Log.EMPTY, STORE_MIB_PER_SECOND), List.of(vm));
        World up = Simulation.advance(Workplace.submit(off, new Command.Start(VM)), ASKED, Witness.NOBODY);
        for (Command program : work.programs) up = Workplace.submit(up, program);
        return up;
    }

    private static Disk.Mount mount(String at, long dirty) {
        return new Disk.Mount(at, "ext4", MiB.mib(dirty), "", "rw", "", "");
    }

    private static World asked(World world) {
        return Workplace.submit(world, new Command.Backup(List.of(VM), "store", false));
    }

    /** From the request to the end of the merge. */
    World backedUp() {
        return done(Simulation.advance(asked(start), end, Witness.NOBODY));
    }

    /** The same time without a backup. */
    World leftAlone() {
        return Simulation.advance(start, end, Witness.NOBODY);
    }

    /** Another world that went the same way, and shares nothing with this one. */
    World another(SimTime until) {
        return Simulation.advance(asked(start(work)), until, Witness.NOBODY);
    }

    /** What the guest wrote to its differencing disks, which are still there. */
    static Pages inDifferencingDisks(World world) {
        String mark = job(world).mark();
        return Pages.pages(world.vm(VM).storage().disks().stream().mapToLong(disk -> disk.blocksFor(mark)).sum());
    }

    private static World done(World world) {
        if (job(world).state() == BackupJob.State.DONE) return world;
        throw new IllegalStateException("the backup is " + job(world).state() + ": " + job(world).message());
    }

    private static BackupJob job(World world) {
        return world.backups().jobs().getLast();
    }
}
