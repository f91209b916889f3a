package diptych.json;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** The words that a file uses for the constants of an enum. */
final class Words {
    private Words() {}

    /** The constants' own names in lower case with hyphens: {@code PASS_THROUGH} is {@code pass-through}. */
    static <E extends Enum<E>> Map<String, E> of(Class<E> type) {
        return of(type, constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    static <E extends Enum<E>> Map<String, E> of(Class<E> type, Function<E, String> word) {
        var words = new LinkedHashMap<String, E>();
        for (E constant : type.getEnumConstants()) words.put(word.apply(constant), constant);
        return words;
    }
}
