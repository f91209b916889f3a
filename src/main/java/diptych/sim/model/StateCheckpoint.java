package diptych.sim.model;

import diptych.sim.units.SimTime;

/**
 * A standard checkpoint: everything of a VM at one moment, memory and balloon included. (A production checkpoint holds disks only.)
 *
 * @param name unique among the VM's checkpoints
 * @param at   when it was taken
 * @param vm   the VM as it was, without its checkpoints
 */
public record StateCheckpoint(String name, SimTime at, Vm vm) {}
