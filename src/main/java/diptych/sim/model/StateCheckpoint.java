package diptych.sim.model;

import diptych.sim.units.SimTime;

/**
 * A checkpoint of a VM. A standard one holds everything at one moment, memory and balloon included; a production one holds disks only,
 * after the guest has frozen them.
 *
 * @param name unique among the VM's checkpoints
 * @param at   when it was taken
 * @param vm   the VM as it was, without its checkpoints; off, if only disks were kept
 * @param type what it was made as
 */
public record StateCheckpoint(String name, SimTime at, Vm vm, CheckpointType type) {
    /** What its differencing disks are marked with. */
    public static String mark(String name) {
        return "checkpoint " + name;
    }
}
