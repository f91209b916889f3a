package diptych.expressions;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import diptych.scenario.Expressions;
import diptych.scenario.Nearest;
import diptych.scenario.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * CEL with its standard macros and functions, and the mathematics, text, list, binding and two-variable extensions. Numbers of
 * different kinds may be compared and reckoned with each other ({@link MixedArithmetic}). Every evaluation ends: loops together
 * have a limited number of turns, what makes texts or lists longer has limits ({@link BoundedGrowth}), and whoever asks can stop it.
 */
public final class CelExpressions implements Expressions {
    /** Turns of all loops of one evaluation. */
    private static final int MOST_TURNS = 10_000_000;
    private static final int DEEPEST = 250;

    private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '([^']*)'.*");

    /** The parser goes on to name every token it could have taken; nobody reads that. */
    private static final Pattern UNEXPECTED =
        Pattern.compile("(?s)(?:mismatched input|extraneous input|no viable alternative at input) ('.*?')(?: expecting .*)?");

    private final CelOptions options;
    private final CelRuntime runtime;
    private final Map<Set<String>, CelCompiler> compilers = new ConcurrentHashMap<>();

    public CelExpressions() {
        this(MOST_TURNS);
    }

    CelExpressions(int mostTurns) {
        this.options = CelOptions.current()
            .enableHeterogeneousNumericComparisons(true)
            .enableReservedIds(false) // a sample may be labelled "loop"
            .enableQuotedIdentifierSyntax(true) // vms.`web-01`
            .comprehensionMaxIterations(mostTurns)
            .maxParseRecursionDepth(DEEPEST)
            .build();
        this.runtime = runtime(options);
    }

    @Override
    public Compiled compile(String text, Vocabulary vocabulary) {
        if (text.isBlank()) return new Faulty(List.of("the expression is empty"));
        var compiler = compilers.computeIfAbsent(Set.copyOf(vocabulary.variables().keySet()), this::compiler);
        try {
            CelAbstractSyntaxTree parsed = compiler.parse(text).getAst();
            var misspelt = NameCheck.faults(parsed, vocabulary);
            CelAbstractSyntaxTree checked = compiler.check(YesOrNo.rewritten(parsed)).getAst();
            if (!misspelt.isEmpty()) return new Faulty(misspelt);
            if (!mayBeBoolean(checked)) return new Faulty(List.of("it is never true or false; write a comparison such as \"... > 0\""));
            return new Ready(new CelCondition(runtime.createProgram(checked), Comparisons.areAllOf(checked.getExpr())));
        } catch (CelValidationException wrong) {
            return new Faulty(wrong.getErrors().stream().map(issue -> sentence(issue, text, vocabulary)).toList());
        } catch (CelEvaluationException wrong) {
            return new Faulty(List.of(wrong.getMessage()));
        }
    }

    private static boolean mayBeBoolean(CelAbstractSyntaxTree checked) {
        return checked.getResultType().equals(SimpleType.BOOL) || checked.getResultType().equals(SimpleType.DYN);
    }

    private static String sentence(CelIssue issue, String text, Vocabulary vocabulary) {
        var where = issue.getSourceLocation();
        boolean known = where.getLine() > 0;
        String place = !known ? "" : text.indexOf('\n') < 0 ? "at character " + (where.getColumn() + 1) + ": "
            : "at line " + where.getLine() + ", character " + (where.getColumn() + 1) + " of it: ";
        return place + explained(issue.getMessage(), vocabulary);
    }

    private static String explained(String message, Vocabulary vocabulary) {
        if (message.contains("does not support field selection")) {
            return "a name with a minus or a blank stands in brackets, as in vms['web-01'].state, and only maps have fields";
        }
        Matcher undeclared = UNDECLARED.matcher(message);
        if (!undeclared.matches()) return UNEXPECTED.matcher(message).replaceFirst("$1 is not expected here").replace("'<EOF>'", "the end");
        var names = new ArrayList<>(vocabulary.variables().keySet());
        return "there is no \"" + undeclared.group(1) + "\" here; " + Nearest.hint(undeclared.group(1), names);
    }

    private CelCompiler compiler(Set<String> variables) {
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(options)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addLibraries(CelExtensions.math(), CelExtensions.strings(), CelExtensions.lists(), CelExtensions.bindings(),
                CelExtensions.comprehensions());
        IndexOfAnything.declare(builder);
        MixedArithmetic.declare(builder);
        variables.forEach(name -> builder.addVar(name, SimpleType.DYN));
        return builder.build();
    }

    private static CelRuntime runtime(CelOptions options) {
        var builder = CelRuntimeFactory.standardCelRuntimeBuilder()
            .setOptions(options)
            .addLibraries(CelExtensions.math(), CelExtensions.comprehensions());
        MixedArithmetic.bind(builder);
        BoundedGrowth.bind(builder);
        return builder.build();
    }
}
