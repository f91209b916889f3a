package diptych.sim.shell;

import java.util.ArrayList;
import java.util.List;

/**
 * A regular expression as {@code grep} knows it, without groups: letters, {@code .}, {@code [...]}, {@code ^}, {@code $}, repetition, and
 * alternatives. All ways through a line are followed at once, so that no pattern takes long, however it is made.
 */
final class Pattern {
    private final List<List<Item>> alternatives;
    private final boolean ignoringCase;

    /** @param set what it matches; a single letter of it for a plain one @param any whether it matches everything */
    private record Item(String set, boolean any, boolean not, boolean optional, boolean repeated, boolean start, boolean end) {
        static Item letter(char c) {
            return new Item(String.valueOf(c), false, false, false, false, false, false);
        }

        Item repeating(char operator) {
            return new Item(set, any, not, operator != '+', operator != '?', start, end);
        }

        boolean matches(char c, boolean ignoringCase) {
            if (any) return true;
            boolean in = set.indexOf(c) >= 0
                || ignoringCase && (set.indexOf(Character.toLowerCase(c)) >= 0 || set.indexOf(Character.toUpperCase(c)) >= 0);
            return in != not;
        }
    }

    /** grep, and this shell's programs, cannot read that. */
    static final class Malformed extends RuntimeException {
        private static final long serialVersionUID = 1;

        Malformed(String what) {
            super(what, null, false, false);
        }
    }

    private Pattern(List<List<Item>> alternatives, boolean ignoringCase) {
        this.alternatives = alternatives;
        this.ignoringCase = ignoringCase;
    }

    /** Without any meaning but its own. */
    static Pattern fixed(String text, boolean ignoringCase) {
        return new Pattern(List.of(text.chars().mapToObj(c -> Item.letter((char) c)).toList()), ignoringCase);
    }

    /** {@code \|}, {@code \+} and {@code \?} have a meaning only with a backslash. @throws Malformed if it cannot be read */
    static Pattern basic(String text, boolean ignoringCase) {
        return new Pattern(new Reading(text, false).all(), ignoringCase);
    }

    /** {@code |}, {@code +} and {@code ?} have a meaning without one. @throws Malformed if it cannot be read */
    static Pattern extended(String text, boolean ignoringCase) {
        return new Pattern(new Reading(text, true).all(), ignoringCase);
    }

    boolean isIn(String line) {
        return alternatives.stream().anyMatch(items -> matches(items, line, false));
    }

    boolean isAllOf(String line) {
        return alternatives.stream().anyMatch(items -> matches(items, line, true));
    }

    private boolean matches(List<Item> items, String line, boolean all) {
        var at = new boolean[items.size() + 1];
        for (int i = 0; i <= line.length(); i++) {
            if (i == 0 || !all) at[0] = true;
            follow(items, at, i == 0, i == line.length());
            if (at[items.size()] && (!all || i == line.length())) return true;
            if (i < line.length()) at = step(items, at, line.charAt(i));
        }
        return false;
    }

    /** Where one gets to without a letter. */
    private static void follow(List<Item> items, boolean[] at, boolean start, boolean end) {
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            boolean free = item.optional || item.start && start || item.end && end;
            if (at[i] && free) at[i + 1] = true;
        }
    }

    private boolean[] step(List<Item> items, boolean[] at, char c) {
        var next = new boolean[at.length];
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            if (!at[i] || item.start || item.end || !item.matches(c, ignoringCase)) continue;
            next[i + 1] = true;
            if (item.repeated) next[i] = true;
        }
        return next;
    }

    private static final class Reading {
        private final String text;
        private final boolean extended;
        private final List<List<Item>> all = new ArrayList<>();
        private List<Item> items = new ArrayList<>();
        private int at;

        Reading(String text, boolean extended) {
            this.text = text;
            this.extended = extended;
        }

        List<List<Item>> all() {
            while (at < text.length()) next();
            all.add(List.copyOf(items));
            return all;
        }

        private void next() {
            char c = text.charAt(at++);
            boolean escaped = c == '\\' && at < text.length();
            if (escaped) c = text.charAt(at++);
            boolean special = extended != escaped;
            if (c == '|' && special) {
                all.add(List.copyOf(items));
                items = new ArrayList<>();
            } else if ("+?".indexOf(c) >= 0 && special && !items.isEmpty() || c == '*' && !escaped && !items.isEmpty()) {
                items.add(items.remove(items.size() - 1).repeating(c));
            } else if ("(){}".indexOf(c) >= 0 && special) {
                throw new Malformed(String.valueOf(c));
            } else if (escaped) {
                items.add(Item.letter(c));
            } else {
                plain(c);
            }
        }

        private void plain(char c) {
            switch (c) {
                case '.' -> items.add(new Item("", true, false, false, false, false, false));
                case '[' -> bracket();
                case '^' -> items.add(items.isEmpty() ? new Item("", false, false, false, false, true, false) : Item.letter(c));
                case '$' -> items.add(isLast() ? new Item("", false, false, false, false, false, true) : Item.letter(c));
                default -> items.add(Item.letter(c));
            }
        }

        private boolean isLast() {
            return at == text.length() || text.startsWith(extended ? "|" : "\\|", at);
        }

        private void bracket() {
            int close = text.indexOf(']', at + (text.startsWith("^", at) ? 2 : 1));
            if (close < 0) throw new Malformed("[");
            String inside = text.substring(at, close);
            boolean not = inside.startsWith("^");
            items.add(new Item(spelledOut(not ? inside.substring(1) : inside), false, not, false, false, false, false));
            at = close + 1;
        }

        /** {@code a-z} is every letter of it. */
        private static String spelledOut(String set) {
            var letters = new StringBuilder();
            for (int i = 0; i < set.length(); i++) {
                boolean range = i + 2 < set.length() && set.charAt(i + 1) == '-' && set.charAt(i + 2) >= set.charAt(i)
                    && set.charAt(i + 2) < 128;
                if (!range) {
                    letters.append(set.charAt(i));
                    continue;
                }
                for (char c = set.charAt(i); c <= set.charAt(i + 2); c++) letters.append(c);
                i += 2;
            }
            return letters.toString();
        }
    }
}
