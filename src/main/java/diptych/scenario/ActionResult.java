package diptych.scenario;

import diptych.sim.units.SimTime;
import java.util.Map;

/**
 * What became of an action.
 *
 * @param name    the word after {@code do}
 * @param vm      the VM it concerned; empty if none
 * @param began   when it began
 * @param ended   when its work was done; of one that runs beside the others, when that came to its end, or the run did
 * @param ok      whether it was done
 * @param message why it was not, in the vendor's words where they are known; empty when there is nothing to say
 * @param found   what else it has to tell, such as the number of tries
 */
public record ActionResult(String name, String vm, SimTime began, SimTime ended, boolean ok, String message, Map<String, Object> found) {

    ActionResult endedAt(SimTime moment, boolean wasOk, String why) {
        return new ActionResult(name, vm, began, moment, wasOk, why, found);
    }

    ActionResult endedAt(SimTime moment) {
        return new ActionResult(name, vm, began, moment, ok, message, found);
    }
}
