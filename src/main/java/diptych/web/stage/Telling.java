package diptych.web.stage;

import diptych.sim.model.Event;
import diptych.sim.model.Message;
import java.util.List;
import java.util.Optional;

/** Of everything that happens at one moment, the one thing to say. */
final class Telling {
    private Telling() {}

    /** @param events of one moment, oldest first */
    static Optional<Event> of(List<Event> events, String subject) {
        Event best = null;
        for (Event event : events) {
            if (best == null || weight(event, subject) >= weight(best, subject)) best = event;
        }
        return Optional.ofNullable(best);
    }

    /** What moved memory weighs more than what was asked for, and the VM the lesson is about more than the others. */
    private static int weight(Event event, String subject) {
        int own = event.vm().equals(subject) ? 10 : 0;
        return own + switch (event) {
            case Event.OomKill e -> 9;
            case Event.CommitRefused e -> 9;
            case Event.StartRefused e -> 9;
            case Event.ProgramStarted e -> 8;
            case Event.ProgramsEnded e -> 8;
            case Event.StateChanged e -> 7;
            case Event.CheckpointEvent e -> 7;
            case Event.SettingsChanged e -> 7;
            case Event.SmartPaging e -> 7;
            case Event.Sent sent -> weight(sent.message());
            case Event.BlockOnline e -> 4;
            case Event.BlockAdded e -> 3;
            case Event.HostApplications e -> 3;
            case Event.FileWritten e -> 3;
            case Event.OfBackup e -> 6;
            case Event.Channel e -> 2;
        };
    }

    private static int weight(Message message) {
        return switch (message) {
            case Message.BalloonResponse m -> 6;
            case Message.HotAddResponse m -> 6;
            case Message.UnballoonRequest m -> 6;
            case Message.BalloonRequest m -> 5;
            case Message.HotAddRequest m -> 5;
            case Message.InfoMessage m -> 5;
            case Message.UnballoonResponse m -> 4;
            case Message.VersionRequest m -> 2;
            case Message.VersionResponse m -> 2;
            case Message.CapabilitiesReport m -> 2;
            case Message.CapabilitiesResponse m -> 2;
            case Message.StatusReport m -> 1;
        };
    }
}
