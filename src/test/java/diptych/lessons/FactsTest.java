package diptych.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import diptych.scenario.Condition;
import diptych.expressions.CelExpressions;
import diptych.lessons.Facts.VmNumber;
import diptych.scenario.Vocabulary;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A number in a text has the name and the value that a sample has for it, so that one can be checked against the other. */
class FactsTest {
    /** What samples do not hold: settings, and what follows from the kernel. */
    private static final EnumSet<VmNumber> ONLY_IN_TEXTS = EnumSet.range(VmNumber.KEPT_BACK, VmNumber.REPORT_DELAY);

    @Test void every_number_of_a_vm_is_what_an_expression_sees_under_the_same_name() {
        for (var world : List.of(Worlds.off(), Worlds.booted(), Worlds.ballooned())) {
            var facts = new Facts(world);
            for (VmNumber number : EnumSet.complementOf(ONLY_IN_TEXTS)) {
                assertSeen("vms.web01." + number.written() + " == " + facts.number("web01", number), world);
            }
            for (Facts.HostNumber number : Facts.HostNumber.values()) {
                assertSeen("host." + number.written() + " == " + facts.number(number), world);
            }
            assertSeen("int(t) == " + facts.seconds(), world);
        }
    }

    @Test void so_are_its_state_and_status() {
        for (var world : List.of(Worlds.off(), Worlds.booted(), Worlds.ballooned())) {
            var facts = new Facts(world);
            assertSeen("vms.web01.state == \"" + facts.word("web01", Facts.VmWord.STATE) + "\"", world);
            assertSeen("vms.web01.status == \"" + facts.word("web01", Facts.VmWord.STATUS) + "\"", world);
        }
    }

    private static void assertSeen(String expression, diptych.sim.model.World world) {
        var condition = new CelExpressions().ready(expression, Vocabulary.ofComparisons(List.of("web01")));
        assertThat(condition.holds(Condition.comparison(world, world))).as("%s at %s", expression, world.now()).isTrue();
    }
}
