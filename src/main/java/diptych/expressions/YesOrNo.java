package diptych.expressions;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.CelComprehension;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * {@code smart_paging} tells how much lies in a Smart Paging file. Where a yes or no is asked for, as {@code Get-VM} answers
 * ({@code SmartPagingFileInUse}), it means whether anything does: {@code !vms.a.smart_paging}, {@code vms.a.smart_paging == true}.
 */
final class YesOrNo {
    private static final Set<String> SIZES = Set.of("smart_paging");
    private static final Set<String> LOGIC = Set.of("_&&_", "_||_", "!_");
    private static final Set<String> EQUALITY = Set.of("_==_", "_!=_");
    private static final String CHOICE = "_?_:_";
    /** Far above the ids that the parser gives. */
    private static final long FIRST_ID = 1_000_000_000L;

    private long nextId = FIRST_ID;

    private YesOrNo() {}

    static CelAbstractSyntaxTree rewritten(CelAbstractSyntaxTree parsed) {
        boolean mentioned = parsed.getExpr().toString().contains("smart_paging");
        return mentioned ? CelAbstractSyntaxTree.newParsedAst(new YesOrNo().rewrite(parsed.getExpr(), true), parsed.getSource()) : parsed;
    }

    private CelExpr rewrite(CelExpr expr, boolean asked) {
        return switch (expr.getKind()) {
            case SELECT -> asked && !expr.select().testOnly() && SIZES.contains(expr.select().field()) ? isMoreThanNothing(expr) : expr;
            case CALL -> call(expr, asked);
            case COMPREHENSION -> comprehension(expr);
            case LIST, MAP, STRUCT, IDENT, CONSTANT, NOT_SET -> expr;
        };
    }

    private CelExpr isMoreThanNothing(CelExpr size) {
        CelExpr nothing = CelExpr.ofConstant(nextId++, CelConstant.ofValue(0));
        return CelExpr.newBuilder().setId(nextId++).setCall(CelCall.newBuilder().setFunction("_>_").addArgs(size, nothing).build()).build();
    }

    private CelExpr call(CelExpr expr, boolean asked) {
        CelCall call = expr.call();
        List<CelExpr> args = call.args();
        boolean compared = EQUALITY.contains(call.function()) && args.stream().anyMatch(YesOrNo::isYesOrNo);
        var rewritten = IntStream.range(0, args.size())
            .mapToObj(i -> rewrite(args.get(i), compared || LOGIC.contains(call.function()) || isAsked(call.function(), i, asked)))
            .toList();
        var changed = call.toBuilder().clearArgs().addArgs(rewritten);
        call.target().ifPresent(target -> changed.setTarget(rewrite(target, false)));
        return expr.toBuilder().setCall(changed.build()).build();
    }

    private static boolean isAsked(String function, int argument, boolean asked) {
        return function.equals(CHOICE) && (argument == 0 || asked);
    }

    private static boolean isYesOrNo(CelExpr expr) {
        return expr.getKind() == Kind.CONSTANT && expr.constant().getKind() == CelConstant.Kind.BOOLEAN_VALUE;
    }

    /** The body of {@code all}, {@code exists} and their like is logic and choices. */
    private CelExpr comprehension(CelExpr expr) {
        CelComprehension loop = expr.comprehension();
        return expr.toBuilder().setComprehension(loop.toBuilder()
            .setIterRange(rewrite(loop.iterRange(), false))
            .setLoopStep(rewrite(loop.loopStep(), false)).build()).build();
    }
}
