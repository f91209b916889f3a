package diptych.lessons;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A place in a source: one of the claims that we take from it.
 *
 * @param tag   of the source, such as "K-4.2"
 * @param claim its short name, such as "floor"
 */
public record Citation(String tag, String claim) {
    private static final Pattern WRITTEN = Pattern.compile("([A-Z][A-Za-z0-9.-]*)#([a-z0-9-]+)");

    /** Reads "K-4.2#floor"; empty if it is not of that form. */
    public static Optional<Citation> of(String written) {
        var parts = WRITTEN.matcher(written);
        return parts.matches() ? Optional.of(new Citation(parts.group(1), parts.group(2))) : Optional.empty();
    }

    /** As texts write it, between brackets. */
    public String written() {
        return tag + "#" + claim;
    }

    /** The id of the claim on the page of sources. */
    public String id() {
        return tag + "." + claim;
    }

    public String address(Language language) {
        return "/sources?lang=" + language.tag() + "#" + id();
    }
}
