package diptych.expressions;

import dev.cel.common.ast.CelExpr;
import dev.cel.runtime.ConcatenatedListView;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * How much an expression has put together. A list may hold the same list many times over and so cost little memory, and yet comparing
 * or printing it would never end: {@code [[x, x]].map(x, [[x, x]].map(...))} doubles with every level. So what is made is weighed, as
 * if everything in it were written out, and what is too heavy ends the evaluation.
 */
final class Weights {
    private static final long HEAVIEST = 20_000_000;
    /** A sample, an event or a VM weighs as much as a number: a run has a limited number of them, and a check may look at all. */
    private static final long VIEW = 1;
    private static final String OURS = "diptych.";

    /** Most expressions put nothing together. */
    private IdentityHashMap<Object, Long> known;

    /** An expression has come to a value; what it only looked up needs no weighing. */
    void check(CelExpr expr, Object value) {
        boolean made = switch (expr.getKind()) {
            case LIST, MAP, COMPREHENSION, CALL -> true;
            case SELECT, IDENT, CONSTANT, STRUCT, NOT_SET -> false;
        };
        boolean grows = value instanceof ConcatenatedListView; // a loop's result on its way; it is weighed when it is done
        if (made && !grows && of(value) > HEAVIEST) {
            throw new TooHeavy("it puts together a list or map that would hold more than 20,000,000 values if it were written out");
        }
    }

    private long of(Object value) {
        if (!(value instanceof List<?>) && !(value instanceof Map<?, ?>)) return 1;
        if (known == null) known = new IdentityHashMap<>();
        Long weight = known.get(value);
        if (weight != null) return weight;
        long weighed = weigh(value);
        known.put(value, weighed);
        return weighed;
    }

    private long weigh(Object value) {
        if (value.getClass().getName().startsWith(OURS)) return value instanceof List<?> list ? 1 + VIEW * list.size() : VIEW;
        Collection<?> elements = value instanceof Map<?, ?> map ? map.values() : (List<?>) value;
        long sum = 1;
        for (Object element : elements) sum = Math.min(Long.MAX_VALUE / 2, sum + of(element));
        return sum;
    }
}
