package diptych.web.stage;

import diptych.classroom.Run;
import diptych.classroom.Session;
import diptych.sim.model.World;
import diptych.sim.units.SimTime;
import diptych.web.view.Comparison;
import diptych.web.view.Comparison.Row;
import diptych.web.view.Comparison.Side;
import diptych.web.view.Comparison.Way;
import diptych.web.view.Phrase;
import diptych.web.view.Place;
import diptych.web.view.Stage;
import diptych.web.view.Stage.Rail;
import diptych.web.view.Stage.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Puts two runs of one lesson beside each other. */
public final class Comparisons {
    private final Stages stages;

    public Comparisons(Stages stages) {
        this.stages = stages;
    }

    /** A session, and what follows from it. */
    public record Told(Session session, Run run) {}

    /** Both at a moment that both have; two sessions of one lesson. */
    public Comparison of(Told first, Told second, Way way) {
        Painter painter = Painter.of(first.session.lesson().topic());
        Stage left = stage(first, way);
        Stage right = stage(second, way);
        List<SimTime> moments = moments(first, second, way.end());
        List<World> lefts = first.run.timeline().worlds(moments);
        List<World> rights = second.run.timeline().worlds(moments);
        var rows = new ArrayList<Row>();
        for (int i = 0; i < moments.size(); i++) rows.add(row(first, second, lefts.get(i), rights.get(i), way));
        Optional<SimTime> parting = rows.stream().filter(Row::differ).map(Row::at).findFirst();
        return new Comparison(way, left.lesson(), painter.columns(), side(first, second, left, way), side(second, first, right, way),
            parting, rows, moments.stream().filter(moment -> moment.isBefore(way.at())).reduce((earlier, later) -> later),
            moments.stream().filter(moment -> moment.isAfter(way.at())).findFirst());
    }

    private Stage stage(Told told, Way way) {
        return stages.of(told.session, told.run, place(told, way), false);
    }

    private static Place place(Told told, Way way) {
        return Place.usual("", told.session.id(), way.language(), way.namesLanguage(), way.at(), told.session.lesson().topic());
    }

    /** The scenes of either, as far as both go. */
    private List<SimTime> moments(Told first, Told second, SimTime end) {
        var moments = new TreeSet<SimTime>();
        moments.add(SimTime.ZERO);
        for (Told told : List.of(first, second)) moments.addAll(stages.scenes(told.session, told.run));
        return moments.stream().filter(moment -> !moment.isAfter(end)).toList();
    }

    private Row row(Told first, Told second, World left, World right, Way way) {
        boolean differ = !numbers(first, left, way).equals(numbers(second, right, way));
        return new Row(left.now(), Stages.happened(first.session, first.run, left.now(), way.language()),
            Stages.happened(second.session, second.run, right.now(), way.language()), differ);
    }

    private static List<String> numbers(Told told, World world, Way way) {
        return Painter.of(told.session.lesson().topic()).row(world, told.session.lesson().subject(), way.language(), told.run);
    }

    private static Side side(Told told, Told other, Stage stage, Way way) {
        Rail rail = stage.rail();
        var all = new Window(SimTime.ZERO, way.end());
        Rail whole = new Rail(all, rail.end(), rail.chart(), rail.spans(), false, Optional.empty(), List.of());
        return new Side(name(told, other, way), place(told, way).address(), stage.said(), numbers(told, told.run.world(way.at()), way),
            stage.picture(), whole);
    }

    /** What its learner calls it, or what makes it different from the other: its guest, and what was done. */
    private static String name(Told told, Told other, Way way) {
        if (!told.session.kin().name().isEmpty()) return told.session.kin().name();
        var names = new ArrayList<String>();
        if (!told.session.guest().equals(other.session.guest())) {
            names.add(BackupWords.name(told.session.guest()).in(way.language(), told.session.guest().kernel()));
        }
        if (!told.session.acts().equals(other.session.acts())) names.add(deeds(told, way));
        return names.isEmpty() ? Deeds.name(told.session, told.session.guest(), way.language()) : String.join(" · ", names);
    }

    private static String deeds(Told told, Way way) {
        if (told.session.acts().isEmpty()) return Phrase.COMPARE_AS_IT_WAS.in(way.language());
        return told.session.acts().stream().map(act -> Levers.name(act.lever(), way.language())).collect(Collectors.joining(", "));
    }
}
