package diptych.lessons;

import diptych.sim.model.KernelVersion;

/**
 * A kernel that the learner may choose for the VM the lesson is about: the same steps, told as that kernel tells them.
 *
 * @param id     in addresses and in texts, such as "2015"
 * @param kernel its release
 */
public record GuestChoice(String id, KernelVersion kernel) {}
