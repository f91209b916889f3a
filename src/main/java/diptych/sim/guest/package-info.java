/**
 * What Linux does with its memory: programs, page cache, swap, reclaim, the OOM killer, what it calls available.
 * Nothing here knows of Hyper-V.
 */
package diptych.sim.guest;
