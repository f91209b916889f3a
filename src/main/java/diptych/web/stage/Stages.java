package diptych.web.stage;

import static diptych.web.view.Numbers.mib;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import diptych.classroom.Run;
import diptych.classroom.Session;
import diptych.classroom.StepSpan;
import diptych.lessons.Language;
import diptych.lessons.Lesson;
import diptych.lessons.StepText;
import diptych.lessons.Told;
import diptych.sim.memory.Health;
import diptych.sim.model.Event;
import diptych.sim.model.Vm;
import diptych.sim.model.World;
import diptych.sim.units.Pages;
import diptych.sim.units.SimTime;
import diptych.web.view.EventSentence;
import diptych.web.view.Numbers;
import diptych.web.view.Phrase;
import diptych.web.view.Place;
import diptych.web.view.Stage;
import diptych.web.view.Stage.LessonLink;
import diptych.web.view.Stage.OtherGuest;
import diptych.web.view.Stage.Phase;
import diptych.web.view.Stage.Rail;
import diptych.web.view.Stage.Scale;
import diptych.web.view.Stage.Span;
import diptych.web.view.Stage.Story;
import diptych.web.view.TextPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the record of a moment: asks the run, and leaves nothing for the views to look up or decide. */
public final class Stages {
    private static final SimTime SECOND = SimTime.seconds(1);
    /** A maximum so many times the startup memory still fits into a picture in which the startup memory can be seen. */
    private static final long DRAWABLE = 8;

    private final Courses courses = new Courses();
    /** What guests said when steps began; asked for with every picture of the step. */
    private final Cache<StepSpan, Readings> befores = Caffeine.newBuilder().weakKeys().build();

    /** Where a button leads in a run. */
    public Steps steps(Session session, Run run) {
        return new Steps(run, courses.of(run, session.lesson().subject()));
    }

    /**
     * The same in a run that has just gone on from another one.
     */
    public Steps steps(Session session, Run run, Run earlier) {
        return new Steps(run, courses.of(run, session.lesson().subject(), Optional.of(earlier)));
    }

    /**
     * The picture of a moment that the run has; a run in which at least one step was played.
     *
     * @param playing whether it goes on by itself
     */
    public Stage of(Session session, Run run, Place place, boolean playing) {
        Lesson lesson = session.lesson();
        StepSpan span = run.stepAt(place.at()).orElseThrow(() -> new IllegalStateException("no step of this session has been played"));
        Scene scene = scene(lesson, run.world(place.at()), span, place.language());
        List<Event> recent = run.events(place.at().since(SECOND.min(place.at())), place.at());
        Course course = courses.of(run, lesson.subject());
        Scale scale = scale(scene.vm(), run.timeline().now().vm(lesson.subject()));
        return new Stage(
            place,
            new LessonLink(lesson.id(), lesson.text(place.language()).title()),
            phases(lesson, run, new Steps(run, course), span, place),
            story(run, scene, course),
            scale,
            HostSide.of(scene, place.hostTab()),
            Wires.of(place.language(), lesson.subject(), run, recent, place.at()),
            GuestSide.of(scene, place.guestTab()),
            otherGuests(session),
            Inside.equality(scene.vm()),
            rail(session, run, place, playing, scale, course),
            said(scene, recent, place.at()));
    }

    private Scene scene(Lesson lesson, World now, StepSpan span, Language language) {
        Readings before = befores.get(span, begun -> new Readings(begun.before().vm(lesson.subject())));
        return new Scene(language, now, span.before(), new Readings(now.vm(lesson.subject())), before);
    }

    /** A moment in words, and the run as a table. */
    public TextPage text(Session session, Run run, Place place) {
        Stage stage = of(session, run, place, false);
        Course course = courses.of(run, session.lesson().subject());
        var moments = course.scenes();
        var worlds = run.timeline().worlds(moments);
        var rows = new ArrayList<TextPage.Row>();
        for (int i = 0; i < worlds.size(); i++) rows.add(row(session.lesson(), run, worlds.get(i), place.language()));
        boolean beginning = place.at().equals(SimTime.ZERO);
        return new TextPage(stage, rows, beginning ? Optional.empty() : Optional.of(course.before(place.at()).orElse(SimTime.ZERO)),
            course.after(place.at()));
    }

    private static TextPage.Row row(Lesson lesson, Run run, World world, Language language) {
        Vm vm = world.vm(lesson.subject());
        String what = Telling.of(run.events(SimTime.micros(world.now().micros() - 1), world.now()), lesson.subject())
            .map(event -> EventSentence.of(language, event, lesson.subject())).orElse("");
        return new TextPage.Row(world.now(), what, Health.demand(vm).mib(), vm.assigned().mib(), Inside.total(vm).mib(),
            vm.guest().memory().ballooned().mib());
    }

    private static Story story(Run run, Scene scene, Course course) {
        Told told = run.told(scene.language(), scene.now()).orElseThrow();
        return new Story(told.heading(), told.story(), told.look(), told.sources(),
            !run.hasNextStep() && course.after(scene.now().now()).isEmpty());
    }

    private static List<Phase> phases(Lesson lesson, Run run, Steps steps, StepSpan current, Place place) {
        var phases = new ArrayList<Phase>();
        List<StepText> texts = lesson.text(place.language()).steps();
        for (int i = 0; i < texts.size(); i++) {
            boolean played = i < run.steps().size();
            var state = !played ? Phase.State.TO_COME : run.steps().get(i).equals(current) ? Phase.State.CURRENT : Phase.State.DONE;
            phases.add(new Phase(i + 1, texts.get(i).name(), state, played ? place.at(steps.outcome(i)).address() : ""));
        }
        return phases;
    }

    private static List<OtherGuest> otherGuests(Session session) {
        return session.lesson().guests().stream().filter(guest -> !guest.equals(session.guest()))
            .map(guest -> new OtherGuest(guest.id(), guest.kernel().toString())).toList();
    }

    /** One scale for the whole run, so that a bar that has not changed does not move; the maximum belongs to it unless it is out of
     * reach. */
    private static Scale scale(Vm now, Vm atEnd) {
        var settings = now.settings();
        Pages most = now.account().startup().plus(atEnd.account().hotAdded()).max(settings.startup().pages());
        Pages maximum = settings.maximum().pages();
        boolean drawable = maximum.count() <= DRAWABLE * settings.startup().pages().count();
        Pages top = drawable ? maximum.max(most) : Pages.pages(most.count() * 5 / 4);
        return new Scale(top, settings.minimum().pages(), settings.startup().pages(), maximum);
    }

    private static Rail rail(Session session, Run run, Place place, boolean playing, Scale scale, Course course) {
        var texts = session.lesson().text(place.language()).steps();
        var spans = new ArrayList<Span>();
        for (int i = 0; i < run.steps().size(); i++) {
            SimTime until = i + 1 < run.steps().size() ? run.steps().get(i + 1).from() : run.end();
            spans.add(new Span(i + 1, texts.get(i).name(), run.steps().get(i).from(), until));
        }
        return new Rail(run.end(), course.chart(), spans, scale.top(), playing, course.after(place.at()));
    }

    /** What happened at this very moment, and where that leaves both sides. */
    private static String said(Scene scene, List<Event> recent, SimTime at) {
        String what = Telling.of(recent.stream().filter(event -> event.at().equals(at)).toList(), scene.subject())
            .map(event -> EventSentence.of(scene.language(), event, scene.subject()))
            .orElseGet(() -> (at.equals(SimTime.ZERO) ? Phrase.SAYS_BEGINNING : Phrase.SAYS_NOTHING).in(scene.language(), scene.subject()));
        Phrase numbers = Inside.counts(scene.vm()) ? Phrase.SAYS_NUMBERS : Phrase.SAYS_ASSIGNED;
        return numbers.in(scene.language(), Numbers.moment(at), what, mib(scene.vm().assigned()), mib(scene.inside().total()));
    }
}
