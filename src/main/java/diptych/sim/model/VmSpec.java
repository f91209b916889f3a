package diptych.sim.model;

import java.util.List;

/**
 * What a VM is made of and never changes while it runs.
 *
 * @param name       unique on the host
 * @param generation 1 or 2
 * @param secureBoot whether the firmware checks signatures
 * @param guest      the operating system inside
 * @param disks      in controller order
 */
public record VmSpec(String name, int generation, boolean secureBoot, GuestSettings guest, List<Disk> disks) {
    public VmSpec {
        disks = List.copyOf(disks);
    }
}
