package diptych.sim.shell;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/**
 * What a line could become, as both shells find out when Tab is pressed.
 *
 * @param line    as far as everything that could follow agrees
 * @param choices what it could become, where that is not one thing; empty where nothing fits
 */
public record Completion(String line, List<String> choices) {
    /** So many are listed. */
    private static final int MOST = 60;

    public Completion {
        choices = List.copyOf(choices);
    }

    /**
     * @param offers     whole lines that make sense
     * @param anyCase    whether small and capital letters are one, as on Windows
     */
    public static Completion of(String typed, List<String> offers, boolean anyCase) {
        List<String> matching = offers.stream().filter(offer -> startsWith(offer, typed, anyCase)).toList();
        if (matching.isEmpty()) return new Completion(typed, List.of());
        // A word at a time, as shells do it.
        var words = new LinkedHashSet<String>();
        for (String offer : matching) words.add(offer.substring(0, end(offer, typed.length())));
        String common = words.stream().reduce((a, b) -> common(a, b, anyCase)).orElseThrow();
        boolean one = words.size() == 1;
        boolean goesOn = one && matching.stream().anyMatch(offer -> offer.startsWith(common + " "));
        return new Completion(goesOn ? common + " " : common, one ? List.of() : words.stream().limit(MOST).toList());
    }

    private static boolean startsWith(String offer, String typed, boolean anyCase) {
        return offer.regionMatches(anyCase, 0, typed, 0, typed.length());
    }

    private static int end(String offer, int from) {
        int blank = offer.indexOf(' ', from);
        return blank < 0 ? offer.length() : blank;
    }

    private static String common(String a, String b, boolean anyCase) {
        int end = 0;
        while (end < a.length() && end < b.length() && same(a.charAt(end), b.charAt(end), anyCase)) end++;
        return a.substring(0, end);
    }

    private static boolean same(char a, char b, boolean anyCase) {
        return a == b || anyCase && String.valueOf(a).toLowerCase(Locale.ROOT).equals(String.valueOf(b).toLowerCase(Locale.ROOT));
    }
}
