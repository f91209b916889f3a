package diptych.lessons;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The same text in both languages; marks as in {@link Prose}. */
public final class Bilingual {
    private final String english;
    private final String chinese;
    private final Map<Language, String> html = new ConcurrentHashMap<>();

    public Bilingual(String english, String chinese) {
        this.english = english;
        this.chinese = chinese;
    }

    /** For what both languages write alike, such as the name of a program. */
    public static Bilingual alike(String text) {
        return new Bilingual(text, text);
    }

    /** As it is written. */
    public String in(Language language) {
        return switch (language) {
            case EN -> english;
            case ZH -> chinese;
        };
    }

    /** As safe HTML that may stand inside a paragraph; made once. */
    public String html(Language language) {
        return html.computeIfAbsent(language, wanted -> Prose.html(in(wanted)));
    }
}
