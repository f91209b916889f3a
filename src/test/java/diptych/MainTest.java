package diptych;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

import java.io.PrintWriter;
import java.io.StringWriter;

import static org.assertj.core.api.Assertions.assertThat;

/** The command line explains itself, and a mistake costs one line and exit code 2. */
class MainTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(arguments);
    }

    @Test void help_names_every_command_and_says_what_it_does() {
        assertThat(run("--help")).isZero();
        for (CommandLine command : Main.commandLine().getSubcommands().values()) {
            String whatItDoes = command.getCommandSpec().usageMessage().description()[0];
            assertThat(out.toString()).contains(command.getCommandName() + " ").contains(whatItDoes.substring(0, 30));
        }
    }

    @Test void every_option_and_parameter_of_every_command_is_described() {
        for (CommandLine command : Main.commandLine().getSubcommands().values()) {
            assertThat(command.getCommandSpec().options()).allSatisfy(option -> assertThat(option.description()).isNotEmpty());
            assertThat(command.getCommandSpec().positionalParameters())
                .allSatisfy(parameter -> assertThat(parameter.description()).isNotEmpty());
        }
    }

    @Test void the_version_is_printed() {
        assertThat(run("--version")).isZero();
        assertThat(out.toString()).startsWith("diptych ");
    }

    @Test void no_command_at_all_is_answered_with_the_list() {
        assertThat(run()).isEqualTo(Main.USAGE);
        assertThat(err.toString()).startsWith("diptych: Say which command to run: ").contains("serve");
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve --port=70000", "serve --port=-1", "serve --port=many", "serve --prot=1", "swerve",
        "serve now"})
    void a_mistake_is_one_line_that_names_it_and_one_that_says_where_to_look(String line) {
        assertThat(run(line.split(" "))).isEqualTo(Main.USAGE);
        assertThat(err.toString()).startsWith("diptych").contains("--help' lists what it understands.").doesNotContain("\tat ");
        assertThat(err.toString().lines().count()).isBetween(2L, 3L);
    }
}
