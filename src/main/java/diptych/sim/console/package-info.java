/**
 * What the programs of both sides print, as pure functions of the model. Of memory: inside the guest {@code /proc/meminfo},
 * {@code free}, {@code vmstat -s}, {@code dmesg} and the balloon driver's debugfs file; on the host {@code Get-VM}, {@code Get-VMMemory},
 * {@code Get-Counter} and the lists of Hyper-V Manager. Of live backup: inside {@code ps}, {@code mount}, {@code /proc/mounts},
 * {@code lsmod}, {@code systemctl status}, {@code journalctl} and syslog; on the host {@code Get-VMSnapshot}, {@code Get-VHD},
 * {@code Get-VMIntegrationService}, {@code wbadmin} and {@code Get-WinEvent}. Everything here only looks: nothing in the world changes by
 * being printed.
 *
 * <p>The guest's side is exact. {@link diptych.sim.console.FreeProgram} and {@link diptych.sim.console.VmstatS} read nothing but
 * {@link diptych.sim.console.Meminfo}, as the real programs do, and print byte for byte what procps-ng 3.3.17 and 4.0.2 print from
 * that text; the golden files of the tests were written by those two programs, by {@code ps} and by systemd.
 */
package diptych.sim.console;
