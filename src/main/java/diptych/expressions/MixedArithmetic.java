package diptych.expressions;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntimeBuilder;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/**
 * {@code t - 30} and {@code demand * 1.2}: CEL itself reckons with two whole numbers or two decimals only, and leaves authors who
 * mix them with "no matching overload". Here the whole number becomes a decimal.
 */
final class MixedArithmetic {
    private record Operator(String sign, String called, DoubleBinaryOperator does) {}

    private static final List<Operator> OPERATORS = List.of(
        new Operator("_+_", "add", Double::sum), new Operator("_-_", "subtract", (a, b) -> a - b),
        new Operator("_*_", "multiply", (a, b) -> a * b), new Operator("_/_", "divide", (a, b) -> a / b));

    private MixedArithmetic() {}

    static void declare(CelCompilerBuilder compiler) {
        for (Operator operator : OPERATORS) {
            compiler.addFunctionDeclarations(CelFunctionDecl.newFunctionDeclaration(operator.sign,
                CelOverloadDecl.newGlobalOverload(operator.called + "_int64_double", SimpleType.DOUBLE, SimpleType.INT, SimpleType.DOUBLE),
                CelOverloadDecl.newGlobalOverload(operator.called + "_double_int64", SimpleType.DOUBLE, SimpleType.DOUBLE,
                    SimpleType.INT)));
        }
    }

    static void bind(CelRuntimeBuilder runtime) {
        for (Operator operator : OPERATORS) {
            runtime.addFunctionBindings(
                CelFunctionBinding.from(operator.called + "_int64_double", Long.class, Double.class,
                    (a, b) -> operator.does.applyAsDouble(a, b)),
                CelFunctionBinding.from(operator.called + "_double_int64", Double.class, Long.class,
                    (a, b) -> operator.does.applyAsDouble(a, b)));
        }
    }
}
