/**
 * Live backup, a file for each stage. Host: {@code BackupFlow} is the order of things; 1 {@code Request}, 2 {@code AskGuest},
 * 3 {@code Freeze}, 4 {@code CheckpointAndThaw}, 5 {@code SnapshotVolume}, 6 {@code CopyOut}; then {@code Merge}, {@code Restore} and
 * {@code ConsistencyCheck}. Guest: {@code HvUtils} relays, {@code Daemon} freezes in the order of {@code MountWalk}, and
 * {@code FreezeSuper} is what a freeze does inside the kernel. {@code Faults} is what a learner can break.
 */
package diptych.sim.backup;
