package diptych.web.stage;

import diptych.classroom.Moments;
import diptych.classroom.Run;
import diptych.sim.memory.Health;
import diptych.sim.model.Life;
import diptych.sim.model.Vm;
import diptych.sim.model.World;
import diptych.sim.units.Pages;
import diptych.sim.units.SimTime;
import diptych.web.view.Phrase;
import diptych.web.view.Same;
import diptych.web.view.Stage.Chart;
import diptych.web.view.Stage.Line;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

/** How a run about memory went: demand, assigned, what the guest counts, and the balloon, in mebibytes over tenths of seconds. */
final class MemoryCourse implements Course {
    private static final SimTime TENTH = SimTime.millis(100);
    /** Blocks of one hot-add, and the messages around them, follow each other this closely: one scene, the last of them. */
    private static final long TOGETHER = SimTime.millis(15).micros();
    /** A demand that moves by less, as it does with the floor of every block, makes no scene of its own. */
    private static final long NOTABLE = 100;

    private final String subject;
    private final SimTime until;
    private final LinePath demand;
    private final LinePath assigned;
    private final LinePath total;
    private final LinePath balloon;
    private final Moments scenes;
    private final Look last;
    private final long top;

    private MemoryCourse(String subject, SimTime until, LinePath demand, LinePath assigned, LinePath total, LinePath balloon,
                         Moments scenes, Look last, long top) {
        this.subject = subject;
        this.until = until;
        this.demand = demand;
        this.assigned = assigned;
        this.total = total;
        this.balloon = balloon;
        this.scenes = scenes;
        this.last = last;
        this.top = top;
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
    static MemoryCourse from(World start, String subject) {
        Vm vm = start.vm(subject);
        return new MemoryCourse(subject, start.now(),
            LinePath.from(Health.demand(vm).mib()), LinePath.from(vm.assigned().mib()), LinePath.from(Inside.total(vm).mib()),
            LinePath.from(vm.guest().memory().ballooned().mib()), Moments.NONE, Look.of(start, subject),
            MemoryScale.of(vm, vm).top().mib());
    }

    @Override public SimTime until() {
        return until;
    }

    @Override public MemoryCourse on(Run run) {
        LinePath nowDemand = demand;
        LinePath nowAssigned = assigned;
        LinePath nowTotal = total;
        LinePath nowBalloon = balloon;
        Look look = last;
        var found = new ArrayList<SimTime>();
        for (Iterator<World> each = new Burst(run.timeline().worlds(run.stopsAfter(until))); each.hasNext();) {
            World world = each.next();
            Vm vm = world.vm(subject);
            long at = world.now().micros() / TENTH.micros();
            nowDemand = nowDemand.to(at, Health.demand(vm).mib());
            nowAssigned = nowAssigned.to(at, vm.assigned().mib());
            nowTotal = nowTotal.to(at, Inside.total(vm).mib());
            nowBalloon = nowBalloon.to(at, vm.guest().memory().ballooned().mib());
            Look next = Look.of(world, subject);
            if (!next.differsFrom(look)) continue;
            found.add(world.now());
            look = next;
        }
        Vm atEnd = run.timeline().now().vm(subject);
        return new MemoryCourse(subject, run.end(), nowDemand, nowAssigned, nowTotal, nowBalloon, scenes.plus(found), look,
            MemoryScale.of(atEnd, atEnd).top().mib());
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

    @Override public Moments scenes() {
        return scenes;
    }

    @Override public Chart chart() {
        long end = until.micros() / TENTH.micros();
        var lines = List.of(
            line("balloon", Same.BALLOON, Phrase.CHART_BALLOON, balloon, end),
            line("demand", Same.DEMAND, Phrase.CHART_DEMAND, demand, end),
            line("total", Same.TOTAL, Phrase.CHART_TOTAL, total, end),
            line("assigned", Same.ASSIGNED, Phrase.CHART_ASSIGNED, assigned, end));
        return new Chart(TENTH, lines, Strokes.of(scenes, TENTH), top);
    }

    private Line line(String kind, Same same, Phrase name, LinePath line, long end) {
        return new Line(kind, same, name, line.until(end), line.height(), top);
    }
}
