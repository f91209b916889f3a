package diptych.sim.shell;

/**
 * An error record of PowerShell. Thrown where it ends a command; some commands go on to the next object and only say it.
 */
final class PsError extends RuntimeException {
    private static final long serialVersionUID = 1;
    /** The width of a console window. */
    private static final int WIDTH = 120;
    private static final String MODULE = "Microsoft.HyperV.PowerShell.Commands.";

    private final String heading;
    private final String category;
    private final String id;
    private final int from;
    private final int to;

    private PsError(String heading, String message, String category, String id, int from, int to) {
        super(message, null, false, false);
        this.heading = heading;
        this.category = category;
        this.id = id;
        this.from = from;
        this.to = to;
    }

    /** What PowerShell cannot parse; nothing of the line is run. */
    static PsError parse(String line, int column, String message, String id) {
        return new PsError("", message, "ParserError: (:) [], ParentContainsErrorRecordException", id, column,
            Math.max(column + 1, line.stripTrailing().length()));
    }

    static PsError unknownCommand(PsLine.Token command) {
        String name = command.text();
        return new PsError(name, "The term '" + name + "' is not recognized as the name of a cmdlet, function, script file, or operable "
            + "program. Check the spelling of the name, or if a path was included, verify that the path is correct and try again.",
            "ObjectNotFound: (" + name + ":String) [], CommandNotFoundException", "CommandNotFoundException", command.column(),
            command.column() + name.length());
    }

    /** What is wrong with parameters. */
    static PsError binding(String cmdlet, PsLine.Token at, String message, String id) {
        return new PsError(cmdlet, message, "InvalidArgument: (:) [" + cmdlet + "], ParameterBindingException",
            id + "," + type(cmdlet), at.column(), at.column() + at.text().length());
    }

    /** What Hyper-V says. @param category such as {@code InvalidArgument: (web02:String)} */
    static PsError virtualization(String cmdlet, PsLine.Stage stage, String message, String category, String id) {
        return of(cmdlet, stage, message, category, "VirtualizationException", id);
    }

    static PsError of(String cmdlet, PsLine.Stage stage, String message, String category, String exception, String id) {
        return new PsError(cmdlet, message, category + " [" + cmdlet + "], " + exception, id + "," + type(cmdlet), stage.column(),
            stage.end());
    }

    /** The class behind a cmdlet. */
    private static String type(String cmdlet) {
        return switch (cmdlet) {
            case "Get-WinEvent", "Get-Counter" -> "Microsoft.PowerShell.Commands." + cmdlet.replace("-", "") + "Command";
            case "Get-Help", "Get-Command", "Get-History", "Format-List", "Format-Table", "Select-Object", "Clear-Host" ->
                "Microsoft.PowerShell.Commands." + cmdlet.replace("-", "") + "Command";
            default -> MODULE + cmdlet.replace("-", "");
        };
    }

    /** As it stands on the screen, in red. */
    String record(String line) {
        String said = heading.isEmpty() ? "" : wrapped(heading + " : " + getMessage()) + "\n";
        String under = "+ " + " ".repeat(from) + "~".repeat(Math.max(1, to - from)) + "\n";
        return said + "At line:1 char:" + (from + 1) + "\n+ " + line + "\n" + under + (heading.isEmpty() ? wrapped(getMessage()) + "\n"
            : "")
            + "    + CategoryInfo          : " + category + "\n    + FullyQualifiedErrorId : " + id + "\n \n";
    }

    private static String wrapped(String text) {
        var wrapped = new StringBuilder();
        int column = 0;
        for (String word : text.split(" ")) {
            if (column > 0 && column + 1 + word.length() >= WIDTH) {
                wrapped.append('\n');
                column = 0;
            }
            wrapped.append(column == 0 ? "" : " ").append(word);
            column = column + (column == 0 ? 0 : 1) + word.length();
        }
        return wrapped.toString();
    }
}
