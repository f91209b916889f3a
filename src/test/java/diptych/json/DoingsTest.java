package diptych.json;

import static org.assertj.core.api.Assertions.assertThat;

import diptych.sim.model.BackupFault;
import diptych.sim.model.BackupStage.Moment;
import diptych.sim.model.Command;
import diptych.sim.units.Pages;
import diptych.sim.units.SimTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is done by hand is said in the words of scenarios, as a line or as the fields of a form, and refused in their words. */
class DoingsTest {
    private static final List<String> VMS = List.of("web01", "a b");

    @Test void a_line_means_what_the_same_action_means_in_a_file() {
        assertThat(Doings.read("stress vm=web01 mib=2048 piece=128 every=10 for=240", VMS)).isEqualTo(new Doings.Good(
            new Command.Stress("web01", Pages.ofMib(2048), Pages.ofMib(128), SimTime.seconds(10), SimTime.seconds(240), false)));
        assertThat(Doings.read("inject vm=web01 fault=kill-daemon stage=freezing", VMS)).isEqualTo(new Doings.Good(
            new Command.InjectBackup("web01", new BackupFault.KillDaemon(Moment.FREEZING))));
        assertThat(Doings.read("backup vms=web01,a%20b", VMS)).isEqualTo(new Doings.Good(new Command.Backup(VMS, "store", false)));
    }

    @Test void fields_that_a_form_leaves_empty_were_not_meant() {
        assertThat(Doings.read(Map.of("do", "set-memory", "vm", "web01", "maximum", "8192", "minimum", " "), VMS))
            .isInstanceOf(Doings.Good.class);
    }

    @Test void every_line_that_is_written_reads_back() {
        for (String line : List.of("turn-off vm=web01", "write vm=web01 path=/data/a%20b mib=12",
            "set-memory vm=a%20b maximum=2048 weight=7",
            "program vm=web01 kind=database path=/db mib-per-second=2.5 for=60", "host-pressure mib-per-second=100 for=30",
            "network vm=web01 up=false", "set-checkpoint-type vm=web01 type=Standard", "inject vm=web01 fault=protocol version=none")) {
            var read = Doings.read(line, VMS);
            assertThat(read).as(line).isInstanceOf(Doings.Good.class);
            assertThat(Doings.line(((Doings.Good) read).command())).contains(line);
        }
    }

    @Test void what_is_wrong_is_said_in_the_words_of_scenarios() {
        assertThat(message("strss vm=web01 mib=1 for=1")).isEqualTo("there is no action \"strss\"; did you mean \"stress\"?");
        assertThat(message("stress vm=web02 mib=1 for=1")).contains("there is no virtual machine \"web02\"");
        assertThat(message("stress vm=web01 mib=much for=1")).contains("must be a whole number of MiB");
        assertThat(message("settle seconds=3")).contains("does nothing to the world by itself");
        assertThat(message("stress web01")).contains("write name=value");
        assertThat(message("stress vm=%zz")).contains("no two hexadecimal digits");
        assertThat(message("x".repeat(500))).contains("400 are enough");
    }

    private static String message(String line) {
        return ((Doings.Bad) Doings.read(line, VMS)).problems().get(0).message();
    }
}
