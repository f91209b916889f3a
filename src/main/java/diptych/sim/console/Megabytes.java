package diptych.sim.console;

import diptych.sim.units.MiB;
import diptych.sim.units.Pages;

/** Sizes as Hyper-V Manager writes them: mebibytes, cut off, called "MB". */
final class Megabytes {
    private Megabytes() {}

    static String of(MiB size) {
        return size.count() + " MB";
    }

    static String of(Pages size) {
        return size.mib() + " MB";
    }
}
