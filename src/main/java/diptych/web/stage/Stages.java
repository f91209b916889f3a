package diptych.web.stage;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import diptych.classroom.Moments;
import diptych.classroom.Run;
import diptych.classroom.Sandbox;
import diptych.classroom.Session;
import diptych.classroom.StepSpan;
import diptych.classroom.Transcripts;
import diptych.lessons.Language;
import diptych.lessons.Lesson;
import diptych.lessons.StepText;
import diptych.lessons.Told;
import diptych.sim.Timeline;
import diptych.sim.model.Disk;
import diptych.sim.model.Event;
import diptych.sim.model.World;
import diptych.sim.units.SimTime;
import diptych.web.view.Challenging;
import diptych.web.view.EventSentence;
import diptych.web.view.Phrase;
import diptych.web.view.Place;
import diptych.web.view.Place.Zoom;
import diptych.web.view.Stage;
import diptych.web.view.Stage.LessonLink;
import diptych.web.view.Stage.Phase;
import diptych.web.view.Stage.Rail;
import diptych.web.view.Stage.Story;
import diptych.web.view.Stage.Window;
import diptych.web.view.Stage.ZoomLink;
import diptych.web.view.RecallPage;
import diptych.web.view.TextPage;
import diptych.web.view.Workbench;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the record of a moment: asks the run, and leaves nothing for the views to look up or decide. */
public final class Stages {
    private final Courses courses = new Courses();
    private final Optional<Transcripts> transcripts;
    /** What guests said when steps began; asked for with every picture of the step. */
    private final Cache<StepSpan, Readings> befores = Caffeine.newBuilder().weakKeys().build();

    /** Of runs in whose consoles nobody types. */
    public Stages() {
        this.transcripts = Optional.empty();
    }

    public Stages(Transcripts transcripts) {
        this.transcripts = Optional.of(transcripts);
    }

    /** Where a button leads in a run. */
    public Steps steps(Session session, Run run) {
        return new Steps(run, courses.of(session, run).scenes());
    }

    /** The same in a run that has just gone on from another one. */
    public Steps steps(Session session, Run run, Run earlier) {
        return new Steps(run, courses.of(session, run, Optional.of(earlier)).scenes());
    }

    /**
     * The picture of a moment that the run has; a run in which at least one step was played.
     *
     * @param playing whether it goes on by itself
     */
    public Stage of(Session session, Run run, Place place, boolean playing) {
        return of(session, run, place, playing, Draft.NONE);
    }

    /** The same while a line is being typed. */
    public Stage of(Session session, Run run, Place place, boolean playing, Draft draft) {
        Lesson lesson = session.lesson();
        StepSpan span = run.stepAt(place.at()).orElseThrow(() -> new IllegalStateException("no step of this session has been played"));
        SimTime afterglow = painter(session).afterglow().min(place.at());
        Timeline.Look look = run.look(place.at().since(afterglow), place.at());
        List<Event> recent = look.events();
        Scene scene = scene(session, run, span, place, look.world(), draft);
        return new Stage(
            place,
            new LessonLink(lesson.id(), lesson.text(place.language()).title(), Sandbox.is(lesson) || lesson.challenge().isPresent()),
            phases(scene, span),
            story(scene),
            cards(session, run, place).card(),
            painter(session).picture(scene, recent),
            rail(scene, playing),
            said(scene, recent),
            bench(scene),
            SharedRuns.code(session, place));
    }

    /** In a sandbox everything can be done by hand, and in a challenge what an operator does. */
    private static Optional<Workbench> bench(Scene scene) {
        var lesson = scene.session().lesson();
        boolean isTried = scene.run().trial().filter(trial -> !scene.at().isBefore(trial.start()) && !trial.isOver(scene.at())).isPresent();
        if (!Sandbox.is(lesson) && !isTried) return Optional.empty();
        var mounts = scene.vm().spec().disks().stream().flatMap(disk -> disk.mounts().stream()).map(Disk.Mount::at).toList();
        return Optional.of(new Workbench(scene.place(), lesson.scenario().vmNames(), scene.subject(),
            Sandbox.subjects(lesson.scenario(), lesson.topic()), lesson.topic(), mounts, Sandbox.is(lesson)));
    }

    /** What is asked at a moment. */
    public Cards cards(Session session, Run run, Place place) {
        return new Cards(session, run, steps(session, run), place);
    }

    /** What is asked when a lesson is over. */
    public RecallPage recall(Session session, Run run, Place place) {
        return new Recalls(session, run, cards(session, run, place), place).page();
    }

    private static Painter painter(Session session) {
        return Painter.of(session.lesson().topic());
    }

    private Scene scene(Session session, Run run, StepSpan span, Place place, World now, Draft draft) {
        String subject = session.lesson().subject();
        Readings before = befores.get(span, begun -> new Readings(begun.before().vm(subject)));
        return new Scene(session, run, courses.of(session, run), place, now, span.before(), new Readings(now.vm(subject)), before,
            new Typing(transcripts, draft));
    }

    /** A moment in words, and the run as a table. */
    public TextPage text(Session session, Run run, Place place) {
        Stage stage = of(session, run, place, false);
        Moments scenes = courses.of(session, run).scenes();
        var rows = new ArrayList<TextPage.Row>();
        for (World world : run.timeline().worlds(scenes.all())) rows.add(row(session, run, world, place));
        boolean beginning = place.at().equals(SimTime.ZERO);
        return new TextPage(stage, painter(session).columns(), rows,
            beginning ? Optional.empty() : Optional.of(scenes.before(place.at()).orElse(SimTime.ZERO)), scenes.after(place.at()));
    }

    private static TextPage.Row row(Session session, Run run, World world, Place place) {
        return new TextPage.Row(world.now(), happened(session, run, world.now(), place.language()),
            painter(session).row(world, session.lesson().subject(), place.language(), run));
    }

    /** What happened at a moment, as a sentence; nothing where nothing did. */
    static String happened(Session session, Run run, SimTime at, Language language) {
        if (at.equals(SimTime.ZERO)) return "";
        String subject = session.lesson().subject();
        return Telling.of(run.events(SimTime.micros(at.micros() - 1), at), subject)
            .map(event -> EventSentence.of(language, event, subject)).orElse("");
    }

    /** The moments at which the picture of a run has become another one, in order. */
    List<SimTime> scenes(Session session, Run run) {
        return courses.of(session, run).scenes().all();
    }

    private static Story story(Scene scene) {
        Told told = scene.run().told(scene.language(), scene.now()).orElseThrow();
        boolean isOver = scene.run().trial().map(trial -> trial.isOver(scene.at())).orElse(!scene.run().hasNextStep());
        boolean isTheEnd = !Sandbox.is(scene.session().lesson()) && isOver && scene.course().scenes().after(scene.at()).isEmpty();
        return new Story(told.heading(), told.story(), told.look(), told.sources(), isTheEnd,
            isTheEnd && scene.session().lesson().hasRecall() ? scene.place().recallAddress() : "");
    }

    private static List<Phase> phases(Scene scene, StepSpan current) {
        var phases = new ArrayList<Phase>();
        var steps = new Steps(scene.run(), scene.course().scenes());
        List<StepSpan> played = scene.run().steps();
        List<StepText> texts = scene.session().lesson().text(scene.language()).steps();
        for (int i = 0; i < texts.size(); i++) {
            boolean toCome = i >= played.size() || i > 0 && !played.get(i).from().isBefore(scene.run().end());
            var state = toCome ? Phase.State.TO_COME : played.get(i).equals(current) ? Phase.State.CURRENT : Phase.State.DONE;
            phases.add(new Phase(i + 1, texts.get(i).name(), state, toCome ? "" : scene.place().at(steps.outcome(i)).address()));
        }
        return phases;
    }

    private static Rail rail(Scene scene, boolean playing) {
        Window whole = new Window(SimTime.ZERO, scene.run().end());
        Optional<Window> close = scene.course().close(scene.at());
        boolean shown = close.isPresent() && scene.place().zoom().orElse(Zoom.CLOSE) == Zoom.CLOSE;
        return new Rail(shown ? close.get() : whole, whole.to(), scene.course().chart(), painter(scene.session()).spans(scene), playing,
            scene.course().scenes().after(scene.at()), zooms(scene.place(), close, shown));
    }

    private static List<ZoomLink> zooms(Place place, Optional<Window> close, boolean shown) {
        if (close.isEmpty()) return List.of();
        return List.of(new ZoomLink(Phrase.ZOOM_RUN, place.with(Zoom.RUN).address(), !shown),
            new ZoomLink(Phrase.ZOOM_CLOSE, place.with(Zoom.CLOSE).address(), shown));
    }

    /** At the moment at which a challenge is judged, what came of it. */
    private static String judged(Scene scene) {
        boolean isJudged = scene.run().trial().filter(trial -> trial.end().equals(scene.at())).isPresent();
        if (!isJudged) return "";
        var judgment = Challenges.at(scene.session(), scene.run(), scene.place()).flatMap(Challenging::judgment).orElseThrow();
        return (judgment.reached() ? Phrase.CHALLENGE_SAYS_REACHED : Phrase.CHALLENGE_SAYS_MISSED).in(scene.language()) + " ";
    }

    /** What happened at this very moment, and where that leaves both sides. */
    private static String said(Scene scene, List<Event> recent) {
        if (scene.place().ahead()) return Phrase.CARD_AHEAD.in(scene.language());
        SimTime at = scene.at();
        String what = Telling.of(recent.stream().filter(event -> event.at().equals(at)).toList(), scene.subject())
            .map(event -> EventSentence.of(scene.language(), event, scene.subject()))
            .orElseGet(() -> (at.equals(SimTime.ZERO) ? Phrase.SAYS_BEGINNING : Phrase.SAYS_NOTHING).in(scene.language(), scene.subject()));
        return judged(scene) + painter(scene.session()).said(scene, what);
    }
}
