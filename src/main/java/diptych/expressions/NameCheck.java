package diptych.expressions;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.CelComprehension;
import dev.cel.common.ast.CelExpr.CelSelect;
import diptych.scenario.Nearest;
import diptych.scenario.Shape;
import diptych.scenario.Shape.Elements;
import diptych.scenario.Shape.Named;
import diptych.scenario.Vocabulary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds names that cannot exist: a VM that the scenario does not have, a field that no sample has. To CEL, everything is dynamic and
 * a misspelt name an error that shows only in the run; authors should hear of it before. {@code has(x.y)} may ask for anything.
 */
final class NameCheck {
    private static final String INDEX = "_[_]";

    private final List<String> faults = new ArrayList<>();

    private NameCheck() {}

    static List<String> faults(CelAbstractSyntaxTree parsed, Vocabulary vocabulary) {
        var check = new NameCheck();
        check.shape(parsed.getExpr(), vocabulary.variables());
        return check.faults;
    }

    /** What is known of the value of an expression; everything inside it is looked at on the way. */
    private Shape shape(CelExpr expr, Map<String, Shape> scope) {
        return switch (expr.getKind()) {
            case IDENT -> scope.getOrDefault(expr.ident().name(), Shape.ANY);
            case SELECT -> select(expr.select(), scope);
            case CALL -> call(expr.call(), scope);
            case COMPREHENSION -> comprehension(expr.comprehension(), scope);
            case LIST -> list(expr, scope);
            case MAP -> {
                expr.map().entries().forEach(entry -> {
                    shape(entry.key(), scope);
                    shape(entry.value(), scope);
                });
                yield Shape.ANY;
            }
            case STRUCT, CONSTANT, NOT_SET -> Shape.ANY;
        };
    }

    private Shape select(CelSelect select, Map<String, Shape> scope) {
        Shape of = shape(select.operand(), scope);
        return select.testOnly() ? Shape.ANY : field(of, select.field());
    }

    private Shape field(Shape of, String name) {
        if (!(of instanceof Named named)) return Shape.ANY;
        Shape field = named.fields().get(name);
        if (field != null) return field;
        String hint = named.fields().isEmpty() ? "there are none" : Nearest.hint(name, named.fields().keySet());
        faults.add("\"" + name + "\" is not in " + named.called() + "; " + hint);
        return Shape.ANY;
    }

    private Shape call(CelCall call, Map<String, Shape> scope) {
        call.target().ifPresent(target -> shape(target, scope));
        if (!call.function().equals(INDEX)) {
            call.args().forEach(argument -> shape(argument, scope));
            return Shape.ANY;
        }
        Shape of = shape(call.args().get(0), scope);
        CelExpr index = call.args().get(1);
        shape(index, scope);
        return element(of, index);
    }

    private Shape element(Shape of, CelExpr index) {
        return switch (of) {
            case Elements elements -> elements.element();
            case Named named when isText(index) -> field(named, index.constant().stringValue());
            case Named named -> common(named);
            case Shape.Any any -> Shape.ANY;
        };
    }

    private static boolean isText(CelExpr index) {
        return index.getKind() == CelExpr.ExprKind.Kind.CONSTANT && index.constant().getKind() == CelConstant.Kind.STRING_VALUE;
    }

    /** {@code vms[name]}: whichever it is, all are alike. */
    private static Shape common(Named named) {
        var shapes = named.fields().values().stream().distinct().toList();
        return shapes.size() == 1 ? shapes.get(0) : Shape.ANY;
    }

    private Shape list(CelExpr expr, Map<String, Shape> scope) {
        expr.list().elements().forEach(element -> shape(element, scope));
        return Shape.ANY;
    }

    private Shape comprehension(CelComprehension loop, Map<String, Shape> scope) {
        Shape range = shape(loop.iterRange(), scope);
        var inside = new HashMap<>(scope);
        boolean two = !loop.iterVar2().isEmpty();
        inside.put(loop.iterVar(), two ? Shape.ANY : range instanceof Elements elements ? elements.element() : Shape.ANY);
        if (two) inside.put(loop.iterVar2(), range instanceof Elements elements ? elements.element() : secondOf(range));
        inside.put(loop.accuVar(), shape(loop.accuInit(), scope));
        shape(loop.loopCondition(), inside);
        shape(loop.loopStep(), inside);
        shape(loop.result(), inside);
        return Shape.ANY;
    }

    private static Shape secondOf(Shape range) {
        return range instanceof Named named ? common(named) : Shape.ANY;
    }
}
