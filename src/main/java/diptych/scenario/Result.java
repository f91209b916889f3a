package diptych.scenario;

import diptych.sim.model.Event;
import diptych.sim.model.World;
import diptych.sim.units.SimTime;
import java.util.List;
import java.util.Map;

/**
 * What came out of a scenario.
 *
 * @param scenario what was run
 * @param end      the world after the last action
 * @param samples  by label, in the order in which labels were first used
 * @param actions  of every action, in order
 * @param events   in the order they happened
 * @param logs     of every VM, all its boots one after the other, and of the host
 * @param checks   in the order they were written
 * @param always   in the order they were written
 * @param laws     those that were broken
 */
public record Result(Scenario scenario, World end, Map<String, List<Sample>> samples, List<ActionResult> actions, List<Event> events,
                     Map<String, List<String>> logs, List<Check> checks, List<Always> always, List<BrokenLaw> laws) {

    /** @param error why it has no answer; empty when it has one */
    public record Check(String text, boolean held, String error) {}

    /**
     * @param brokenAt the first moment at which it was not true; {@link SimTime#NEVER} if it held
     * @param error    why it had no answer then; empty when it had one
     */
    public record Always(String text, SimTime brokenAt, String error) {
        public boolean held() {
            return brokenAt == SimTime.NEVER;
        }
    }

    /** @param at the first moment at which it was broken */
    public record BrokenLaw(SimTime at, String sentence) {}

    /** Whether every check, everything that should always be true, and every law held. */
    public boolean held() {
        return checks.stream().allMatch(Check::held) && always.stream().allMatch(Always::held) && laws.isEmpty();
    }
}
