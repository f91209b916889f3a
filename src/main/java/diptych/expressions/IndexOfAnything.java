package diptych.expressions;

import dev.cel.checker.CelStandardDeclarations;
import dev.cel.checker.CelStandardDeclarations.StandardFunction.Overload.Index;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompilerBuilder;

/**
 * {@code logs['web-01']}: what a name in brackets leads to may be anything, as after a dot. CEL's own declaration gives it a type that
 * the first function applied to it pins down, so that {@code logs['web-01'].size()} would look for a text and fail on the list.
 */
final class IndexOfAnything {
    private IndexOfAnything() {}

    static void declare(CelCompilerBuilder compiler) {
        compiler.setStandardEnvironmentEnabled(false)
            .setStandardDeclarations(CelStandardDeclarations.newBuilder()
                .filterFunctions((function, overload) -> overload != Index.INDEX_MAP).build())
            .addFunctionDeclarations(CelFunctionDecl.newFunctionDeclaration("_[_]", CelOverloadDecl.newGlobalOverload("index_map",
                SimpleType.DYN, MapType.create(SimpleType.DYN, SimpleType.DYN), SimpleType.DYN)));
    }
}
