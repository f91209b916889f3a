package diptych.web.stage;

import static diptych.web.view.Numbers.mib;

import diptych.classroom.Run;
import diptych.lessons.Language;
import diptych.sim.memory.Health;
import diptych.sim.model.Event;
import diptych.sim.model.Vm;
import diptych.sim.model.World;
import diptych.sim.units.SimTime;
import diptych.web.view.MemoryPicture;
import diptych.web.view.Numbers;
import diptych.web.view.Phrase;
import diptych.web.view.Stage.OtherGuest;
import diptych.web.view.Stage.Span;
import java.util.ArrayList;
import java.util.List;

/** Runs about memory. */
final class MemoryPainter implements Painter {
    static final MemoryPainter ONLY = new MemoryPainter();
    private static final int SHADES = 6;

    private MemoryPainter() {}

    @Override public Course begin(World start, String subject) {
        return MemoryCourse.from(start, subject);
    }

    @Override public MemoryPicture picture(Scene scene, List<Event> recent) {
        Vm atEnd = scene.run().timeline().now().vm(scene.subject());
        return new MemoryPicture(scene.place(), MemoryScale.of(scene.vm(), atEnd), HostSide.of(scene, scene.place().hostTab()),
            Wires.of(scene.language(), scene.subject(), scene.run(), recent, scene.at()), GuestSide.of(scene, scene.place().guestTab()),
            others(scene), Inside.equality(scene.vm()));
    }

    private static List<OtherGuest> others(Scene scene) {
        return scene.otherGuests().map(guest ->
            new OtherGuest(guest.id(), Phrase.ON_OTHER_KERNEL.in(scene.language(), guest.kernel()),
                scene.place().comparisonsPath())).toList();
    }

    /** The steps that were played. */
    @Override public List<Span> spans(Scene scene) {
        Run run = scene.run();
        var texts = scene.session().lesson().text(scene.language()).steps();
        var spans = new ArrayList<Span>();
        for (int i = 0; i < run.steps().size(); i++) {
            SimTime until = i + 1 < run.steps().size() ? run.steps().get(i + 1).from() : run.end();
            spans.add(new Span(i + 1, texts.get(i).name(), "shade-" + (i % SHADES + 1), run.steps().get(i).from(), until));
        }
        return spans;
    }

    @Override public String said(Scene scene, String what) {
        Phrase numbers = Inside.counts(scene.vm()) ? Phrase.SAYS_NUMBERS : Phrase.SAYS_ASSIGNED;
        return numbers.in(scene.language(), Numbers.moment(scene.at()), what, mib(scene.vm().assigned()), mib(scene.inside().total()));
    }

    @Override public List<Phrase> columns() {
        return List.of(Phrase.CHART_DEMAND, Phrase.CHART_ASSIGNED, Phrase.CHART_TOTAL,
            Phrase.CHART_BALLOON);
    }

    @Override public List<String> row(World world, String subject, Language language, Run run) {
        Vm vm = world.vm(subject);
        return List.of(Long.toString(Health.demand(vm).mib()), mib(vm.assigned()), mib(Inside.total(vm)),
            mib(vm.guest().memory().ballooned()));
    }
}
