package diptych;

import diptych.lessons.Shelf;
import diptych.web.Server;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code diptych serve}: the pages, until the process is told to stop. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    version = "diptych 1.0",
    description = {
        "Serves the lessons to browsers until it is stopped.",
        "With --watch it reads them anew from a folder, so that an edit shows when a page is loaded again, with what is wrong with it.",
        "Prints the address it answers at, then one line of JSON for each request. Ctrl-C or SIGTERM stops it; requests under"
            + " way are finished first.",
        ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"1:the address cannot be used", "2:the command line cannot be understood, or the folder to watch has no lesson"})
final class ServeCommand implements Callable<Integer> {
    /** Not an exit code: the server's threads keep the process alive after the command has returned. */
    static final int SERVING = -1;
    private static final int CANNOT_LISTEN = 1;

    @Option(names = "--port", paramLabel = "PORT", defaultValue = "8080",
        description = "The port to listen at, 0 for any free one (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--host", paramLabel = "HOST", defaultValue = "127.0.0.1",
        description = {
            "The name or number of the interface to listen at (default: ${DEFAULT-VALUE}, this machine only;",
            "0.0.0.0 for every interface)."
        })
    private String host;

    @Option(names = "--watch", paramLabel = "FOLDER", arity = "0..1", fallbackValue = "lessons",
        description = {
            "Serves the lessons of this folder, of one lesson or of many (default: ${FALLBACK-VALUE}), for who writes them.",
            "Sources, glossary and support tables that it has not are the shipped ones."
        })
    private Path watched;

    @Option(names = "--stop-with-parent",
        description = "Stop when the process ends that started this one, as Maven does not pass SIGTERM on.")
    private boolean stopWithParent;

    @Option(names = "--warm-up", hidden = true,
        description = "Visits its own pages and stops: the build records which classes that takes, so that later starts are quick.")
    private boolean warmUp;

    @Spec private CommandSpec spec;

    @Override public Integer call() {
        if (port < 0 || port > 65_535) {
            throw new ParameterException(spec.commandLine(), "--port is " + port + "; a port is a number from 0 to 65535");
        }
        try {
            Server server = Server.start(new Server.Options(host, port, Optional.ofNullable(watched).map(this::shelf)));
            if (warmUp) {
                WarmUp.of(server.address());
                server.stop();
                return 0;
            }
            Runtime.getRuntime().addShutdownHook(new Thread(server::stop, "stop"));
            if (stopWithParent) {
                ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().thenRun(() -> System.exit(0)));
            }
            spec.commandLine().getOut().println("Diptych is at " + server.address());
            spec.commandLine().getOut().flush();
            return SERVING;
        } catch (IOException reason) {
            spec.commandLine().getErr().println("diptych serve: " + reason.getMessage());
            spec.commandLine().getErr().flush();
            return CANNOT_LISTEN;
        }
    }

    private Shelf shelf(Path folder) {
        try {
            return LessonFolder.open(folder);
        } catch (IllegalArgumentException unusable) {
            throw new ParameterException(spec.commandLine(), "--watch: " + unusable.getMessage(), unusable);
        }
    }
}
