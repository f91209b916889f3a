package diptych.sim.shell;

import static org.assertj.core.api.Assertions.assertThat;

import diptych.sim.Story;
import diptych.sim.model.BackupJob;
import diptych.sim.model.CheckpointType;
import diptych.sim.model.Command;
import diptych.sim.model.MemorySettings;
import diptych.sim.shell.Answer.Kind;
import diptych.sim.units.MiB;
import diptych.sim.units.Pages;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** PowerShell on the host: parameters are bound as PowerShell binds them, errors are its records, and cmdlets do what buttons do. */
class PowerShellTest {

    // Binding

    @ParameterizedTest @ValueSource(strings = {"Get-VM vm1", "get-vm -name VM1", "GET-VM -N vm1", "Get-VM -Name:vm1", "Get-VM 'vm1'",
        "Get-VM v*",
        "Hyper-V\\Get-VM vm?", "Get-VM vm1,vm1", "Get-VM \"vm1\" -Verbose"})
    void names_and_parameters_are_read_as_powershell_reads_them(String line) {
        assertThat(Typing.dynamic("6.1").host(line).text()).startsWith("\nName State   CPUUsage(%) MemoryAssigned(M)")
            .contains("\nvm1  Running");
    }

    @Test void an_unknown_parameter_is_pointed_at() {
        assertThat(Typing.dynamic("6.1").host("Get-VM -Foo x").text()).isEqualTo("""
            Get-VM : A parameter cannot be found that matches parameter name 'Foo'.
            At line:1 char:8
            + Get-VM -Foo x
            +        ~~~~
                + CategoryInfo          : InvalidArgument: (:) [Get-VM], ParameterBindingException
                + FullyQualifiedErrorId : NamedParameterNotFound,Microsoft.HyperV.PowerShell.Commands.GetVM
            \s
            """);
    }

    @ParameterizedTest @CsvSource(delimiter = ';', value = {
        "Set-VMMemory vm1 -M 3; AmbiguousParameter",
        "Set-VMMemory vm1 -Buffer; MissingArgument",
        "Set-VMMemory vm1 -Buffer 5 -Buffer 6; ParameterAlreadyBound",
        "Set-VMMemory vm1 -StartupBytes abc; CannotConvertArgumentNoMessage",
        "Set-VMMemory vm1 -StartupBytes 5XB; CannotConvertArgumentNoMessage",
        "Set-VMMemory vm1 -DynamicMemoryEnabled yes; CannotConvertArgumentNoMessage",
        "Set-VMMemory vm1 -Buffer 1,2; CannotConvertArgument",
        "Get-VM a b; PositionalParameterNotFound",
        "Get-VM vm2; InvalidParameter",
        "Get-WinEvent -LogName Foo; NoMatchingLogsFound",
        "Get-Counter '\\Nothing(*)\\x'; CounterApiError",
        "Get-VM |; EmptyPipeElement",
        "Get-VM 'x; TerminatorExpectedAtEndOfString",
        "Get-Foo; CommandNotFoundException"})
    void what_cannot_be_bound_or_found_has_its_error_record(String line, String id) {
        Answer answer = Typing.dynamic("6.1").host(line);
        assertThat(answer.text()).as(line).contains("At line:1 char:", "    + CategoryInfo          : ", "    + FullyQualifiedErrorId : "
            + id);
        assertThat(answer.printed()).extracting(Answer.Printed::kind).containsOnly(Kind.ERROR);
        assertThat(answer.asked()).isEmpty();
    }

    @Test void an_unknown_command_is_named_in_the_words_everybody_knows() {
        assertThat(Typing.dynamic("6.1").host("free -m").text())
            .startsWith("free : The term 'free' is not recognized as the name of a cmdlet, "
            + "function, script file, or operable program. Check the\n"
            + "spelling of the name, or if a path was included, verify that the path is "
            + "correct and try again.\nAt line:1 char:1\n+ free -m\n+ ~~~~\n");
    }

    @Test void who_leaves_something_out_is_asked_for_it() {
        Answer asked = Typing.dynamic("6.1").host("Stop-VM");
        assertThat(asked.text())
            .isEqualTo("\ncmdlet Stop-VM at command pipeline position 1\nSupply values for the following parameters:\nName[0]: \n");
        assertThat(asked.asked()).isEmpty();
    }

    @ParameterizedTest @ValueSource(strings = {"Get-VM; Get-VM", "$vm = Get-VM", "Get-VM | ? { $_.State }", "Get-VM \"$x\"", "Get-VM > x",
        "& Get-VM", "wbadmin get status | more"})
    void what_powershell_could_do_and_this_one_cannot_is_said(String line) {
        assertThat(Typing.dynamic("6.1").host(line).printed()).extracting(Answer.Printed::kind).containsExactly(Kind.NOT_HERE);
    }

    // Pipes

    @Test void objects_go_down_a_pipe() {
        var host = Typing.dynamic("6.1");
        assertThat(host.host("Get-VM | select Name, MemoryAssigned").text())
            .isEqualTo("\nName MemoryAssigned\n---- --------------\nvm1  " + host.vm().assigned().kib() * 1024 + "\n\n\n");
        assertThat(host.host("Get-VM vm1 | Format-List Name,MemoryStartup").text())
            .isEqualTo("\n\nName          : vm1\nMemoryStartup : 1073741824\n\n\n");
        assertThat(host.host("Get-VM | Get-VMMemory | Select-Object -ExpandProperty Priority").text()).isEqualTo("50\n");
        assertThat(host.host("Get-VM | Stop-VM -TurnOff").asked()).contains(new Command.TurnOff(Story.VM));
    }

    // What acts

    @ParameterizedTest @CsvSource(delimiter = ';', value = {
        "Set-VMMemory vm1 -MaximumBytes 8GB; 8192", "Set-VMMemory -VMName vm1 -max 8192MB; 8192",
            "Set-VM vm1 -MemoryMaximumBytes 8589934592; 8192"})
    void sizes_have_suffixes(String line, long mib) {
        var change = new MemorySettings.Change(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(MiB.mib(mib)),
            Optional.empty(),
            Optional.empty());
        assertThat(Typing.dynamic("6.1").host(line).asked()).contains(new Command.SetMemory(Story.VM, change));
    }

    @Test void a_setting_that_a_running_machine_may_not_change_is_refused_in_red() {
        Answer refused = Typing.dynamic("6.1").host("Set-VMMemory vm1 -MinimumBytes 900MB");
        assertThat(refused.text())
            .startsWith("Set-VMMemory : Failed to modify device 'Memory' of 'vm1': minimum memory can only be lowered")
            .contains("[Set-VMMemory], VirtualizationException");
        assertThat(refused.asked()).isEmpty();
    }

    @Test void a_static_machine_that_runs_is_resized() {
        assertThat(Typing.backedUp("6.1").host("Set-VMMemory vm1 -StartupBytes 1536MB").asked())
            .contains(new Command.Resize(Story.VM, Pages.ofMib(1536)));
    }

    @Test void power_is_what_the_buttons_do() {
        assertThat(Typing.dynamic("6.1").host("Stop-VM vm1").asked()).contains(new Command.Shutdown(Story.VM));
        assertThat(Typing.dynamic("6.1").host("Stop-VM vm1 -TurnOff").asked()).contains(new Command.TurnOff(Story.VM));
        assertThat(Typing.dynamic("6.1").host("Save-VM vm1").asked()).contains(new Command.Save(Story.VM));
        assertThat(Typing.dynamic("6.1").host("Suspend-VM vm1").asked()).contains(new Command.Pause(Story.VM));
        assertThat(Typing.dynamic("6.1").host("Start-VM vm1").printed()).containsExactly(
            new Answer.Printed(Kind.WARNING, "WARNING: The virtual machine is already in the specified state.\n"));
        var off = Typing.dynamic("6.1");
        off.host("Stop-VM vm1 -TurnOff");
        assertThat(off.host("Start-VM vm1").asked()).contains(new Command.Start(Story.VM));
    }

    @Test void a_checkpoint_is_taken_listed_restored_and_removed() {
        var host = Typing.backedUp("6.1");
        assertThat(host.host("Set-VM vm1 -CheckpointType Standard").asked())
            .contains(new Command.SetCheckpointType(Story.VM, CheckpointType.STANDARD));
        assertThat(host.host("Checkpoint-VM vm1 -SnapshotName before").asked()).contains(new Command.Checkpoint(Story.VM, "before"));
        assertThat(host.host("Get-VMSnapshot vm1").text()).contains("before", "Standard");
        assertThat(host.host("Restore-VMSnapshot -Name BEFORE -VMName vm1 -Confirm:$false").asked())
            .contains(new Command.ApplyCheckpoint(Story.VM, "before"));
        assertThat(host.host("Get-VMSnapshot vm1 | Remove-VMSnapshot").asked()).contains(new Command.DeleteCheckpoint(Story.VM, "before"));
        assertThat(host.host("Restore-VMSnapshot before vm1").text()).contains("unable to find a snapshot with name \"before\"");
    }

    @Test void the_service_for_backup_is_switched() {
        var host = Typing.backedUp("6.1");
        assertThat(host.host("Disable-VMIntegrationService -VMName vm1 -Name vss").asked())
            .contains(new Command.OfferBackupService(Story.VM, false));
        assertThat(host.host("Disable-VMIntegrationService VSS vm1")).as("it is off").isEqualTo(Answer.NOTHING);
        assertThat(host.host("Enable-VMIntegrationService VSS vm1").asked()).contains(new Command.OfferBackupService(Story.VM, true));
        assertThat(host.host("Get-VMIntegrationService vm1 -Name Heart* | select Name, Enabled").text()).contains("Heartbeat True");
        assertThat(host.host("Enable-VMIntegrationService Foo vm1").text()).contains("unable to find an integration service");
    }

    // wbadmin

    @Test void wbadmin_backs_up_tells_and_lists() {
        var host = Typing.backedUp("6.1");
        assertThat(host.host("wbadmin get status").text()).contains("ERROR - No operation is currently in progress.");
        assertThat(host.host("wbadmin start backup -backupTarget:E: -hyperv:vm1").asked()).as("without -quiet it asks first").isEmpty();
        assertThat(host.host("WBADMIN start backup -BACKUPTARGET:E: -hyperv:\"VM1\" -quiet").asked())
            .contains(new Command.Backup(List.of(Story.VM), "E:", false));
        assertThat(host.host("wbadmin get status").text()).startsWith("wbadmin 1.0 - Backup command-line tool\n");
        assertThat(host.host("wbadmin start backup -backupTarget:E: -hyperv:vm1 -quiet").text()).contains("currently in progress");
        host.story().finished();
        String versions = host.host("wbadmin get versions").text();
        assertThat(versions).contains("Version identifier: 06/02/2025-09:01");
        assertThat(host.host("wbadmin start recovery -version:06/02/2025-09:01 -itemType:HyperV -items:vm1 -quiet").asked())
            .contains(new Command.Restore(Story.VM));
    }

    @Test void a_backup_that_is_stopped_has_failed_and_its_disks_are_merged() {
        var host = Typing.backedUp("6.1");
        host.host("wbadmin start backup -backupTarget:E: -hyperv:vm1 -quiet");
        while (host.story().job().state() != BackupJob.State.COPYING) host.story().pass(0.5);
        assertThat(host.host("wbadmin stop job -quiet").asked()).contains(new Command.StopBackup());
        assertThat(host.story().job().state()).isEqualTo(BackupJob.State.FAILED);
        assertThat(host.story().job().message()).isEqualTo("The operation ended before completion.");
        host.story().pass(120);
        assertThat(host.vm().storage().has(host.story().job().mark())).as("the backup's own layer").isFalse();
    }

    @Test void a_backup_is_not_stopped_while_the_guest_stands_still_for_it() {
        var host = Typing.backedUp("6.1");
        host.host("wbadmin start backup -backupTarget:E: -hyperv:vm1 -quiet");
        while (host.story().frozen().isEmpty()) host.story().pass(0.05);
        assertThat(host.host("wbadmin stop job -quiet").text())
            .contains("ERROR - The backup cannot be stopped while its checkpoint is being made");
    }

    @ParameterizedTest @ValueSource(strings = {"wbadmin frobnicate", "wbadmin start backup -foo", "wbadmin start backup",
        "wbadmin start recovery"})
    void wbadmin_shows_how_it_wants_to_be_asked(String line) {
        assertThat(Typing.backedUp("6.1").host(line).text()).contains("ERROR - Command syntax incorrect. Error: ",
            "See the command\nsyntax below.");
    }

    // Help

    @Test void everything_that_can_be_typed_explains_itself() {
        var host = Typing.dynamic("6.1");
        String commands = host.host("Get-Command").text();
        for (Cmdlet cmdlet : PowerShell.CMDLETS) {
            assertThat(commands).contains(cmdlet.name());
            assertThat(host.host("Get-Help " + cmdlet.name()).text()).contains("SYNTAX\n    " + cmdlet.name());
        }
        assertThat(host.host("Get-Command -Noun VM -Verb S*").text()).contains("Start-VM", "Stop-VM").doesNotContain("Get-VM");
    }

    @Test void every_offer_of_completion_is_a_line_that_can_be_typed() {
        var host = Typing.backedUp("6.1");
        for (String offer : PowerShell.offers(host.world())) {
            assertThat(PowerShell.type(host.world(), List.of(), offer).text()).as(offer).doesNotContain("is not recognized")
                .doesNotContain("parameter cannot be found").doesNotContain("syntax incorrect");
        }
    }

    @Test void completion_goes_as_far_as_all_agree_a_word_at_a_time() {
        var offers = List.of("Get-VM", "Get-VM web01", "Get-VMMemory", "Get-VMMemory web01", "Start-VM web01");
        assertThat(Completion.of("get-vmm", offers, true)).isEqualTo(new Completion("Get-VMMemory ", List.of()));
        assertThat(Completion.of("Get", offers, true)).isEqualTo(new Completion("Get-VM", List.of("Get-VM", "Get-VMMemory")));
        assertThat(Completion.of("Get-VMMemory ", offers, true)).isEqualTo(new Completion("Get-VMMemory web01", List.of()));
        assertThat(Completion.of("x", offers, true)).isEqualTo(new Completion("x", List.of()));
    }
}
