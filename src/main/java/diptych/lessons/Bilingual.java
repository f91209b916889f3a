package diptych.lessons;

/** The same text in both languages; marks as in {@link Prose}. */
public record Bilingual(String english, String chinese) {

    /** For what both languages write alike, such as the name of a program. */
    public static Bilingual alike(String text) {
        return new Bilingual(text, text);
    }

    public String in(Language language) {
        return switch (language) {
            case EN -> english;
            case ZH -> chinese;
        };
    }
}
