package diptych.web.stage;

import static diptych.web.view.Numbers.mib;

import diptych.classroom.Run;
import diptych.lessons.GuestChoice;
import diptych.lessons.Language;
import diptych.sim.memory.Health;
import diptych.sim.model.Event;
import diptych.sim.model.GuestSettings;
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
    private static final SimTime SECOND = SimTime.seconds(1);
    private static final int SHADES = 6;

    private MemoryPainter() {}

    @Override public SimTime afterglow() {
        return SECOND;
    }

    @Override public Course begin(World start, String subject) {
        return MemoryCourse.from(start, subject);
    }

    @Override public MemoryPicture picture(Scene scene, List<Event> recent) {
        Vm atEnd = scene.run().timeline().now().vm(scene.subject());
        return new MemoryPicture(scene.place(), MemoryScale.of(scene.vm(), atEnd), HostSide.of(scene, scene.place().hostTab()),
            Wires.of(scene.language(), scene.subject(), scene.run(), recent, scene.at()), GuestSide.of(scene, scene.place().guestTab()),
            others(scene), Inside.equality(scene.vm()), MemorySames.of(scene));
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

    /** At which what the host has assigned and what the guest counts are furthest apart. */
    @Override public SimTime telling(Run run, String subject) {
        SimTime widest = run.end();
        long most = -1;
        for (World world : run.timeline().worlds(run.stops())) {
            Vm vm = world.vm(subject);
            long apart = Math.abs(Inside.total(vm).count() - vm.assigned().count());
            if (apart > most && Inside.counts(vm)) {
                most = apart;
                widest = world.now();
            }
        }
        return widest;
    }

    @Override public String name(GuestChoice guest, GuestSettings settings, Language language) {
        return (countsBalloon(settings) ? Phrase.GUEST_OLD : Phrase.GUEST_NEW).in(language, guest.kernel());
    }

    @Override public String hint(GuestChoice guest, GuestSettings settings, Language language) {
        return (countsBalloon(settings) ? Phrase.GUEST_OLD_HINT : Phrase.GUEST_NEW_HINT).in(language, settings.freeProgram().written());
    }

    /** Whether ballooned pages stay in its total, as before Linux 5.11. */
    private static boolean countsBalloon(GuestSettings settings) {
        return !settings.driverEra().balloonLeavesTotal();
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
