package diptych.json;

import java.util.Locale;

/** The two ways to write a file. */
public enum Format {
    YAML("YAML"), JSON("JSON");

    private final String called;

    Format(String called) {
        this.called = called;
    }

    String called() {
        return called;
    }

    /** By the name of the file; one that does not tell is JSON if it begins like {@code {"title":}, and YAML otherwise. */
    static Format of(String file, String text) {
        String name = file.toLowerCase(Locale.ROOT);
        if (name.endsWith(".json")) return JSON;
        if (name.endsWith(".yaml") || name.endsWith(".yml")) return YAML;
        return text.matches("(?s)\\s*\\{\\s*[\"}].*") ? JSON : YAML;
    }
}
