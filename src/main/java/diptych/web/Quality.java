package diptych.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Reads the lists by which a client says what it prefers (RFC 9110, 12.4.2), such as {@code zh-CN, en;q=0.5}. */
final class Quality {
    private Quality() {}

    private record Wish(String what, double weight) {}

    /** How much a thing is wanted, from 0 to 1, by the entry that names it; 0 if none does. Wildcards are not names. */
    static double of(String header, String what) {
        return wishes(header).stream().filter(wish -> wish.what().equals(what)).mapToDouble(Wish::weight).findFirst().orElse(0);
    }

    /** All that is wanted at all, the dearest first, ties in the order they were named. */
    static List<String> ranked(String header) {
        return wishes(header).stream().filter(wish -> wish.weight() > 0)
            .sorted(Comparator.comparingDouble(Wish::weight).reversed()).map(Wish::what).toList();
    }

    private static List<Wish> wishes(String header) {
        List<Wish> wishes = new ArrayList<>();
        for (String entry : header == null ? new String[0] : header.toLowerCase(Locale.ROOT).split(",")) {
            String[] parts = entry.split(";");
            if (parts.length > 0) {
                wishes.add(new Wish(parts[0].strip(), weight(parts)));
            }
        }
        return wishes;
    }

    private static double weight(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip();
            if (parameter.matches("q=(0(\\.\\d{0,3})?|1(\\.0{0,3})?)")) {
                return Double.parseDouble(parameter.substring(2));
            }
        }
        return 1;
    }
}
