package diptych.sim;

import static org.assertj.core.api.Assertions.assertThat;

import diptych.sim.guest.MemAvailable;
import diptych.sim.memory.BalloonFloor;
import diptych.sim.memory.BalloonUp;
import diptych.sim.model.Command;
import diptych.sim.model.Event;
import diptych.sim.model.Exchange.Reason;
import diptych.sim.model.GuestMemory;
import diptych.sim.model.GuestSettings;
import diptych.sim.model.Message;
import diptych.sim.model.Vm;
import diptych.sim.model.Witness;
import diptych.sim.model.World;
import diptych.sim.units.MiB;
import diptych.sim.units.Pages;
import diptych.sim.units.SimTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The public trace of October 2020 [OLAF], row by row: a guest of 878.25 MiB, Minimum 512, kernel before 5.11 without the 2 MiB rule,
 * in the first round of taking surplus. Between two requests that guest's own programs let a few pages go, or took some; the test
 * plays those programs, the model does everything else.
 */
class PublicTraceTest {

    /** What the mail shows of one request. */
    private record Row(long available, long requested, long floor, long granted) {}

    private static final List<Row> ROWS = List.of(
        new Row(65_875, 32_768, 54_728, 11_147), new Row(54_745, 21_621, 54_728, 17), new Row(54_745, 21_604, 54_728, 17),
        new Row(54_745, 21_587, 54_728, 17), new Row(54_745, 21_570, 54_728, 17), new Row(54_682, 21_553, 54_728, 0));

    /** 1024 MiB of startup memory, of which {@code free} shows 899328 KiB. */
    private static final long KEPT_BACK_KIB = 1024 * 1024 - 899_328;

    @Test void the_guest_grants_what_the_real_one_granted_and_the_host_asks_for_the_rest_at_once() {
        World world = beforeTheRound();
        world = world.with(withAvailable(world.vm(Story.VM), ROWS.get(0).available));
        var requests = new ArrayList<Event.Sent>();
        var granted = new ArrayList<Long>();
        Witness witness = event -> {
            if (event instanceof Event.Sent sent && sent.message() instanceof Message.BalloonRequest) requests.add(sent);
        };
        world = world.with(BalloonUp.begin(world.vm(Story.VM), Reason.ROUND, Pages.ofMib(128), world.now(), witness));
        for (Row row : ROWS) {
            world = world.with(withAvailable(world.vm(Story.VM), row.available));
            Vm asked = world.vm(Story.VM);
            assertThat(MemAvailable.of(asked.guest().memory()).count()).isEqualTo(row.available);
            assertThat(BalloonFloor.of(asked).count()).isEqualTo(row.floor);
            world = Simulation.advance(world, asked.view().exchange().due(), witness);
            granted.add(world.vm(Story.VM).account().ballooned().count() - asked.account().ballooned().count());
        }
        assertThat(requests).extracting(sent -> ((Message.BalloonRequest) sent.message()).numPages().count())
            .containsExactlyElementsOf(ROWS.stream().map(Row::requested).toList());
        assertThat(granted).containsExactlyElementsOf(ROWS.stream().map(Row::granted).toList());
        assertThat(requests.get(1).at().since(requests.get(0).at()).micros()).as("8 ms, as between the first two rows")
            .isBetween(7_000L, 8_500L);
        assertThat(world.vm(Story.VM).guest().log().lines()).extracting(line -> line.text())
            .filteredOn(text -> text.equals("hv_balloon: Balloon request will be partially fulfilled. Balloon floor reached.")).hasSize(6);
    }

    /** After three silent bites of 128 MiB the guest has 65875 pages available. */
    private static World beforeTheRound() {
        var settings = Story.guest("5.6", g -> g.committed(100));
        var spec = new GuestSettings(settings.os(), settings.arch(), settings.kernel(), settings.driver(),
            settings.procps(), settings.committed(), MiB.mib(KEPT_BACK_KIB / 1024), settings.swap(), true, false, true,
            settings.fragmented(), settings.daemon(), settings.daemonVersion());
        var story = Story.given(Story.vm(Story.dynamic(1024, 512, 2222), spec)).started().until(60)
            .when(new Command.RequestBalloon(Story.VM, Pages.ofMib(384))).pass(1);
        Vm vm = story.vm();
        GuestMemory memory = vm.guest().memory();
        long more = 899_328 / 4 - memory.boot().count();
        Vm exact = vm.with(vm.guest().with(new GuestMemory(Pages.pages(memory.keptBack().count() - more), Pages.pages(899_328 / 4),
            memory.added(), memory.onlined(), memory.blocks(), memory.blockSize(), memory.ballooned(), memory.kernel(),
            memory.slabReclaimable(), memory.pageTables(), memory.anonymous(), memory.shmem(), memory.buffers(), memory.clean(),
            memory.dirty(), memory.oldestDirty(), memory.unwritten(), memory.swapTotal(), memory.swapUsed())));
        assertThat(Laws.broken(story.world().with(exact))).isEmpty();
        return story.world().with(exact).at(SimTime.millis(331_839)).with(exact);
    }

    /** The guest's own programs use more kernel memory or less, until that much is available. */
    private static Vm withAvailable(Vm vm, long pages) {
        GuestMemory m = vm.guest().memory();
        long kernel = m.kernel().count() + MemAvailable.of(m).count() - pages;
        return vm.with(vm.guest().with(new GuestMemory(m.keptBack(), m.boot(), m.added(), m.onlined(), m.blocks(), m.blockSize(),
            m.ballooned(), Pages.pages(kernel), m.slabReclaimable(), m.pageTables(), m.anonymous(), m.shmem(), m.buffers(), m.clean(),
            m.dirty(), m.oldestDirty(), m.unwritten(), m.swapTotal(), m.swapUsed())));
    }
}
