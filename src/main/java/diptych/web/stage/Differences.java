package diptych.web.stage;

import diptych.sim.units.Pages;
import diptych.web.view.Phrase;
import diptych.web.view.Stage.Tone;
import diptych.web.view.Stage.Trend;
import diptych.web.view.Stage.Value;
import java.util.List;

/** How numbers stand against what they were when the step began. */
final class Differences {
    private Differences() {}

    static Value of(String name, Pages before, Pages now, String unit) {
        return of(name, before.mib(), now.mib(), unit);
    }

    static Value of(String name, long before, long now, String unit) {
        return new Value(name, now + unit, Long.toString(before), trend(before, now), Tone.PLAIN);
    }

    private static Trend trend(long before, long now) {
        return now > before ? Trend.UP : now < before ? Trend.DOWN : Trend.SAME;
    }

    /** The three numbers of a guest that tell the story: two columns of {@code free}, and the balloon that no column names. */
    static List<Value> inside(Scene scene) {
        Readings now = scene.inside();
        Readings before = scene.insideBefore();
        if (!now.counts()) return List.of();
        return List.of(
            of("total", before.total(), now.total(), ""),
            of("used", before.usedMib(), now.usedMib(), ""),
            of(Phrase.SEG_BALLOON.in(scene.language()), before.ballooned(), now.ballooned(), ""));
    }
}
