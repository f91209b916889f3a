/**
 * What the programs of both sides print, as pure functions of the model: inside the guest {@code /proc/meminfo}, {@code free},
 * {@code vmstat -s}, {@code dmesg} and the balloon driver's debugfs file; on the host {@code Get-VM}, {@code Get-VMMemory},
 * {@code Get-Counter} and the lists of Hyper-V Manager. Everything here only looks: nothing in the world changes by being printed.
 *
 * <p>The guest's side is exact. {@link diptych.sim.console.FreeProgram} and {@link diptych.sim.console.VmstatS} read nothing but
 * {@link diptych.sim.console.Meminfo}, as the real programs do, and print byte for byte what procps-ng 3.3.17 and 4.0.2 print from
 * that text; the golden files of the tests were written by those two programs.
 */
package diptych.sim.console;
