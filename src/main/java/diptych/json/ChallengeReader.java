package diptych.json;

import diptych.json.ActionReader.Placed;
import diptych.json.Node.Items;
import diptych.json.Node.Mapping;
import diptych.lessons.Challenge;
import diptych.lessons.Challenge.Doing;
import diptych.lessons.Challenge.Way;
import diptych.lessons.Goal;
import diptych.lessons.GuestChoice;
import diptych.lessons.Step;
import diptych.scenario.Action;
import diptych.scenario.Condition;
import diptych.scenario.Expressions;
import diptych.scenario.Verdict;
import diptych.sim.units.SimTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the {@code challenge} of a lesson: how long it lasts, its goals, and ways to reach them. */
final class ChallengeReader {
    private static final String CHALLENGE = "challenge";
    private static final String GOALS = "goals";
    private static final String SOLUTION = "solution";
    private static final String ALSO = "also";
    private static final String EXAMPLE = "calm: { always: vms.web01.status != \"Warning\" }";
    private static final List<String> KINDS = List.of("always", "once", "finally", "commands");
    private static final int LONGEST = 3_600;
    private static final int MOST_GOALS = 6;
    private static final int MOST_COMMANDS = 20;

    private final Surroundings around;
    private final Expressions expressions;
    private final Problems problems;

    ChallengeReader(Surroundings around, Expressions expressions, Problems problems) {
        this.around = around;
        this.expressions = expressions;
        this.problems = problems;
    }

    /** A challenge, and where its parts are written. */
    record Written(Challenge challenge, Situations.Place place, Map<String, Situations.Place> situations,
                   List<Situations.Place> ways) {}

    /** @param phase its place among the steps, from 1 */
    Optional<Written> read(Fields lesson, int phase, List<GuestChoice> guests, Situations everywhere) {
        var node = lesson.node(CHALLENGE);
        if (node.isEmpty()) return Optional.empty();
        var fields = Fields.of(node.get(), lesson.path(CHALLENGE), problems);
        int lasts = fields.required("lasts", Value.whole("seconds", 1, LONGEST), "300").orElse((long) LONGEST).intValue();
        var situations = everywhere.and(fields, around, expressions, guests);
        var goals = goals(fields, lasts);
        var ways = new ArrayList<Way>();
        var written = new ArrayList<Situations.Place>();
        solution(fields, lasts).ifPresent(ways::add);
        written.add(new Situations.Place(fields.line(SOLUTION), fields.path(SOLUTION)));
        also(fields, lasts, ways, written);
        fields.finish();
        var step = new Step(CHALLENGE, phase, List.of(), situations.conditions(), situations.broken());
        return Optional.of(new Written(new Challenge(step, lasts, goals, ways), new Situations.Place(fields.line(), fields.path()),
            situations.places(), written));
    }

    private List<Goal> goals(Fields fields, int lasts) {
        var goals = new ArrayList<Goal>();
        if (!(fields.node(GOALS).orElse(null) instanceof Mapping mapping) || mapping.entries().isEmpty()
            || mapping.entries().size() > MOST_GOALS) {
            fields.problem(GOALS, "must be a map of one to " + MOST_GOALS + " goals by name; write " + EXAMPLE);
            return goals;
        }
        mapping.entries().forEach((id, entry) -> {
            var path = Fields.child(fields.path(GOALS), id);
            Situations.checkName(id, entry.line(), path, problems);
            goals.add(goal(id, Fields.of(entry.value(), path, problems), lasts));
        });
        if (goals.stream().filter(Goal.Commands.class::isInstance).count() > 1) {
            fields.problem(GOALS, "the commands are counted by two goals; one is enough");
        }
        return goals;
    }

    /** One that has a mistake is never reached; that is better than that its words have nothing to stand for. */
    private Goal goal(String id, Fields fields, int lasts) {
        var kinds = KINDS.stream().filter(fields::has).toList();
        if (kinds.size() != 1) {
            fields.leaveUnread();
            problems.add(fields.line(), fields.path(), kinds.isEmpty()
                ? "when is it reached? It needs one of " + String.join(", ", KINDS) + "; write " + EXAMPLE
                : "is " + String.join(" and ", kinds) + " at once, but a goal is of one kind");
            return new Goal.Once(id, variables -> Verdict.FALSE);
        }
        Goal goal = switch (kinds.get(0)) {
            case "always" -> always(id, fields, lasts);
            case "once" -> new Goal.Once(id, condition(fields, "once"));
            case "finally" -> new Goal.Finally(id, condition(fields, "finally"));
            default -> new Goal.Commands(id, fields.required("commands", Value.whole("", 1, MOST_COMMANDS), "3").orElse(1L).intValue());
        };
        fields.finish();
        return goal;
    }

    private Goal always(String id, Fields fields, int lasts) {
        SimTime from = fields.withDefault("from", Value.seconds("0"), SimTime.ZERO);
        var length = fields.optional("for", Value.seconds("0.000001"));
        SimTime end = SimTime.seconds(lasts);
        if (!from.isBefore(end)) fields.problem("from", "is " + from + ", but the challenge is over after " + lasts + " s");
        else if (length.isPresent() && from.plus(length.get()).isAfter(end)) {
            fields.problem("for", "does not fit: the challenge is over after " + lasts + " s");
        }
        var condition = condition(fields, "always");
        return length.<Goal>map(held -> new Goal.Held(id, condition, from, held)).orElseGet(() -> new Goal.Always(id, condition, from));
    }

    private Condition condition(Fields fields, String name) {
        return fields.node(name).flatMap(node -> Situations.condition(node, fields.path(name), around, expressions, problems))
            .orElse(variables -> Verdict.FALSE);
    }

    private Optional<Way> solution(Fields fields, int lasts) {
        if (!fields.has(SOLUTION)) fields.problem(SOLUTION, "is missing; write solution: [ ... ], commands that reach every goal");
        return fields.node(SOLUTION).flatMap(node -> way(node, fields.path(SOLUTION), lasts));
    }

    private void also(Fields fields, int lasts, List<Way> ways, List<Situations.Place> written) {
        var node = fields.node(ALSO).orElse(null);
        if (node instanceof Items items) {
            for (int i = 0; i < items.all().size(); i++) {
                var path = Fields.element(fields.path(ALSO), i);
                way(items.all().get(i), path, lasts).ifPresent(ways::add);
                written.add(new Situations.Place(items.all().get(i).line(), path));
            }
        } else if (node != null) {
            fields.problem(ALSO, "must be a list of other solutions, each a list of actions");
        }
    }

    private Optional<Way> way(Node node, String path, int lasts) {
        var doings = new ArrayList<Doing>();
        SimTime after = SimTime.ZERO;
        for (Placed placed : new ActionReader(around, false).read(node, path, problems)) {
            if (placed.action() instanceof Action.Settle settle) {
                after = after.plus(settle.length());
                continue;
            }
            var command = Doings.command(placed.action());
            if (command.isEmpty()) problems.add(placed.line(), placed.path(),
                "a learner cannot do this by hand; a solution is made of commands, and of settle between them");
            if (!after.isBefore(SimTime.seconds(lasts))) problems.add(placed.line(), placed.path(),
                "this is done after " + after + ", but the challenge is over after " + lasts + " s");
            if (command.isPresent()) doings.add(new Doing(after, Doings.line(command.get()).orElse(""), command.get()));
        }
        if (doings.isEmpty() && problems.isEmpty()) {
            problems.add(node.line(), path, "does nothing; write the commands that reach every goal");
        }
        return doings.isEmpty() ? Optional.empty() : Optional.of(new Way(doings));
    }
}
