package diptych.web.view;

import diptych.lessons.Language;
import java.util.List;
import java.util.Map;

/**
 * The forms from which a sandbox is made.
 *
 * @param filled what stands in the fields, by name; what is missing is empty
 * @param yaml   what stands in the field for a scenario
 * @param wrong  what is wrong with what was sent, each as a sentence; empty if nothing was
 */
public record SandboxPage(Language language, boolean namesLanguage, Map<String, String> filled, String yaml, List<String> wrong) {
    /** Machines that the form has room for; a scenario may have more. */
    public static final int ROOM = 4;
    /** Ready to be opened, by the name in the address. */
    public static final List<String> READY = List.of("one", "small-host", "static", "backup");

    public SandboxPage {
        filled = Map.copyOf(filled);
        wrong = List.copyOf(wrong);
    }

    String value(String field) {
        return filled.getOrDefault(field, "");
    }
}
