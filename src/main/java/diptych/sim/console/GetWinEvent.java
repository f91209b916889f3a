package diptych.sim.console;

import diptych.sim.model.Log;
import diptych.sim.model.World;
import java.util.List;
import java.util.Optional;

/**
 * The cmdlet {@code Get-WinEvent -LogName Microsoft-Windows-Hyper-V-VMMS-Admin}, newest first, in the columns of PowerShell's own
 * Event.format.ps1xml; no message is cut off. Of the host's log only what the management service says is in there: not what the backup
 * application says, nor Windows' shadow copies.
 */
public final class GetWinEvent {
    /** What PowerShell says where a log holds nothing that was asked for. */
    private static final String NONE = "Get-WinEvent : No events were found that match the specified selection criteria.\n";
    private static final String HEAD = """

           ProviderName: Microsoft-Windows-Hyper-V-VMMS

        TimeCreated                     Id LevelDisplayName Message
        -----------                     -- ---------------- -------
        """;

    /** An event's number, and how its text is known. @param prefix of the text @param part what it holds */
    private record Known(int id, String prefix, String part) {}

    /**
     * Numbers as published: 10150 by [LT-FAIL], 10103 by [WIH], 18012 and 19100 by captures of the log. For "Production checkpoints
     * cannot be created" nobody gives one; MODEL CHOICE, that of the text which always comes with it. What nobody numbers at all, such
     * as a start that found no memory, is left out.
     */
    private static final List<Known> EVENTS = List.of(
        new Known(10150, "Could not create backup checkpoint for virtual machine '", ""),
        new Known(10103, "The virtual machine '", "cannot be hot backed up since it has no SCSI controllers"),
        new Known(18012, "Checkpoint operation for '", "failed."),
        new Known(18012, "Production checkpoints cannot be created for '", ""),
        new Known(19100, "'", "background disk merge failed to complete"));

    private GetWinEvent() {}

    public static String print(World world) {
        var text = new StringBuilder();
        List<Log.Line> lines = world.host().log().lines();
        for (int i = lines.size() - 1; i >= 0; i--) text.append(row(lines.get(i)));
        return text.isEmpty() ? NONE : HEAD + text;
    }

    private static String row(Log.Line line) {
        String message = line.text().replaceFirst("^[0-9]+: ", "");
        Optional<Known> event = EVENTS.stream()
            .filter(known -> message.startsWith(known.prefix) && message.contains(known.part)).findFirst();
        return event.map(known -> "%-25s %8d %-16s %s\n".formatted(WallClock.windows(line.at()), known.id, "Error", message)).orElse("");
    }
}
