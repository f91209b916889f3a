package diptych.lessons;

import diptych.sim.model.ModelChoice;
import java.util.List;
import java.util.Optional;

/**
 * Something public that lessons rely on, and what they take from it.
 *
 * @param tag     short name in texts, such as "K-4.2"
 * @param title   as it is, in its own language
 * @param by      author or publisher
 * @param date    of its publication, as exactly as it is known; empty for what has none
 * @param address where it can be read; empty for what is ours
 * @param claims  what we take from it, in our own words
 */
public record Source(String tag, Bilingual title, Bilingual by, Optional<String> date, Optional<String> address, List<Claim> claims) {
    public Source {
        claims = List.copyOf(claims);
    }

    /**
     * One thing that a source says.
     *
     * @param name    within its source
     * @param text    in our own words
     * @param choices constants of the model that rest on it or, where nothing is public, stand in for it
     */
    public record Claim(String name, Bilingual text, List<ModelChoice> choices) {
        public Claim {
            choices = List.copyOf(choices);
        }
    }

    public Citation citation(Claim claim) {
        return new Citation(tag, claim.name());
    }
}
