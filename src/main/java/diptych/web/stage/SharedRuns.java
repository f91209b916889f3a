package diptych.web.stage;

import diptych.classroom.Move;
import diptych.classroom.Sandbox;
import diptych.classroom.Session;
import diptych.link.RunCode;
import diptych.link.SharedRun;
import diptych.link.SharedRun.Deed;
import diptych.web.view.Place;
import diptych.web.view.Place.Zoom;
import java.util.Optional;

/** What is on the screen, as a link that carries it. */
final class SharedRuns {
    private SharedRuns() {}

    /** Empty where more was done than a link holds, and for a sandbox, whose machines are no lesson's. */
    static Optional<String> code(Session session, Place place) {
        if (Sandbox.is(session.lesson())) return Optional.empty();
        return RunCode.write(new SharedRun(session.lesson().id(), session.lesson().fingerprint(), session.guest().id(),
            session.moves().stream().map(SharedRuns::deed).toList(), place.at(), place.hostTab().written(), place.guestTab().written(),
            place.zoom().map(Zoom::written).orElse("")));
    }

    private static Deed deed(Move move) {
        return switch (move) {
            case Move.NextStep next -> new Deed.NextStep();
            case Move.Pass pass -> new Deed.Pass(pass.seconds());
            case Move.Act act -> new Deed.Pull(act.at(), act.lever());
        };
    }
}
