/**
 * What people see: {@code Routes} is every address in one table, the handlers parse, ask and render, {@code Server} is
 * the house they stand in, {@code Problems} turns refusals, bad input and faults each into its status and its page.
 */
package diptych.web;
