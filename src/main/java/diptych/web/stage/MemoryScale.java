package diptych.web.stage;

import diptych.sim.model.Vm;
import diptych.sim.units.Pages;
import diptych.web.view.MemoryPicture.Scale;

/** What the heights of a picture of memory mean. */
final class MemoryScale {
    /** A maximum so many times the startup memory still fits into a picture in which the startup memory can be seen. */
    private static final long DRAWABLE = 8;

    private MemoryScale() {}

    /** One scale for the whole run, so that a bar that has not changed does not move; the maximum belongs to it unless it is out of
     * reach. */
    static Scale of(Vm now, Vm atEnd) {
        var settings = now.settings();
        Pages most = now.account().startup().plus(atEnd.account().hotAdded()).max(settings.startup().pages());
        Pages maximum = settings.maximum().pages();
        boolean drawable = maximum.count() <= DRAWABLE * settings.startup().pages().count();
        Pages top = drawable ? maximum.max(most) : Pages.pages(most.count() * 5 / 4);
        return new Scale(top, settings.minimum().pages(), settings.startup().pages(), maximum);
    }
}
