/**
 * Dynamic Memory, a file for each part of the protocol, in the order it happens: Handshake, PressureReport, MemoryBalancer,
 * BalloonUp, BalloonDown, HotAdd. The guest's half follows hv_balloon.c, the host's half the reference's section 12.
 */
package diptych.sim.memory;
