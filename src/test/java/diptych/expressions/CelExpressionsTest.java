package diptych.expressions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import diptych.scenario.Expressions;
import diptych.scenario.Limit;
import diptych.scenario.OverLimit;
import diptych.scenario.Shape;
import diptych.scenario.Verdict;
import diptych.scenario.Vocabulary;
import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What authors may write in a condition, and what they are told when it cannot be answered. */
class CelExpressionsTest {
    private static final CelExpressions CEL = new CelExpressions();
    private static final Map<String, Object> VARIABLES = Map.of(
        "vms", Map.of("vm1", Map.of("assigned", 1024L, "state", "Running", "frozen", List.of(), "smart_paging", 300L),
            "web-01", Map.of("assigned", 512L, "smart_paging", 0L)),
        "t", 12.0,
        "samples", Map.of("loop", List.of(Map.of("t", 1.0), Map.of("t", 2.5))),
        "numbers", numbers(50_000));
    private static final Vocabulary VOCABULARY = new Vocabulary(Map.of("vms", Shape.ANY, "t", Shape.ANY, "samples", Shape.ANY,
        "numbers", Shape.ANY));

    private static List<Object> numbers(int count) {
        return new AbstractList<>() {
            @Override
            public Object get(int index) {
                return (long) index;
            }

            @Override
            public int size() {
                return count;
            }
        };
    }

    private static Verdict judge(String text) {
        return CEL.ready(text, VOCABULARY).in(VARIABLES);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "vms.vm1.assigned == 1024", "vms.vm1.assigned > 1023.5", "vms.vm1.assigned == 1024.0", "t == 12", "t < 13",
        "vms.vm1.assigned * 12 < 20000", "vms.vm1.assigned * 1.2 > 1228", "t - 2 == 10", "1 + 1.5 == 2.5", "t / 5 == 2.4",
        "vms['web-01'].assigned == 512", "vms.`web-01`.assigned == 512", "has(vms.vm1) && !has(vms.vm2)",
        "vms['vm1'].size() == 4", "samples['loop'].size() == 2", "vms['vm1']['assigned'] * 1.5 == 1536.0", "-vms['vm1']['assigned'] < 0",
        "samples['loop'][1]['t'] - 1 == 1.5", "size(vms['vm1']['state']) == 7", "vms['vm1']['state'] + '.' == 'Running.'",
        "samples.loop[0].t == 1", "samples.loop.all(x, x.t >= 1.0)", "samples.loop.exists(x, x.t > 2)", "size(samples.loop) == 2",
        "samples.loop.filter(x, x.t > 2.0).size() == 1", "samples.loop.map(x, x.t) == [1.0, 2.5]",
        "samples.loop[size(samples.loop) - 1].t == 2.5", "samples.loop.all(i, x, x.t > i)", "vms.all(name, vms[name].assigned > 0)",
        "vms.vm1.frozen == []", "vms.vm1.state == 'Running'", "vms.vm1.state.startsWith('Run')", "'vm1' in vms",
        "vms.vm1.state.matches('^R.n*ing$')", "[1, 2].exists_one(x, x == 1)", "vms.vm1.assigned in [512, 1024]",
        "math.greatest(1, 2) == 2", "math.abs(-5) == 5", "cel.bind(x, vms.vm1.assigned, x + x == 2048)", "'a' + 'b' == 'ab'",
        "[1] + [2] == [1, 2]", "double(vms.vm1.assigned) / 3.0 > 341.0", "int(t) == 12", "string(vms.vm1.assigned) == '1024'",
        "t > 5 ? true : false", "1 / 0 == 1 || t == 12", "[3, 1, 2].sort() == [1, 2, 3]", "lists.range(3) == [0, 1, 2]",
        "lists.range(size(samples.loop) - 1).all(i, samples.loop[i].t <= samples.loop[i + 1].t)", "[[1], [2, 3]].flatten() == [1, 2, 3]",
        "['a', 'b'].join('-') == 'a-b'", "'aXbX'.replace('X', 'yy') == 'ayybyy'", "[1, 1, 2].distinct() == [1, 2]",
        "'a,b'.split(',').size() == 2"})
    void is_true(String text) {
        assertThat(judge(text)).isEqualTo(Verdict.TRUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"vms.vm1.smart_paging", "!vms['web-01'].smart_paging", "vms.vm1.smart_paging == true",
        "vms.vm1.smart_paging && t > 1.0", "vms.exists(name, vms[name].smart_paging)", "vms.vm1.smart_paging ? true : false",
        "vms.vm1.smart_paging == 300", "vms.vm1.smart_paging > 299", "vms['web-01'].smart_paging == 0", "vms.vm1.smart_paging + 1 == 301",
        "vms.all(name, vms[name].smart_paging != true || t == 12.0)", "has(vms.vm1.smart_paging)",
        "vms.filter(name, !vms[name].smart_paging).size() == 1"})
    void how_much_is_paged_also_answers_whether_anything_is(String text) {
        assertThat(judge(text)).isEqualTo(Verdict.TRUE);
    }

    @Test void what_is_not_true_is_false() {
        assertThat(judge("vms.vm1.assigned > 2048")).isEqualTo(Verdict.FALSE);
    }

    @Test void what_has_no_answer_says_why() {
        assertThat(judge("vms.vm2.assigned > 0")).isEqualTo(Verdict.error("at character 4: key 'vm2' is not present in map."));
        assertThat(judge("samples.loop[7].t > 0").error()).contains("Index out of bounds: 7");
        assertThat(judge("vms.vm1.assigned").error()).isEqualTo("neither true nor false, but 1024");
        assertThat(judge("vms.vm1.state > 5").error()).contains("No matching overload");
        assertThat(judge("1 / 0 == 1").error()).contains("/ by zero");
    }

    private static List<String> faults(String text) {
        assertThat(CEL.compile(text, VOCABULARY)).isInstanceOf(Expressions.Faulty.class);
        return ((Expressions.Faulty) CEL.compile(text, VOCABULARY)).faults();
    }

    @Test void a_name_that_is_not_there_is_found_before_the_run() {
        assertThat(faults("vm.vm1.assigned > 0")).containsExactly("at character 1: there is no \"vm\" here; did you mean \"vms\"?");
        assertThat(faults("true &&\n tt > 1"))
            .containsExactly("at line 2, character 2 of it: there is no \"tt\" here; did you mean \"t\"?");
    }

    @Test void a_name_with_a_minus_needs_brackets() {
        assertThat(faults("vms.web-01.assigned > 0")).singleElement().asString().contains("vms['web-01'].state");
    }

    @Test void what_is_no_expression_is_found_before_the_run() {
        assertThat(faults("t >")).containsExactly("at character 4: the end is not expected here");
        assertThat(faults("t > 'a")).isNotEmpty();
        assertThat(faults("1 + 2")).containsExactly("it is never true or false; write a comparison such as \"... > 0\"");
        assertThat(faults("")).containsExactly("the expression is empty");
        assertThat(faults("(".repeat(10_000) + "t > 1" + ")".repeat(10_000))).isNotEmpty();
    }

    @Test void long_lists_are_looked_at() {
        assertThat(judge("numbers.all(x, x >= 0) && numbers.filter(x, x > 10).size() == 49989")).isEqualTo(Verdict.TRUE);
    }

    @Test void an_expression_that_would_run_for_ever_is_stopped() {
        var impatient = new CelExpressions(100_000);
        assertThat(impatient.ready("numbers.all(x, numbers.all(y, y >= 0))", VOCABULARY).in(VARIABLES).error())
            .contains("Iteration budget exceeded");
    }

    @Test void an_expression_that_would_take_all_memory_is_stopped() {
        String text = "x";
        for (int i = 0; i < 40; i++) text = "[x + x].map(x, " + text + ")";
        assertThat(judge("['a'].map(x, " + text + ").size() > 0").error()).contains("a text of more than");
        assertThat(judge("[[1]].map(x, " + text + ").size() > 0").error()).contains("a list of more than");
        assertThat(judge("lists.range(1000000000).size() > 0").error()).contains("a list of more than");
        String long20000 = "lists.range(20000).map(i, 'a').join()";
        assertThat(judge(long20000 + ".replace('', " + long20000 + ") == ''").error()).contains("a text of more than");
        assertThat(judge("lists.range(1000).map(i, lists.range(1000000)).size() > 0").error()).contains("if it were written out");
        assertThat(judge("numbers.map(i, numbers) == numbers.map(i, numbers)").error()).contains("if it were written out");
        assertThat(judge("numbers.map(i, [i]).sort() == []").error()).isNotEmpty();
    }

    @Test void an_expression_that_would_never_finish_comparing_is_stopped() {
        String text = "x";
        for (int i = 0; i < 14; i++) text = "[[x, x, x, x]].map(x, " + text + ")";
        assertThat(judge("[1].map(x, " + text + ") == [1].map(x, " + text + ")").error()).contains("if it were written out");
        assertThat(judge("dyn([1].map(x, " + text + ")) && true").error()).contains("if it were written out");
    }

    @Test void who_asks_may_stop_the_answer() {
        var condition = CEL.ready("numbers.all(x, numbers.all(y, y >= 0))", VOCABULARY);
        var asked = new int[1];
        assertThatThrownBy(() -> condition.in(VARIABLES, () -> {
            if (++asked[0] == 1_000) throw new OverLimit(Limit.PROCESSOR, "enough");
        })).isInstanceOf(OverLimit.class);
    }

    @Test void an_answer_does_not_depend_on_who_asked_before() {
        var condition = CEL.ready("t > 5.0", VOCABULARY);
        assertThat(condition.in(Map.of("t", 6.0)).held()).isTrue();
        assertThat(condition.in(Map.of("t", 4.0)).held()).isFalse();
        assertThat(condition.in(Map.of("t", 6.0)).held()).isTrue();
    }
}
