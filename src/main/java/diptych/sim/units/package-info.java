/**
 * The units of the simulation as types, so that pages are never added to mebibytes, nor seconds to either.
 * Everything is whole numbers: the same sum has the same result on every machine.
 */
package diptych.sim.units;
