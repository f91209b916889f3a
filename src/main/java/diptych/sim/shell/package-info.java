/**
 * What can be typed. {@link diptych.sim.shell.GuestShell} is the shell of a Linux guest, {@link diptych.sim.shell.PowerShell} that of the
 * host; both are pure functions from a world and a line to an {@link diptych.sim.shell.Answer}, and nothing is ever executed. What a
 * program prints comes from {@code sim/console} wherever it is there; what a program does is a {@link diptych.sim.model.Command}, the
 * same that a button or an action of a scenario is.
 *
 * <p>A family of programs has a file: {@code Procps}, {@code Coreutils}, {@code UtilLinux}, {@code Kmod}, {@code SystemdTools},
 * {@code Stress}, {@code Filters}, {@code Builtins} inside; {@code VmCmdlets}, {@code MemoryCmdlets}, {@code SnapshotCmdlets},
 * {@code ServiceCmdlets}, {@code Diagnostics}, {@code WbadminCommands}, {@code HelpCmdlets} on the host. Error texts are those of bash 5.2,
 * coreutils 9.1, util-linux 2.38, procps-ng 4.0.2 and systemd 252 as Debian 12 has them, and of Windows PowerShell 5.1.
 */
package diptych.sim.shell;
