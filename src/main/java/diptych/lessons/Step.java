package diptych.lessons;

import diptych.scenario.Action;
import diptych.scenario.Condition;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * A stretch of a lesson: playing it performs its actions, one after the other.
 *
 * @param id         in addresses and problems
 * @param phase      its place among the steps, from 1; the rail and the chart's shading show it
 * @param actions    what playing it does
 * @param situations names for what may be the case while it lasts; its text has passages for them
 */
public record Step(String id, int phase, List<Action> actions, Map<String, Condition> situations) {
    public Step {
        actions = List.copyOf(actions);
        situations = Map.copyOf(situations);
    }

    /** What a text is told about a moment of this step. */
    public Scene scene(GuestChoice guest, Facts now, Facts before) {
        var holding = new HashSet<String>();
        holding.add(guest.id());
        situations.forEach((name, condition) -> {
            if (condition.holds(now.world(), before.world())) holding.add(name);
        });
        return new Scene(now, before, holding);
    }
}
