package diptych.lessons;

import diptych.scenario.Action;
import diptych.scenario.Condition;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A stretch of a lesson: playing it performs its actions, one after the other.
 *
 * @param id         in addresses and problems
 * @param phase      its place among the steps, from 1; the rail and the chart's shading show it
 * @param actions    what playing it does
 * @param refused    those of the actions, counted from 0, that show how something is refused
 * @param situations names for what may be the case while it lasts; its text has passages for them
 * @param broken     those of the situations that come about only where a learner breaks something
 * @param questions  about what playing it does, in the order they are asked
 */
public record Step(String id, int phase, List<Action> actions, Set<Integer> refused, Map<String, Condition> situations,
                   Set<String> broken, List<Question> questions) {
    public Step {
        actions = List.copyOf(actions);
        refused = Set.copyOf(refused);
        situations = Map.copyOf(situations);
        broken = Set.copyOf(broken);
        questions = List.copyOf(questions);
    }

    /** A step in which nothing is refused. */
    public Step(String id, int phase, List<Action> actions, Map<String, Condition> situations, Set<String> broken,
                List<Question> questions) {
        this(id, phase, actions, Set.of(), situations, broken, questions);
    }

    /** A step about which nothing is asked. */
    public Step(String id, int phase, List<Action> actions, Map<String, Condition> situations, Set<String> broken) {
        this(id, phase, actions, situations, broken, List.of());
    }

    /** A step in which nothing needs to be broken for anything to come about. */
    public Step(String id, int phase, List<Action> actions, Map<String, Condition> situations) {
        this(id, phase, actions, situations, Set.of());
    }

    /** What is asked before it is played. */
    public List<Question> predictions() {
        return questions.stream().filter(question -> question.when().isAhead()).toList();
    }

    /** What is asked when the lesson is over. */
    public List<Question> recall() {
        return questions.stream().filter(question -> question.when().isAfterwards()).toList();
    }

    /** What a text is told about a moment of this step. */
    public Scene scene(GuestChoice guest, Facts now, Facts before) {
        var holding = new HashSet<String>();
        holding.add(guest.id());
        var variables = Condition.comparison(now.world(), before.world());
        situations.forEach((name, condition) -> {
            if (condition.holds(variables)) holding.add(name);
        });
        return new Scene(now, before, holding);
    }
}
