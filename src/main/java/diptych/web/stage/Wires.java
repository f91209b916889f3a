package diptych.web.stage;

import diptych.classroom.Run;
import diptych.lessons.Language;
import diptych.sim.model.Event;
import diptych.sim.model.Message;
import diptych.sim.units.SimTime;
import diptych.web.view.EventSentence;
import diptych.web.view.MemoryPicture.Parcel;
import diptych.web.view.MemoryPicture.Wire;
import diptych.web.view.Same;
import java.util.ArrayList;
import java.util.List;

/** The messages of a moment: the last few, and how fresh they are. */
final class Wires {
    /** As many as fit into the hinge. */
    private static final int SHOWN = 3;
    private static final SimTime SECOND = SimTime.seconds(1);
    /** Question and answer of one exchange are seldom further apart. */
    private static final SimTime TOGETHER = SimTime.millis(300);

    private Wires() {}

    /** @param recent what happened in the second before the moment, oldest first */
    static Wire of(Language language, String subject, Run run, List<Event> recent, SimTime at) {
        var now = messages(subject, recent);
        boolean quiet = now.isEmpty();
        var shown = quiet ? messages(subject, lastBefore(run, at)) : now;
        var last = shown.subList(Math.max(0, shown.size() - SHOWN), shown.size());
        return new Wire(last.stream().map(sent -> parcel(language, sent, at)).toList(), quiet);
    }

    /** What was on the wire at the last stop; nothing if it was not about messages. */
    private static List<Event> lastBefore(Run run, SimTime at) {
        return run.previousStop(at).filter(stop -> !stop.equals(SimTime.ZERO))
            .map(stop -> run.events(stop.since(SECOND.min(stop)), stop)).orElse(List.of());
    }

    private static List<Event.Sent> messages(String subject, List<Event> events) {
        var sent = new ArrayList<Event.Sent>();
        for (Event event : events) {
            if (event instanceof Event.Sent message && message.vm().equals(subject)) sent.add(message);
        }
        return sent;
    }

    /** Reports are about demand; what is asked for and answered is about what it moves. */
    private static Same about(Message message) {
        return switch (message) {
            case Message.StatusReport report -> Same.DEMAND;
            case Message.BalloonRequest request -> Same.BALLOON;
            case Message.BalloonResponse response -> Same.BALLOON;
            case Message.UnballoonRequest request -> Same.BALLOON;
            case Message.UnballoonResponse response -> Same.BALLOON;
            case Message.HotAddRequest request -> Same.ASSIGNED;
            case Message.HotAddResponse response -> Same.ASSIGNED;
            case Message.InfoMessage info -> Same.RANGE;
            case Message.VersionRequest request -> Same.NOTHING;
            case Message.VersionResponse response -> Same.NOTHING;
            case Message.CapabilitiesReport report -> Same.NOTHING;
            case Message.CapabilitiesResponse response -> Same.NOTHING;
        };
    }

    private static Parcel parcel(Language language, Event.Sent sent, SimTime at) {
        Message message = sent.message();
        boolean fresh = !at.isAfter(sent.at().plus(TOGETHER));
        return new Parcel(message.protocolName(), message.fromGuest(), EventSentence.contents(language, message), sent.at(), fresh,
            about(message));
    }
}
