package diptych.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import diptych.expressions.CelExpressions;
import diptych.scenario.Play;
import diptych.scenario.Scenario;
import diptych.scenario.Transcript;
import diptych.sim.Timeline.Asked;
import diptych.sim.model.Command;
import diptych.sim.units.SimTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A scenario that is written reads back as the same; and a run that is written down does the same again. */
class ScenarioWriterTest {
    private static final CelExpressions CEL = new CelExpressions();
    private static final Path SCENARIOS = Path.of("src/test/resources/scenarios");

    @TestFactory Stream<DynamicTest> every_scenario_of_ours_reads_back_as_it_was_written() {
        return files().map(file -> dynamicTest(SCENARIOS.relativize(file).toString(), () -> {
            Scenario scenario = read(bytes(file));
            String written = ScenarioWriter.yaml(scenario);
            assertThat(read(written.getBytes(StandardCharsets.UTF_8))).as(written).isEqualTo(scenario);
        }));
    }

    @Test void what_is_as_by_default_is_left_out_and_what_looks_like_a_number_but_is_none_is_quoted() {
        Scenario scenario = read("""
            host: { memory: 16384 }
            vms: { web01: { memory: { startup: 1024, maximum: 4096 }, guest: { kernel: "6.10", committed: 300 } } }
            actions: [ { do: start, vm: web01 }, { do: settle, seconds: 2.5 } ]
            checks: [ vms.web01.state == "Running" ]
            """.getBytes(StandardCharsets.UTF_8));

        assertThat(ScenarioWriter.yaml(scenario)).isEqualTo("""
            host:
              memory: 16384
            vms:
              web01:
                memory:
                  maximum: 4096
                guest:
                  kernel: "6.10"
            actions:
              - do: start
                vm: web01
              - do: settle
                seconds: 2.5
            checks:
              - vms.web01.state == "Running"
            """);
    }

    @Test void a_run_that_is_written_down_does_the_same_again() {
        Scenario scenario = read("""
            vms:
              web01: { memory: { maximum: 4096 }, disks: [ { file: system.vhdx, mounts: [ { at: /, type: ext4, dirty: 30 } ] } ] }
            actions:
              - { do: start, vm: web01 }
              - { do: settle, seconds: 60 }
              - { do: stress, vm: web01, mib: 900, piece: 300, every: 5, for: 100 }
              - { do: write, vm: web01, path: /a, mib: 64, fsync: true }
              - { do: settle, seconds: 3.25 }
              - { do: backup, vms: [web01], wait: false }
              - { do: set-memory, vm: web01, weight: 80 }
              - { do: settle, seconds: 400 }
            """.getBytes(StandardCharsets.UTF_8));
        var play = Play.of(scenario, CEL);
        scenario.actions().forEach(play::perform);
        var recording = Transcript.of("again", scenario, play.timeline().asked(), play.timeline().end(), CEL);

        assertThat(recording.remarks()).isEmpty();
        Scenario written = read(ScenarioWriter.yaml(recording.scenario()).getBytes(StandardCharsets.UTF_8));
        var again = Play.of(written, CEL);
        written.actions().forEach(again::perform);
        assertThat(again.world()).isEqualTo(play.world());
    }

    @Test void what_cannot_be_said_at_its_moment_or_at_all_is_told() {
        Scenario scenario = read("vms: { web01: {} }".getBytes(StandardCharsets.UTF_8));
        var start = new Asked(SimTime.ZERO, new Command.Start("web01"));
        var early = new Asked(SimTime.seconds(1), new Command.TurnOff("web01"));
        var end = new Asked(SimTime.seconds(9), new Command.EndProgram("web01", 1));

        assertThat(Transcript.of("", scenario, List.of(start, early, end), SimTime.seconds(10), CEL).remarks())
            .anyMatch(remark -> remark.startsWith("\"turn-off\" was asked at 1"))
            .anyMatch(remark -> remark.contains("no word in the language of scenarios: EndProgram"));
    }

    private static Scenario read(byte[] text) {
        var read = new ScenarioFiles(CEL).read("scenario.yaml", text);
        assertThat(read).as(new String(text, StandardCharsets.UTF_8) + read).isInstanceOf(ScenarioFiles.Good.class);
        return ((ScenarioFiles.Good) read).scenario();
    }

    private static Stream<Path> files() {
        try (Stream<Path> all = Files.walk(SCENARIOS)) {
            return List.copyOf(all.filter(file -> file.toString().endsWith(".yaml")).sorted().toList()).stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
