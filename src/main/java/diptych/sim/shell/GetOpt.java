package diptych.sim.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * {@code getopt_long()} of the GNU C library: letters may stand together, words may be cut short while that is unambiguous, options may
 * come after operands, and {@code --} ends them. What is wrong is said in its very words.
 *
 * @param given    options in order, with their values
 * @param operands what is no option
 */
record GetOpt(List<Given> given, List<String> operands) {

    /** @param value empty if it takes none */
    record Given(String name, String value) {}

    boolean has(String name) {
        return given.stream().anyMatch(each -> each.name.equals(name));
    }

    /** The value of an option, the last one if it was given more than once. */
    Optional<String> value(String name) {
        return given.stream().filter(each -> each.name.equals(name)).map(Given::value).reduce((earlier, later) -> later);
    }

    /** @param hint what a program adds to what getopt says, line ends included */
    static GetOpt parse(Call call, List<Option> options, int status, String hint) {
        var given = new ArrayList<Given>();
        var operands = new ArrayList<String>();
        List<String> words = call.arguments();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("--")) {
                operands.addAll(words.subList(i + 1, words.size()));
                break;
            }
            String next = i + 1 < words.size() ? words.get(i + 1) : null;
            boolean tookNext = word.startsWith("--") ? addWord(given, call, options, word.substring(2), next, status, hint)
                : word.length() > 1 && word.startsWith("-") ? addLetters(given, call, options, word, next, status, hint)
                : !operands.add(word);
            if (tookNext) i++;
        }
        return new GetOpt(List.copyOf(given), List.copyOf(operands));
    }

    private static boolean addWord(List<Given> given, Call call, List<Option> options, String text, String next, int status, String hint) {
        int equals = text.indexOf('=');
        String name = equals < 0 ? text : text.substring(0, equals);
        Option option = find(call, options, name, text, status, hint);
        if (!option.takesValue()) {
            if (equals >= 0) throw wrong(call, status, hint, "option '--" + option.word() + "' doesn't allow an argument");
            given.add(new Given(option.name(), ""));
            return false;
        }
        if (equals < 0 && next == null) throw wrong(call, status, hint, "option '--" + option.word() + "' requires an argument");
        given.add(new Given(option.name(), equals < 0 ? next : text.substring(equals + 1)));
        return equals < 0;
    }

    private static Option find(Call call, List<Option> options, String name, String text, int status, String hint) {
        var begun = options.stream().filter(option -> !option.word().isEmpty() && option.word().startsWith(name)).toList();
        var exact = begun.stream().filter(option -> option.word().equals(name)).findFirst();
        if (exact.isPresent()) return exact.get();
        if (begun.size() == 1) return begun.get(0);
        if (begun.isEmpty()) throw wrong(call, status, hint, "unrecognized option '--" + text + "'");
        throw wrong(call, status, hint, "option '--" + text + "' is ambiguous; possibilities:"
            + begun.stream().map(option -> " '--" + option.word() + "'").collect(Collectors.joining()));
    }

    private static boolean addLetters(List<Given> given, Call call, List<Option> options, String word, String next, int status,
                                      String hint) {
        for (int i = 1; i < word.length(); i++) {
            char letter = word.charAt(i);
            Option option = options.stream().filter(each -> each.letter() == letter).findFirst()
                .orElseThrow(() -> wrong(call, status, hint, "invalid option -- '" + letter + "'"));
            if (!option.takesValue()) {
                given.add(new Given(option.name(), ""));
            } else {
                boolean inWord = i + 1 < word.length();
                if (!inWord && next == null) throw wrong(call, status, hint, "option requires an argument -- '" + letter + "'");
                given.add(new Given(option.name(), inWord ? word.substring(i + 1) : next));
                return !inWord;
            }
        }
        return false;
    }

    private static Exit wrong(Call call, int status, String hint, String what) {
        return new Exit(status, call.name() + ": " + what + "\n" + hint);
    }
}
