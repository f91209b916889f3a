package diptych.json;

import diptych.json.Node.Mapping;
import diptych.lessons.Placeholder;
import diptych.lessons.Question;
import diptych.lessons.Question.Claim;
import diptych.lessons.Question.Shape;
import diptych.lessons.Question.Unit;
import diptych.lessons.Question.When;
import diptych.scenario.Expressions;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Reads the {@code questions} of a step: each has an id, and is a choice, a number, an order or a curve. */
final class QuestionReader {
    private static final String QUESTIONS = "questions";
    private static final String EXAMPLE = "total: { choice: { stays: \"...\", falls: \"...\" } }";
    /** What can be told apart on a phone. */
    private static final int MOST_OPTIONS = 6;
    private static final List<String> KINDS = List.of("choice", "number", "order", "curve");

    private final Surroundings around;
    private final Expressions expressions;
    private final Problems problems;

    QuestionReader(Surroundings around, Expressions expressions, Problems problems) {
        this.around = around;
        this.expressions = expressions;
        this.problems = problems;
    }

    /** A question, and where it is written. */
    record Written(Question question, Situations.Place place) {}

    List<Written> read(Fields step) {
        var questions = new ArrayList<Written>();
        var node = step.node(QUESTIONS).orElse(null);
        if (node instanceof Mapping mapping) {
            mapping.entries().forEach((id, entry) -> {
                var path = step.path(QUESTIONS) + "." + id;
                Situations.checkName(id, entry.line(), path, problems);
                question(id, Fields.of(entry.value(), path, problems))
                    .ifPresent(question -> questions.add(new Written(question, new Situations.Place(entry.line(), path))));
            });
        } else if (node != null) {
            step.problem(QUESTIONS, "must be a map of ids and questions; write " + EXAMPLE);
        }
        return questions;
    }

    private Optional<Question> question(String id, Fields fields) {
        var when = fields.withDefault("asked", Value.choice(Words.of(When.class)), When.AHEAD);
        var kinds = KINDS.stream().filter(fields::has).toList();
        Optional<Question> question = Optional.empty();
        if (kinds.size() == 1) {
            question = switch (kinds.get(0)) {
                case "choice" -> claims(fields, "choice").map(claims -> new Question.Choice(id, when, claims));
                case "number" -> amount(id, when, fields);
                case "order" -> claims(fields, "order").map(cards -> new Question.Order(id, when, cards));
                default -> curve(id, when, fields);
            };
        } else {
            fields.leaveUnread();
            problems.add(fields.line(), fields.path(), kinds.isEmpty()
                ? "what kind of question is it? It needs one of " + String.join(", ", KINDS) + "; write " + EXAMPLE
                : "is " + String.join(" and ", kinds) + " at once, but a question has one kind");
        }
        fields.finish();
        return question;
    }

    private Optional<Question> amount(String id, When when, Fields fields) {
        var value = fields.required("number", sum(), around.anyVm() + ".assigned");
        var tolerance = fields.withDefault("tolerance", Value.whole("", 0, Value.MOST_MIB), 0L);
        var unit = fields.withDefault("unit", Value.choice(Words.of(Unit.class)), Unit.MB);
        return value.map(sum -> new Question.Amount(id, when, sum, tolerance, unit));
    }

    private Optional<Question> curve(String id, When when, Fields fields) {
        var value = fields.required("curve", sum(), around.anyVm() + ".assigned");
        var top = fields.required("top", sum(), around.anyVm() + ".maximum");
        var heights = Value.list(Value.number("a share of the height", "", BigDecimal.ZERO, BigDecimal.ONE).map(BigDecimal::doubleValue));
        var shapes = options(fields, "shapes", (name, node) -> heights.read(node, fields.path("shapes") + "." + name, problems)
            .filter(all -> {
                if (all.size() >= 2) return true;
                problems.add(node.line(), fields.path("shapes") + "." + name, "a curve needs two heights at the least; write [0.2, 0.8]");
                return false;
            }).map(all -> new Shape(name, all)));
        if (value.isEmpty() || top.isEmpty() || shapes.isEmpty()) return Optional.empty();
        return Optional.of(new Question.Curve(id, when, value.get(), top.get(), shapes.get()));
    }

    private Optional<List<Claim>> claims(Fields fields, String name) {
        return options(fields, name, (id, node) -> Situations
            .condition(node, fields.path(name) + "." + id, around, expressions, problems).map(condition -> new Claim(id, condition)));
    }

    /** Two or more things by name. */
    private <T> Optional<List<T>> options(Fields fields, String name, BiFunction<String, Node, Optional<T>> option) {
        if (!(fields.node(name).orElse(null) instanceof Mapping mapping) || mapping.entries().size() < 2
            || mapping.entries().size() > MOST_OPTIONS) {
            fields.problem(name, "must be a map of two to " + MOST_OPTIONS + " answers by name");
            return Optional.empty();
        }
        var all = new ArrayList<T>();
        mapping.entries().forEach((id, entry) -> {
            Situations.checkPlain(id, entry.line(), fields.path(name) + "." + id, problems);
            option.apply(id, entry.value()).ifPresent(all::add);
        });
        return all.size() == mapping.entries().size() ? Optional.of(all) : Optional.empty();
    }

    private Value<Placeholder.Sum> sum() {
        return (node, path, found) -> Value.text().read(node, path, found).flatMap(text -> {
            try {
                return Optional.of(Placeholder.sum(text, around.vms()));
            } catch (IllegalArgumentException why) {
                found.add(node.line(), path, why.getMessage());
                return Optional.empty();
            }
        });
    }

    /** A question's id is the whole lesson's, for answers are kept by it. */
    static void checkUnique(List<List<Written>> steps, Problems problems) {
        Map<String, Situations.Place> known = new LinkedHashMap<>();
        for (Written written : steps.stream().flatMap(List::stream).toList()) {
            var earlier = known.putIfAbsent(written.question().id(), written.place());
            if (earlier != null) problems.add(written.place().line(), written.place().path(),
                "the lesson has a question of this name already, in line " + earlier.line());
        }
    }
}
