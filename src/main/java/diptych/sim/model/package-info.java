/**
 * The nouns of the simulation: records, enums and sealed interfaces, all immutable. Nothing here decides anything;
 * the rules live in {@code sim.guest} (what Linux does), {@code sim.memory} (driver and host) and {@code sim} (the order of things).
 */
package diptych.sim.model;
