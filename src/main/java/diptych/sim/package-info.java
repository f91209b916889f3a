/**
 * The machine: {@code Simulation} is the front door, {@code Tick} the order of things within a second,
 * {@code Timeline} a run as a value, {@code Laws} what is true in every world. It uses the JDK alone and
 * has no clock, no dice, no thread, no input or output.
 */
package diptych.sim;
