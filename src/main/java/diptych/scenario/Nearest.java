package diptych.scenario;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The known name that somebody probably meant. */
public final class Nearest {
    private Nearest() {}

    /** The known name with the fewest typing mistakes between it and {@code written}, if they are few for its length. */
    public static Optional<String> to(String written, Collection<String> known) {
        if (written.length() > 60) return Optional.empty();
        return known.stream()
            .filter(name -> mistakes(plain(written), plain(name)) <= Math.max(1, (Math.max(written.length(), name.length()) + 1) / 3))
            .min(Comparator.comparingInt(name -> mistakes(plain(written), plain(name))));
    }

    /** The end of a sentence: what was meant, or else what there is. */
    public static String hint(String written, Collection<String> known) {
        return to(written, known).map(name -> "did you mean \"" + name + "\"?").orElseGet(() -> "known are: " + String.join(", ", known));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[-_ .]", "");
    }

    /** Letters to change, add, drop or swap with their neighbour (Damerau and Levenshtein's count). */
    private static int mistakes(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) d[i][0] = i;
        for (int j = 0; j <= b.length(); j++) d[0][j] = j;
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + change);
                boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
            }
        }
        return d[a.length()][b.length()];
    }
}
