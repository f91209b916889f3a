package diptych.web.stage;

import diptych.sim.memory.Health;
import diptych.sim.model.Life;
import diptych.sim.model.Vm;
import diptych.sim.model.World;
import diptych.sim.units.Pages;
import diptych.sim.units.SimTime;
import diptych.web.view.Stage.Chart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How a run went, as far as pages draw and step through it: the lines of the chart and the scenes, the moments at which the picture has
 * become another one. A value that grows with its run: one second more costs one look.
 */
final class Course {
    private static final long TENTH = SimTime.MICROS_PER_SECOND / 10;
    /** Blocks of one hot-add, and the messages around them, follow each other this closely: one scene, the last of them. */
    private static final long TOGETHER = SimTime.millis(15).micros();
    /** A demand that moves by less, as it does with the floor of every block, makes no scene of its own. */
    private static final long NOTABLE = 100;

    private final String subject;
    private final SimTime until;
    private final Line demand;
    private final Line assigned;
    private final Line total;
    private final Line balloon;
    private final String strokes;
    private final long[] scenes;
    private final Look last;

    private Course(String subject, SimTime until, Line demand, Line assigned, Line total, Line balloon, String strokes, long[] scenes,
                   Look last) {
        this.subject = subject;
        this.until = until;
        this.demand = demand;
        this.assigned = assigned;
        this.total = total;
        this.balloon = balloon;
        this.strokes = strokes;
        this.scenes = scenes;
        this.last = last;
    }

    /** A line as far as it is drawn: where its pen stands, in mebibytes. */
    record Line(String path, long height) {
        static Line from(long height) {
            return new Line("M0 " + height, height);
        }

        /** On to that moment at the same height, then up or down to the new one. */
        Line to(long tenths, long next) {
            return next == height ? this : new Line(path + "H" + tenths + "V" + next, next);
        }

        String until(long tenths) {
            return path + "H" + tenths;
        }
    }

    /** What makes a picture another one. */
    private record Look(Life.VmState state, Pages assigned, Pages total, Pages ballooned, Pages offline, Pages committed, boolean swapping,
                        boolean known, long demand, boolean saidMaximum, List<Life.VmState> others) {
        static Look of(World world, String subject) {
            Vm vm = world.vm(subject);
            var memory = vm.guest().memory();
            var others = new ArrayList<Life.VmState>();
            for (Vm other : world.vms()) others.add(other.life().state());
            return new Look(vm.life().state(), vm.assigned(), Inside.total(vm), memory.ballooned(), memory.offline(),
                vm.guest().programs().committed(), !memory.swapUsed().isZero(), vm.view().reported(), Health.demand(vm).mib(),
                !vm.guest().driver().maxPages().isZero(), others);
        }

        boolean differsFrom(Look other) {
            return Math.abs(demand - other.demand) >= NOTABLE || !Objects.equals(withDemand(other.demand), other);
        }

        private Look withDemand(long other) {
            return new Look(state, assigned, total, ballooned, offline, committed, swapping, known, other, saidMaximum, others);
        }
    }

    /** A run that has not begun to move. */
    static Course from(World start, String subject) {
        Vm vm = start.vm(subject);
        return new Course(subject, start.now(),
            Line.from(Health.demand(vm).mib()), Line.from(vm.assigned().mib()), Line.from(Inside.total(vm).mib()),
            Line.from(vm.guest().memory().ballooned().mib()), "", new long[0], Look.of(start, subject));
    }

    SimTime until() {
        return until;
    }

    /**
     * On to the end of a run.
     *
     * @param stops the worlds at the run's stops after {@link #until}, in order
     */
    Course on(List<World> stops, SimTime end) {
        Line nowDemand = demand;
        Line nowAssigned = assigned;
        Line nowTotal = total;
        Line nowBalloon = balloon;
        Look look = last;
        var found = new ArrayList<Long>();
        for (Iterator<World> each = new Burst(stops); each.hasNext();) {
            World world = each.next();
            Vm vm = world.vm(subject);
            long at = world.now().micros() / TENTH;
            nowDemand = nowDemand.to(at, Health.demand(vm).mib());
            nowAssigned = nowAssigned.to(at, vm.assigned().mib());
            nowTotal = nowTotal.to(at, Inside.total(vm).mib());
            nowBalloon = nowBalloon.to(at, vm.guest().memory().ballooned().mib());
            Look next = Look.of(world, subject);
            if (!next.differsFrom(look)) continue;
            found.add(world.now().micros());
            look = next;
        }
        return new Course(subject, end, nowDemand, nowAssigned, nowTotal, nowBalloon, strokes(found), joined(found), look);
    }

    /** The worlds at the ends of bursts: of stops that follow each other closely, the last. */
    private static final class Burst implements Iterator<World> {
        private final List<World> worlds;
        private int at;

        Burst(List<World> worlds) {
            this.worlds = worlds;
        }

        @Override
        public boolean hasNext() {
            return at < worlds.size();
        }

        @Override
        public World next() {
            while (at + 1 < worlds.size() && worlds.get(at + 1).now().micros() - worlds.get(at).now().micros() <= TOGETHER) at++;
            return worlds.get(at++);
        }
    }

    private String strokes(List<Long> found) {
        var all = new StringBuilder(strokes);
        for (long scene : found) {
            String stroke = "M" + scene / TENTH + " 0v5";
            if (all.lastIndexOf(stroke) < all.length() - stroke.length() || all.isEmpty()) all.append(stroke);
        }
        return all.toString();
    }

    private long[] joined(List<Long> found) {
        long[] all = Arrays.copyOf(scenes, scenes.length + found.size());
        for (int i = 0; i < found.size(); i++) all[scenes.length + i] = found.get(i);
        return all;
    }

    /** All of them, in order. */
    List<SimTime> scenes() {
        return Arrays.stream(scenes).mapToObj(SimTime::micros).toList();
    }

    /** The first scene after a moment. */
    Optional<SimTime> after(SimTime moment) {
        int at = Arrays.binarySearch(scenes, moment.micros());
        int next = at >= 0 ? at + 1 : -at - 1;
        return next < scenes.length ? Optional.of(SimTime.micros(scenes[next])) : Optional.empty();
    }

    /** The last scene before a moment. */
    Optional<SimTime> before(SimTime moment) {
        int at = Arrays.binarySearch(scenes, moment.micros());
        int previous = at >= 0 ? at - 1 : -at - 2;
        return previous >= 0 ? Optional.of(SimTime.micros(scenes[previous])) : Optional.empty();
    }

    /** The lines, drawn on to the end. */
    Chart chart() {
        long end = until.micros() / TENTH;
        return new Chart(demand.until(end), assigned.until(end), total.until(end), balloon.until(end), strokes,
            Pages.ofMib(demand.height), Pages.ofMib(assigned.height), Pages.ofMib(total.height), Pages.ofMib(balloon.height));
    }
}
