package diptych;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;

/** Reads the command line and hands over to the subcommand that was named. */
@Command(
    name = "diptych",
    version = "diptych 1.0",
    mixinStandardHelpOptions = true,
    description = {
        "Shows one virtual machine from two sides at the same instant: what the Hyper-V host believes, and what the Linux"
            + " guest believes, with the messages that pass between them.",
        ""
    },
    commandListHeading = "%nCommands:%n",
    footer = {
        "",
        "'diptych COMMAND --help' tells more about a command.",
        "",
        "Example: diptych serve --port 8080, then open http://127.0.0.1:8080/ in a browser."
    },
    subcommands = {ServeCommand.class, RunCommand.class, LintCommand.class})
public final class Main implements Runnable {
    /** What a command line that cannot be understood exits with. */
    static final int USAGE = 2;
    /** What a fault of ours exits with: EX_SOFTWARE of sysexits.h, so that no caller takes it for an answer. */
    static final int FAULT = 70;

    @Spec private CommandSpec spec;

    public static void main(String[] arguments) {
        int exit = commandLine().execute(arguments);
        if (exit != ServeCommand.SERVING) {
            System.exit(exit);
        }
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setUsageHelpWidth(100)
            .setParameterExceptionHandler((mistake, arguments) -> explain(mistake))
            .setExecutionExceptionHandler((fault, command, parsed) -> confess(fault, command));
    }

    @Override public void run() {
        throw new ParameterException(spec.commandLine(), "Say which command to run: "
            + String.join(", ", spec.subcommands().keySet()));
    }

    /** One line that says what is wrong, one that says where to look; the whole help would bury both. */
    private static int explain(ParameterException mistake) {
        CommandLine command = mistake.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        PrintWriter err = command.getErr();
        err.println(name + ": " + mistake.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(mistake, err);
        err.println("'" + name + " --help' lists what it understands.");
        err.flush();
        return USAGE;
    }

    private static int confess(Exception fault, CommandLine command) {
        command.getErr().println(command.getCommandSpec().qualifiedName() + ": a fault of the program itself: " + fault);
        command.getErr().flush();
        return FAULT;
    }
}
