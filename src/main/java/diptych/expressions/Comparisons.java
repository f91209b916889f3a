package diptych.expressions;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import java.util.Set;

/** Expressions that only look things up and compare them; most conditions do. They are as long as they are written, and no longer. */
final class Comparisons {
    private static final Set<String> COMPARING =
        Set.of("_&&_", "_||_", "!_", "_?_:_", "_==_", "_!=_", "_<_", "_<=_", "_>_", "_>=_", "@in", "_[_]", "size");

    private Comparisons() {}

    static boolean areAllOf(CelExpr expr) {
        return switch (expr.getKind()) {
            case IDENT, CONSTANT -> true;
            case SELECT -> areAllOf(expr.select().operand());
            case LIST -> expr.list().elements().stream().allMatch(Comparisons::areAllOf);
            case CALL -> areAllOf(expr.call());
            case MAP, STRUCT, COMPREHENSION, NOT_SET -> false;
        };
    }

    private static boolean areAllOf(CelCall call) {
        return COMPARING.contains(call.function()) && call.args().stream().allMatch(Comparisons::areAllOf)
            && call.target().map(Comparisons::areAllOf).orElse(true);
    }
}
