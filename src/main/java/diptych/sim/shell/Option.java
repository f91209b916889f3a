package diptych.sim.shell;

/**
 * An option of a program.
 *
 * @param letter without its dash; 0 if it has none
 * @param word   without its dashes; empty if it has none
 * @param value  what it takes, as manuals write it; empty if nothing
 * @param says   what it does
 */
record Option(char letter, String word, String value, String says) {
    static final Option HELP = flag('h', "help", "display this help");
    static final Option HELP_WORD = word("help", "display this help and exit");
    static final Option VERSION = flag('V', "version", "display version");

    static Option flag(char letter, String word, String says) {
        return new Option(letter, word, "", says);
    }

    static Option flag(char letter, String says) {
        return new Option(letter, "", "", says);
    }

    static Option word(String word, String says) {
        return new Option('\0', word, "", says);
    }

    static Option taking(char letter, String word, String value, String says) {
        return new Option(letter, word, value, says);
    }

    boolean takesValue() {
        return !value.isEmpty();
    }

    /** Its name in programs of ours: the word, or the letter. */
    String name() {
        return word.isEmpty() ? String.valueOf(letter) : word;
    }

    /** {@code -m, --mebi}, as manuals write it. */
    String written() {
        String short_ = letter == '\0' ? "    " : "-" + letter + (word.isEmpty() ? "" : ", ");
        return short_ + (word.isEmpty() ? "" : "--" + word) + (value.isEmpty() ? "" : " <" + value + ">");
    }
}
