package diptych.lessons;

import java.util.Set;

/**
 * What a text is told about: a moment, the moment at which the step began, and what is the case.
 *
 * @param now     the moment shown
 * @param before  the moment at which the step began
 * @param holding the chosen guest and every situation of the step that holds now
 */
public record Scene(Facts now, Facts before, Set<String> holding) {
    public Scene {
        holding = Set.copyOf(holding);
    }

    /** The same moment, and other things are the case. */
    public Scene with(Set<String> others) {
        return new Scene(now, before, others);
    }
}
