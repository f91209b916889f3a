package diptych.lessons;

import diptych.scenario.Condition;
import diptych.sim.units.SimTime;

/** What is to be reached in a challenge; all of it is judged over everything that happened while it lasted. */
public sealed interface Goal {

    /** Unique in its challenge; in texts. */
    String id();

    /** True at every moment. @param from how long after the beginning that is first asked */
    record Always(String id, Condition condition, SimTime from) implements Goal {}

    /** True for a while without a break. @param from how long after the beginning that can begin. @param length of the while */
    record Held(String id, Condition condition, SimTime from, SimTime length) implements Goal {}

    /** True at some moment. */
    record Once(String id, Condition condition) implements Goal {}

    /** True at the end. */
    record Finally(String id, Condition condition) implements Goal {}

    /** Done with few commands. Who only reads, or lets time pass, has given none. @param most so many are allowed */
    record Commands(String id, int most) implements Goal {}
}
