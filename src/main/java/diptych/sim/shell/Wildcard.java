package diptych.sim.shell;

import java.util.Locale;

/** PowerShell's wildcards: a star for any letters, a question mark for one; upper and lower case are one. */
final class Wildcard {
    private Wildcard() {}

    static boolean matches(String pattern, String text) {
        return matches(pattern.toLowerCase(Locale.ROOT).toCharArray(), text.toLowerCase(Locale.ROOT).toCharArray());
    }

    static boolean has(String pattern) {
        return pattern.indexOf('*') >= 0 || pattern.indexOf('?') >= 0;
    }

    /** Goes back to the newest star at most, so that no pattern takes long. */
    private static boolean matches(char[] pattern, char[] text) {
        int p = 0;
        int t = 0;
        int star = -1;
        int from = 0;
        while (t < text.length) {
            if (p < pattern.length && pattern[p] == '*') {
                star = p++;
                from = t;
            } else if (p < pattern.length && (pattern[p] == '?' || pattern[p] == text[t])) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++from;
            } else {
                return false;
            }
        }
        while (p < pattern.length && pattern[p] == '*') p++;
        return p == pattern.length;
    }
}
