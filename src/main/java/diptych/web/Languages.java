package diptych.web;

import diptych.lessons.Language;
import io.javalin.http.Context;

import java.util.Optional;

/** Which language a reader gets: {@code lang} in the address decides, then what the browser asks for, then English. */
public final class Languages {
    private Languages() {}

    public static Language of(Context context) {
        return chosen(context.queryString(), context.header("Accept-Language"));
    }

    static Language chosen(String query, String acceptLanguage) {
        return named(query).orElseGet(() -> preferred(acceptLanguage));
    }

    private static Optional<Language> named(String query) {
        if (query == null) {
            return Optional.empty();
        }
        for (String field : query.split("&")) {
            if (field.startsWith("lang=")) {
                return Language.of(field.substring("lang=".length()));
            }
        }
        return Optional.empty();
    }

    private static Language preferred(String acceptLanguage) {
        return Quality.ranked(acceptLanguage).stream().flatMap(tag -> Language.of(tag).stream()).findFirst().orElse(Language.EN);
    }
}
