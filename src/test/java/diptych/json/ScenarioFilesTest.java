package diptych.json;

import static org.assertj.core.api.Assertions.assertThat;

import diptych.expressions.CelExpressions;
import diptych.scenario.Action;
import diptych.scenario.Scenario;
import diptych.sim.model.Command;
import diptych.sim.model.Disk;
import diptych.sim.model.GuestSettings;
import diptych.sim.model.HostVersion;
import diptych.sim.model.KernelVersion;
import diptych.sim.model.MemorySettings;
import diptych.sim.model.Procps;
import diptych.sim.units.MiB;
import diptych.sim.units.Pages;
import diptych.sim.units.Share;
import diptych.sim.units.SimTime;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What scenario files mean, and what they mean when they say nothing (scenarios.md, "Fields"). */
class ScenarioFilesTest {
    private static final ScenarioFiles FILES = new ScenarioFiles(new CelExpressions());

    private static ScenarioFiles.Read read(String file, String text) {
        return FILES.read(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private static Scenario good(String text) {
        var read = read("test.yaml", text);
        assertThat(read).as(read.toString()).isInstanceOf(ScenarioFiles.Good.class);
        return ((ScenarioFiles.Good) read).scenario();
    }

    private static List<String> problems(String file, String text) {
        var read = read(file, text);
        assertThat(read).isInstanceOf(ScenarioFiles.Bad.class);
        return ((ScenarioFiles.Bad) read).problems().stream().map(Object::toString).toList();
    }

    @Test void everything_has_a_sensible_default() {
        var scenario = good("vms: { vm1: {}, vm2: }");
        assertThat(scenario.title()).isEmpty();
        assertThat(scenario.host().memory()).isEqualTo(Pages.ofMib(32_768));
        assertThat(scenario.host().reserve()).as("10 %, more than 2048").isEqualTo(Pages.pages(32_768 * 256 / 10));
        assertThat(scenario.host().version()).isEqualTo(HostVersion.WS2022);
        assertThat(scenario.vms()).hasSize(2).allSatisfy(vm -> {
            assertThat(vm.settings()).isEqualTo(MemorySettings.DEFAULT);
            assertThat(vm.guestSettings()).isEqualTo(GuestSettings.DEFAULT);
            assertThat(vm.spec().generation()).isEqualTo(2);
            assertThat(vm.spec().disks()).isEmpty();
        });
        assertThat(scenario.actions()).isEmpty();
    }

    @Test void a_small_host_keeps_2048() {
        assertThat(good("host: { memory: 16384 }").host().reserve()).isEqualTo(Pages.ofMib(2048));
    }

    @Test void a_small_vm_need_not_name_its_minimum() {
        var settings = good("vms: { vm1: { memory: { startup: 256 } } }").vms().get(0).settings();
        assertThat(settings.minimum()).isEqualTo(MiB.mib(256));
        assertThat(settings.maximum()).isEqualTo(MiB.mib(1_048_576));
    }

    @Test void every_field_of_a_vm_is_read() {
        var vm = good("""
            vms:
              web-01:
                memory: { dynamic: false, startup: 2048, minimum: 1024, maximum: 4096, buffer: 30, weight: 70 }
                generation: 1
                secure-boot: true
                snapshot-location: "D:"
                checkpoint-type: ProductionOnly
                guest:
                  os: linux
                  arch: arm64
                  kernel: 6.10
                  driver: lis-4.0
                  procps: 3.3.17
                  committed: 400
                  kept-back: 50
                  swap: 0
                  auto-online: no
                  udev-rule: true
                  hot-add: false
                  fragmented: 0.25
                  daemon: absent
                  daemon-version: "4.13"
                disks:
                  - file: D:\\\\data.vhdx
                    size: 20480
                    throughput: 150
                    kind: pass-through
                    controller: ide
                    chain: [base.vhdx, middle.avhdx]
                    mounts:
                      - at: /data
                        type: xfs
                        dirty: 120
                        device: /dev/mapper/x
                        options: "rw,noatime"
                        backing: /img
                        stacked-on: /dev/sdb1
            """.replace("\\\\", "\\")).vms().get(0);
        assertThat(vm.name()).isEqualTo("web-01");
        assertThat(vm.settings()).isEqualTo(new MemorySettings(false, MiB.mib(2048), MiB.mib(1024), MiB.mib(4096), 30, 70));
        assertThat(vm.spec().generation()).isEqualTo(1);
        assertThat(vm.spec().secureBoot()).isTrue();
        assertThat(vm.guestSettings()).isEqualTo(new GuestSettings(GuestSettings.GuestOs.LINUX, GuestSettings.Arch.ARM64,
            new KernelVersion(6, 10), GuestSettings.DriverSource.LIS_4_0, Optional.of(Procps.V3_3_17), MiB.mib(400), MiB.mib(50),
            MiB.ZERO, false, true, false, new Share(250), GuestSettings.Daemon.ABSENT, Optional.of(new KernelVersion(4, 13))));
        assertThat(vm.spec().disks()).containsExactly(new Disk("D:\\data.vhdx", MiB.mib(20_480), 150, Disk.Kind.PASS_THROUGH,
            Disk.Controller.IDE, List.of("base.vhdx", "middle.avhdx"),
            List.of(new Disk.Mount("/data", "xfs", MiB.mib(120), "/dev/mapper/x", "rw,noatime", "/img", "/dev/sdb1"))));
    }

    @Test void kernel_6_10_without_quotes_is_not_6_1() {
        assertThat(good("vms: { vm1: { guest: { kernel: 6.10 } } }").vms().get(0).guestSettings().kernel())
            .isEqualTo(new KernelVersion(6, 10));
    }

    @Test void releases_of_procps_that_print_the_same_are_the_same() {
        for (String written : List.of("3.3.17", "3.3.10")) assertThat(procps(written)).contains(Procps.V3_3_17);
        for (String written : List.of("4.0.2", "4.0.4", "4")) assertThat(procps(written)).contains(Procps.V4_0_2);
    }

    private static Optional<Procps> procps(String written) {
        return good("vms: { vm1: { guest: { procps: " + written + " } } }").vms().get(0).guestSettings().procps();
    }

    @Test void times_may_be_decimals_and_are_kept_to_the_microsecond() {
        assertThat(good("actions: [ { do: settle, seconds: 0.1234567 }, { do: settle, seconds: 1e2 } ]").actions())
            .containsExactly(new Action.Settle(SimTime.micros(123_457)), new Action.Settle(SimTime.seconds(100)));
    }

    @Test void a_stress_is_one_piece_unless_it_says_otherwise() {
        var actions = good("""
            vms: { vm1: {} }
            actions:
              - { do: stress, vm: vm1, mib: 300, for: 10 }
              - { do: stress, vm: vm1, mib: 300, piece: 1000, every: 1.5, for: 10, huge-pages: true }
            """).actions();
        assertThat(actions).containsExactly(
            new Action.Ask("stress", stress(SimTime.ZERO, false)), new Action.Ask("stress", stress(SimTime.millis(1500), true)));
    }

    private static Command.Stress stress(SimTime every, boolean huge) {
        return new Command.Stress("vm1", Pages.ofMib(300), Pages.ofMib(300), every, SimTime.seconds(10), huge);
    }

    @Test void repeats_are_written_out_in_place() {
        assertThat(good("""
            actions:
              - do: repeat
                times: 2
                actions:
                  - { do: settle, seconds: 1 }
                  - { do: repeat, times: 2, actions: [ { do: sample, label: a } ] }
            """).actions()).extracting(Action::name).containsExactly("settle", "sample", "sample", "settle", "sample", "sample");
    }

    @Test void json_and_yaml_say_the_same() {
        var yaml = good("""
            title: x
            host: { memory: 16384 }
            vms: { vm1: { memory: { startup: 512 } } }
            actions: [ { do: start, vm: vm1 } ]
            """);
        var json = read("standard input", """
            {"title": "x", "host": {"memory": 16384}, "vms": {"vm1": {"memory": {"startup": 512}}},
            \t"actions": [{"do": "start", "vm": "vm1"}]}""");
        assertThat(((ScenarioFiles.Good) json).scenario()).isEqualTo(yaml);
    }

    @Test void an_alias_stands_for_what_its_anchor_marks() {
        var vms = good("vms:\n  a: &small { memory: { startup: 640 } }\n  b: *small\n").vms();
        assertThat(vms.get(1).settings()).isEqualTo(vms.get(0).settings());
        assertThat(vms.get(1).name()).isEqualTo("b");
    }

    @Test void what_may_be_asked_with_has_is_not_checked() {
        good("vms: { a: {} }\nchecks: [ \"!has(vms.b) && !has(samples.none) && !('b' in vms)\" ]");
    }

    @Test void a_vm_whose_settings_are_wrong_is_known_all_the_same() {
        String text = "vms: { a: { memory: { startup: 1 } } }\nactions: [ { do: start, vm: a } ]\nchecks: [ vms.a.demand > 0 ]";
        assertThat(problems("x.yaml", text))
            .containsExactly("x.yaml:1: vms.a.memory.minimum: minimum is 1 MiB, but must be at least 32 MiB",
                "x.yaml:1: vms.a.memory.startup: startup is 1 MiB, but must be at least 32 MiB");
    }

    @Test void a_mebibyte_of_text_is_the_most() {
        String comment = "# " + "x".repeat(1 << 20) + "\n";
        assertThat(problems("x.yaml", comment)).containsExactly(
            "x.yaml:1: the file is longer; the limit of text is 1 MiB of text, which is 1,048,576 bytes");
        assertThat(good("#" + comment.substring(40) + "title: x\n").title()).isEqualTo("x");
    }
}
