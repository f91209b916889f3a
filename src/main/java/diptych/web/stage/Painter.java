package diptych.web.stage;

import diptych.classroom.Run;
import diptych.lessons.GuestChoice;
import diptych.lessons.Language;
import diptych.lessons.Topic;
import diptych.sim.model.Event;
import diptych.sim.model.GuestSettings;
import diptych.sim.model.World;
import diptych.sim.units.SimTime;
import diptych.web.view.Phrase;
import diptych.web.view.Stage.Picture;
import diptych.web.view.Stage.Span;
import java.util.List;

/** How runs about a topic are drawn and told. */
interface Painter {
    static Painter of(Topic topic) {
        return switch (topic) {
            case MEMORY -> MemoryPainter.ONLY;
            case BACKUP -> BackupPainter.ONLY;
        };
    }

    /** A run that has not begun to move. */
    Course begin(World start, String subject);

    /** How long a picture still shows what has happened. */
    SimTime afterglow();

    /** Host and guest at a moment. @param recent what has happened so lately */
    Picture picture(Scene scene, List<Event> recent);

    /** What lies behind the lines of the chart. */
    List<Span> spans(Scene scene);

    /** Where what has just happened leaves both sides, in a sentence. @param what has just happened */
    String said(Scene scene, String what);

    /** The moment of a run that shows most. */
    SimTime telling(Run run, String subject);

    /** What a guest to choose is called. */
    String name(GuestChoice guest, GuestSettings settings, Language language);

    /** What it does differently. */
    String hint(GuestChoice guest, GuestSettings settings, Language language);

    /** What of a world stands in the table over time. */
    List<Phrase> columns();

    /** The numbers of a world, in the order of the columns. */
    List<String> row(World world, String subject, Language language, Run run);
}
