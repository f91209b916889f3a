package diptych.lessons;

import java.util.Optional;

/** A language that every text exists in. */
public enum Language {
    EN("en"), ZH("zh");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** As {@code lang} in an address and in HTML writes it; also the name of a lesson's text file. */
    public String tag() {
        return tag;
    }

    /** The language of a tag such as "zh", "zh-CN" or "EN"; empty if there is none. */
    public static Optional<Language> of(String written) {
        for (Language language : values()) {
            if (written.equalsIgnoreCase(language.tag) || written.toLowerCase(java.util.Locale.ROOT).startsWith(language.tag + "-")) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }
}
