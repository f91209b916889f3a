package diptych.web.view;

import java.util.Locale;

/**
 * Bytes that more than one place of a picture shows. Whatever shows them carries the key: point at one, and the style sheet lights up the
 * others. A block that is part of more than one amount carries the other keys as classes.
 */
public enum Same {
    /** No bytes that appear twice. */
    NOTHING,
    // Memory
    ASSIGNED, TOTAL, KEPT, OFFLINE, BALLOON, USED, FREE, CACHE, DEMAND, STARTUP, RANGE,
    // Backup
    DIRTY;

    private final String key = name().toLowerCase(Locale.ROOT);
    private final String attribute = name().equals("NOTHING") ? "" : " data-k=\"" + key + "\"";

    /** As it stands in pages. */
    public String key() {
        return key;
    }

    /** For a tag that is written by hand, with a blank before it. */
    String attribute() {
        return attribute;
    }

    /** The class of what is part of these bytes. */
    String part() {
        return "k-" + key;
    }

    /** The id of the sentence about them: what is kept back is a term of the equality, and all three settings are one range. */
    String sentence() {
        return "same-" + (this == KEPT ? ASSIGNED : this == STARTUP ? RANGE : this).key;
    }

    /**
     * What is true of these bytes at this moment.
     *
     * @param text states an equality with the numbers of the moment
     */
    public record Told(Same of, String text) {}
}
