package diptych.sim;

import static org.assertj.core.api.Assertions.assertThat;

import diptych.sim.guest.MemAvailable;
import diptych.sim.model.Command;
import diptych.sim.model.Event;
import diptych.sim.model.GuestMemory;
import diptych.sim.model.Outcome;
import diptych.sim.model.Vm;
import diptych.sim.model.World;
import diptych.sim.units.Pages;
import diptych.sim.units.SimTime;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A run is a value: any moment can be seen again, the past can be left on another way, and the bytes are the same everywhere. */
class TimelineTest {

    @Test void every_moment_seen_again_is_the_moment_that_was() {
        var dice = new Random(4711);
        Timeline run = busyRun();
        World live = Story.given(Story.vm(Story.dynamic(1024, 512, 4096), Story.kernel("4.2"))).world();
        List<Timeline.Asked> asked = new ArrayList<>(run.asked());
        for (int i = 0; i < 200; i++) {
            SimTime moment = SimTime.micros(dice.nextLong(run.end().micros()));
            assertThat(run.at(moment)).as("seed 4711, %s", moment).isEqualTo(played(live, asked, moment));
        }
    }

    @Test void a_long_run_keeps_few_worlds() throws ReflectiveOperationException {
        Timeline run = busyRun();
        for (int hour = 1; hour <= 24; hour++) run = run.passing(SimTime.seconds(hour * 3600L));
        assertThat(checkpoints(run)).as("O(log n) for a day").hasSizeLessThan(40);
        assertThat(run.at(SimTime.seconds(200))).isEqualTo(busyRun().at(SimTime.seconds(200)));
    }

    @Test void looking_back_costs_no_more_than_the_way_back_however_the_run_came_about() throws ReflectiveOperationException {
        Timeline run = busyRun();
        SimTime start = run.end();
        for (int second = 1; second <= 3600; second++) run = run.passing(start.plus(SimTime.seconds(second)));
        var kept = checkpoints(run);
        assertThat(kept).hasSizeLessThan(30).isSorted();
        for (SimTime moment = start; moment.isBefore(run.end()); moment = moment.nextWholeSecond()) {
            SimTime looked = moment;
            SimTime nearest = kept.stream().filter(at -> !at.isAfter(looked)).reduce((first, last) -> last).orElseThrow();
            assertThat(looked.since(nearest)).as("replay for " + looked)
                .isLessThanOrEqualTo(run.end().since(looked).plus(SimTime.seconds(32)));
        }
    }

    private static List<SimTime> checkpoints(Timeline run) throws ReflectiveOperationException {
        var field = Timeline.class.getDeclaredField("checkpoints");
        field.setAccessible(true);
        var times = new ArrayList<SimTime>();
        for (Object checkpoint : (List<?>) field.get(run)) {
            var world = checkpoint.getClass().getDeclaredMethod("world");
            world.setAccessible(true);
            times.add(((World) world.invoke(checkpoint)).now());
        }
        return times;
    }

    @Test void the_events_of_two_halves_are_the_events_of_the_whole() {
        Timeline run = busyRun();
        SimTime middle = SimTime.ofSeconds(331.05);
        var halves = new ArrayList<>(run.events(SimTime.ZERO, middle));
        halves.addAll(run.events(middle, run.end()));
        assertThat(halves).isEqualTo(run.events(SimTime.ZERO, run.end())).isNotEmpty();
    }

    @Test void acting_in_the_past_makes_another_run_and_leaves_the_old_one_alone() {
        Timeline run = busyRun();
        World end = run.now();
        Timeline fork = run.forkAt(SimTime.seconds(100)).submit(new Command.TurnOff(Story.VM)).timeline().passing(SimTime.seconds(200));
        assertThat(fork.now().vm(Story.VM).assigned()).isEqualTo(Pages.ZERO);
        assertThat(fork.at(SimTime.seconds(90))).isEqualTo(run.at(SimTime.seconds(90)));
        assertThat(run.now()).isEqualTo(end);
    }

    @Test void a_refused_command_leaves_the_run_as_it_was() {
        Timeline run = busyRun();
        var submitted = run.submit(new Command.Start(Story.VM));
        assertThat(submitted.outcome()).isInstanceOf(Outcome.Refused.class);
        assertThat(submitted.timeline()).isSameAs(run);
    }

    /** If this changes, a model rule changed: say which in the commit, then take the new hash. */
    @Test void the_golden_run_has_the_same_bytes_on_every_machine() throws Exception {
        var text = new StringBuilder();
        for (Event event : busyRun().events(SimTime.ZERO, SimTime.seconds(1500))) text.append(event).append('\n');
        for (World world : busyRun().every(SimTime.seconds(10))) text.append(numbers(world)).append('\n');
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(HexFormat.of().formatHex(digest).substring(0, 16)).isEqualTo("221559cce3aa4e39");
    }

    private static List<Long> numbers(World world) {
        Vm vm = world.vm(Story.VM);
        GuestMemory memory = vm.guest().memory();
        return List.of(world.now().micros(), world.available().count(), vm.assigned().count(), vm.view().demand().count(),
            memory.present().count(), memory.free().count(), memory.ballooned().count(), memory.clean().count(),
            memory.anonymous().count(), memory.swapUsed().count(), MemAvailable.of(memory).count());
    }

    private static Timeline busyRun() {
        Timeline run = Timeline.of(Story.given(Story.vm(Story.dynamic(1024, 512, 4096), Story.kernel("4.2"))).world());
        run = run.submit(new Command.Start(Story.VM)).timeline().passing(SimTime.ofSeconds(60.25));
        run = run.submit(new Command.Stress(Story.VM, Pages.ofMib(2500), Pages.ofMib(128), SimTime.millis(1500), SimTime.seconds(200),
            false)).timeline().passing(SimTime.ofSeconds(332.5));
        run = run.submit(new Command.Stress(Story.VM, Pages.ofMib(3000), Pages.ofMib(512), SimTime.seconds(3), SimTime.seconds(120),
            false)).timeline().passing(SimTime.seconds(900));
        return run;
    }

    private static World played(World start, List<Timeline.Asked> asked, SimTime moment) {
        World world = start;
        for (Timeline.Asked command : asked) {
            if (command.at().isAfter(moment)) break;
            world = Simulation.advance(world, command.at(), event -> { });
            world = ((Outcome.Accepted) Simulation.submit(world, command.command(), event -> { })).world();
        }
        return Simulation.advance(world, moment, event -> { });
    }
}
