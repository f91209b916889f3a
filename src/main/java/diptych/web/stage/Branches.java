package diptych.web.stage;

import diptych.classroom.Sandbox;
import diptych.classroom.Session;
import diptych.web.view.BackupPicture.Branch;
import diptych.web.view.Comparison.Way;
import diptych.web.view.Numbers;
import diptych.web.view.Phrase;
import java.util.List;
import java.util.Optional;

/** What a learner has done to this run, and the way to see it beside the run in which it was not done. */
final class Branches {
    private Branches() {}

    static Optional<Branch> of(Scene scene) {
        Session session = scene.session();
        if (session.acts().isEmpty()) return Optional.empty();
        List<String> deeds = session.acts().stream().map(act -> Phrase.DEED.in(scene.language(), Numbers.moment(act.at()),
            Levers.name(act.lever(), scene.language()))).toList();
        // What is done in a sandbox is not done instead of something else.
        var origin = session.origin().filter(any -> !Sandbox.is(session.lesson()));
        return Optional.of(new Branch(deeds, origin.map(from -> new Way(from.session(), session.id(), scene.language(),
            scene.place().namesLanguage(), from.at(), from.at()).address())));
    }
}
