package diptych.classroom;

import diptych.lessons.Step;
import diptych.sim.model.World;
import diptych.sim.units.SimTime;

/**
 * Where a step that was played lies in its run. The moment {@code from} still belongs to what was before.
 *
 * @param step   the step
 * @param from   when it was begun
 * @param to     when its last action had ended, or when it is judged
 * @param before the world when it was begun, with which texts compare
 */
public record StepSpan(Step step, SimTime from, SimTime to, World before) {}
