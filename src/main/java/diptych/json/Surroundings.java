package diptych.json;

import diptych.scenario.Expressions;
import diptych.scenario.Nearest;
import diptych.scenario.Vocabulary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What actions and expressions may speak of: the VMs that were declared, the labels of samples. */
final class Surroundings {
    private final Set<String> vms;
    private final Set<String> labels = new LinkedHashSet<>();
    private final List<Expression> expressions = new ArrayList<>();

    /** Whether it is a condition or a check. */
    private enum Kind { CONDITION, CHECK }

    /** An expression that can be compiled when every label is known. */
    private record Expression(int line, String path, String text, Kind kind) {}

    Surroundings(Set<String> vms) {
        this.vms = vms;
    }

    Set<String> vms() {
        return vms;
    }

    Value<String> vmName() {
        return (node, path, problems) -> Value.text().read(node, path, problems).flatMap(name -> {
            if (vms.contains(name)) return Optional.of(name);
            String hint = vms.isEmpty() ? "vms declares none" : Nearest.hint(name, vms);
            problems.add(node.line(), path, "there is no virtual machine \"" + name + "\"; " + hint);
            return Optional.empty();
        });
    }

    /** For examples. */
    String anyVm() {
        return vms.isEmpty() ? "vm1" : vms.iterator().next();
    }

    Value<String> label() {
        return Value.text().map(label -> {
            labels.add(label);
            return label;
        });
    }

    Value<String> condition() {
        return expression(Kind.CONDITION);
    }

    Value<String> check() {
        return expression(Kind.CHECK);
    }

    private Value<String> expression(Kind kind) {
        return (node, path, problems) -> Value.text().read(node, path, problems).map(text -> {
            expressions.add(new Expression(node.line(), path, text, kind));
            return text;
        });
    }

    /** Looks for mistakes in every expression that was read. */
    void compile(Expressions compiler, Problems problems) {
        var conditions = faults(compiler, Vocabulary.ofConditions(vms, labels));
        var checks = faults(compiler, Vocabulary.ofChecks(vms, labels));
        for (Expression expression : expressions) {
            var faults = (expression.kind == Kind.CHECK ? checks : conditions).apply(expression.text);
            faults.forEach(fault -> problems.add(expression.line, expression.path, fault));
        }
    }

    /** The same text is compiled once. */
    private static Function<String, List<String>> faults(Expressions compiler, Vocabulary vocabulary) {
        Map<String, List<String>> known = new HashMap<>();
        return text -> known.computeIfAbsent(text, any -> switch (compiler.compile(text, vocabulary)) {
            case Expressions.Ready ready -> List.of();
            case Expressions.Faulty faulty -> faulty.faults();
        });
    }
}
