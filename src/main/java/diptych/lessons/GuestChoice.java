package diptych.lessons;

import diptych.sim.model.GuestSettings;
import diptych.sim.model.GuestSettings.Daemon;
import diptych.sim.model.KernelVersion;
import java.util.Optional;

/**
 * A guest that the learner may choose for the VM the lesson is about: the same steps, told as that guest tells them.
 *
 * @param id     in addresses and in texts, such as "2015"
 * @param kernel its release
 * @param daemon whether the daemon that freezes file systems runs, if that is part of the choice
 */
public record GuestChoice(String id, KernelVersion kernel, Optional<Daemon> daemon) {

    /** Another kernel, and otherwise what the lesson says. */
    public GuestChoice(String id, KernelVersion kernel) {
        this(id, kernel, Optional.empty());
    }

    /** That guest, and otherwise as it was. */
    GuestSettings in(GuestSettings settings) {
        GuestSettings changed = settings.withKernel(kernel);
        return daemon.map(changed::withDaemon).orElse(changed);
    }
}
