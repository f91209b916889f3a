package diptych.web.view;

import java.util.List;

/**
 * That what is on the screen is a run that a link carries, which nobody holds.
 *
 * @param place    where we are
 * @param warnings what is not as it was when the link was made
 */
public record Shared(Place place, List<Phrase> warnings) {
    public Shared {
        warnings = List.copyOf(warnings);
    }
}
