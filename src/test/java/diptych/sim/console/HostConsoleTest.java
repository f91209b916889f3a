package diptych.sim.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import diptych.sim.Story;
import diptych.sim.console.MemoryTab.Key;
import diptych.sim.console.MemoryTab.Row;
import diptych.sim.model.Command;
import diptych.sim.model.HostVersion;
import diptych.sim.model.Vm;
import org.junit.jupiter.api.Test;

/** What an administrator sees of the VMs: two cmdlets, a tab, a list. */
class HostConsoleTest {

    @Test void Get_VM_has_the_columns_of_the_real_one_each_as_wide_as_it_needs() {
        var story = Story.given(Story.host(16_384), vm1(), Story.vm("database-primary", Story.fixed(2048), Story.kernel("6.1")))
            .started().until(316);
        assertThat(GetVm.print(story.world())).isEqualTo("""
            Name             State   CPUUsage(%) MemoryAssigned(M) Uptime   Status             Version
            ----             -----   ----------- ----------------- ------   ------             -------
            database-primary Off     0           0                 00:00:00 Operating normally 10.0
            vm1              Running 0           1024              00:05:16 Operating normally 10.0
            """);
    }

    /** The shape of a published capture: one VM, off, host of 2022; nothing is shortened to "Opera...". */
    @Test void Get_VM_of_one_that_is_off() {
        var world = Story.given(Story.vm("VM300098957", Story.dynamic(4096, 2048, 6144), Story.kernel("6.1"))).world();
        assertThat(GetVm.print(world, "VM300098957")).isEqualTo("""
            Name        State CPUUsage(%) MemoryAssigned(M) Uptime   Status             Version
            ----        ----- ----------- ----------------- ------   ------             -------
            VM300098957 Off   0           0                 00:00:00 Operating normally 10.0
            """);
        assertThat(GetVmMemory.print(world, "VM300098957")).isEqualTo("""
            VMName      DynamicMemoryEnabled Minimum(M) Startup(M) Maximum(M)
            ------      -------------------- ---------- ---------- ----------
            VM300098957 True                 2048       4096       6144
            """);
    }

    @Test void the_configuration_version_is_the_host_s() {
        var old = Story.given(Story.host(16_384, HostVersion.WS2012R2), vm1()).world();
        assertThat(GetVm.print(old)).contains("Operating normally 5.0\n");
    }

    @Test void uptime_is_a_time_span_with_days_and_a_fraction_only_where_there_is_one() {
        var story = Story.given(vm1()).started();
        assertThat(GetVm.print(story.until(60.25).world())).contains(" 00:01:00.2500000 ");
        assertThat(GetVm.print(story.until(90_061).world())).contains(" 1.01:01:01 ");
    }

    @Test void uptime_stands_still_while_the_VM_is_paused() {
        var story = Story.given(vm1()).started().until(60).when(new Command.Pause(Story.VM)).pass(30);
        assertThat(GetVm.print(story.world())).contains("Paused").contains(" 00:01:00 ");
    }

    @Test void a_saved_VM_holds_nothing_and_has_no_uptime() {
        var story = Story.given(vm1()).started().until(60).when(new Command.Save(Story.VM)).pass(30);
        assertThat(GetVm.print(story.world())).contains("vm1  Saved 0           0                 00:00:00 Operating");
    }

    @Test void a_running_job_keeps_the_processor_busy() {
        var story = Story.given(vm1()).started().until(60).stress(100, 100, 0, 60).pass(1);
        assertThat(GetVm.print(story.world())).contains("vm1  Running 6 ");
    }

    @Test void an_unknown_name_is_complained_about_in_the_vendor_s_words() {
        var world = Story.given(vm1()).world();
        assertThat(GetVm.print(world, "web9")).isEqualTo("Get-VM : Hyper-V was unable to find a virtual machine with name \"web9\".\n");
        assertThat(GetVmMemory.print(world, "vm1", "web9")).contains("vm1    True").contains("Get-VMMemory : Hyper-V was unable");
        assertThat(GetVm.list(world, "web9")).startsWith("Get-VM : ");
    }

    @Test void the_list_of_properties_counts_bytes() {
        var story = Story.given(vm1()).started().until(60);
        assertThat(GetVm.list(story.world(), Story.VM)).isEqualTo("""
            Name                 : vm1
            State                : Running
            Uptime               : 00:01:00
            MemoryAssigned       : 1073741824
            MemoryDemand         : 553648128
            MemoryStatus         : OK
            DynamicMemoryEnabled : True
            MemoryMinimum        : 536870912
            MemoryMaximum        : 2147483648
            MemoryStartup        : 1073741824
            """);
    }

    @Test void the_Memory_tab_shows_settings_always_and_the_rest_while_the_VM_holds_memory() {
        var off = Story.given(vm1());
        assertThat(MemoryTab.of(off.vm())).extracting(Row::key, Row::value).containsExactly(
            tuple(Key.STARTUP, "1024 MB"), tuple(Key.DYNAMIC, "Enabled"), tuple(Key.MINIMUM, "512 MB"), tuple(Key.MAXIMUM, "2048 MB"),
            tuple(Key.ASSIGNED, ""), tuple(Key.DEMAND, ""), tuple(Key.STATUS, ""));
        assertThat(MemoryTab.of(off.started().until(60).vm())).extracting(Row::value)
            .containsExactly("1024 MB", "Enabled", "512 MB", "2048 MB", "1024 MB", "528 MB", "OK");
    }

    @Test void a_static_VM_has_no_minimum_no_maximum_and_no_status() {
        var story = Story.given(Story.vm(Story.fixed(1024), Story.kernel("6.1"))).started().until(60);
        assertThat(MemoryTab.of(story.vm())).extracting(Row::key)
            .containsExactly(Key.STARTUP, Key.DYNAMIC, Key.ASSIGNED, Key.DEMAND, Key.STATUS);
        assertThat(MemoryTab.of(story.vm())).extracting(Row::value).startsWith("1024 MB", "Disabled", "1024 MB").endsWith("");
    }

    @Test void the_list_of_VMs_is_sorted_by_name_and_leaves_out_what_a_VM_that_is_off_does_not_have() {
        var story = Story.given(Story.host(16_384), vm1(), Story.vm("Alpha", Story.dynamic(1024, 512, 2048), Story.kernel("6.1")))
            .started().until(60.5);
        assertThat(AllVms.of(story.world())).containsExactly(
            new AllVms.Row("Alpha", "Off", "", "", "", "", ""),
            new AllVms.Row("vm1", "Running", "0%", "1024 MB", "528 MB", "OK", "00:01:00"));
    }

    private static Vm vm1() {
        return Story.vm(Story.dynamic(1024, 512, 2048), Story.kernel("6.1"));
    }
}
