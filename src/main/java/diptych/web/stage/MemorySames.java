package diptych.web.stage;

import diptych.lessons.Language;
import diptych.sim.console.FreeProgram;
import diptych.sim.memory.Health;
import diptych.sim.model.GuestMemory;
import diptych.sim.model.MemorySettings;
import diptych.sim.model.Vm;
import diptych.sim.units.Pages;
import diptych.web.view.Equality;
import diptych.web.view.Numbers;
import diptych.web.view.Phrase;
import diptych.web.view.Same;
import diptych.web.view.Same.Told;
import diptych.web.view.Sum;
import java.util.ArrayList;
import java.util.List;

/** What is true of memory that stands in more than one place: a sum for each key, of the numbers of one moment, or nothing. */
final class MemorySames {
    private static final long KIB_PER_PAGE = 4;

    private final Scene scene;
    private final Vm vm;
    private final GuestMemory memory;
    private final List<Told> told = new ArrayList<>();

    private MemorySames(Scene scene) {
        this.scene = scene;
        this.vm = scene.vm();
        this.memory = vm.guest().memory();
    }

    static List<Told> of(Scene scene) {
        return new MemorySames(scene).told();
    }

    private List<Told> told() {
        Inside.equality(vm).ifPresentOrElse(this::counted, () -> tell(Same.ASSIGNED, Phrase.EQ_NO_GUEST, Numbers.mib(vm.assigned())));
        settings();
        return told;
    }

    private void counted(Equality sides) {
        Pages balloon = sides.ballooned();
        Pages inTotal = sides.balloonInTotal() ? balloon : Pages.ZERO;
        tell(Same.ASSIGNED, Sum.of(in(Phrase.EQ_ASSIGNED), sides.assigned()).plus(in(Phrase.EQ_TOTAL), sides.total())
            .plus(in(Phrase.EQ_KEPT), sides.keptBack()).plus(in(Phrase.EQ_OFFLINE), sides.offline())
            .minus(in(Phrase.EQ_BALLOONED), inTotal));
        if (!sides.offline().isZero()) tell(Same.OFFLINE, Phrase.SAME_OFFLINE, pages(sides.offline()));
        tell(Same.BALLOON, Phrase.SAME_BALLOON, pages(balloon));
        inside(sides.total(), inTotal);
    }

    /** The blocks of the bar. */
    private void inside(Pages total, Pages balloon) {
        Pages kernel = memory.kernel().plus(memory.pageStructs()).plus(memory.pageTables());
        Pages cache = memory.buffers().plus(memory.cached()).plus(memory.slabReclaimable());
        tell(Same.TOTAL, Sum.of("total", total).plus(in(Phrase.SEG_APPS), memory.anonymous()).plus(in(Phrase.SEG_KERNEL), kernel)
            .plus(in(Phrase.SEG_CACHE), cache).plus(in(Phrase.SEG_FREE), memory.free()).plus(in(Phrase.SEG_BALLOON), balloon));
        tell(Same.FREE, Phrase.SAME_FREE, pages(memory.free()));
        tell(Same.CACHE, Sum.of("buff/cache", cache).plus("Buffers", memory.buffers()).plus("Cached", memory.cached())
            .plus("SReclaimable", memory.slabReclaimable()));
        FreeProgram.Columns columns = scene.inside().columns();
        Pages used = Pages.pages(columns.used() / KIB_PER_PAGE);
        var blocks = Sum.of("used", used).plus(in(Phrase.SEG_APPS), memory.anonymous()).plus(in(Phrase.SEG_KERNEL), kernel)
            .plus(in(Phrase.SEG_BALLOON), balloon);
        var difference = Sum.of("used", used).plus("total", total).minus("available", Pages.pages(columns.available() / KIB_PER_PAGE));
        tell(Same.USED, blocks.holds() ? blocks : difference);
    }

    private void settings() {
        MemorySettings settings = vm.settings();
        if (vm.view().reported() && !vm.assigned().isZero()) {
            tell(Same.DEMAND, Phrase.SAME_DEMAND, Numbers.mib(Health.demand(vm)), Numbers.mib(vm.assigned()), Health.pressure(vm));
        }
        boolean within = !vm.assigned().exceeds(settings.maximum().pages()) && !settings.minimum().pages().exceeds(vm.assigned());
        if (settings.dynamic() && within) {
            tell(Same.RANGE, Phrase.SAME_RANGE, settings.minimum().count(), Numbers.mib(vm.assigned()), settings.maximum().count());
        }
    }

    private Object[] pages(Pages amount) {
        return new Object[] {Numbers.mib(amount), Numbers.grouped(amount.count())};
    }

    private void tell(Same of, Phrase phrase, Object... numbers) {
        told.add(new Told(of, phrase.in(scene.language(), numbers)));
    }

    private void tell(Same of, Sum sum) {
        if (sum.holds()) told.add(new Told(of, sum.toString()));
    }

    private String in(Phrase phrase) {
        Language language = scene.language();
        return phrase.in(language);
    }
}
