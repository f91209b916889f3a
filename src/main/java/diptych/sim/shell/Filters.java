package diptych.sim.shell;

import static diptych.sim.shell.Option.flag;
import static diptych.sim.shell.Option.taking;

import diptych.sim.shell.Answer.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Programs that read what another one prints, or a file: {@code grep}, {@code head}, {@code tail}, {@code sort}, {@code wc}. */
final class Filters {
    private static final String GREP_USAGE = "Usage: grep [OPTION]... PATTERNS [FILE]...\nTry 'grep --help' for more information.\n";
    private static final List<Option> GREP = List.of(
        flag('E', "extended-regexp", "PATTERNS are extended regular expressions"), flag('F', "fixed-strings", "PATTERNS are strings"),
        flag('G', "basic-regexp", "PATTERNS are basic regular expressions"), flag('i', "ignore-case", "ignore case distinctions"),
        flag('v', "invert-match", "select non-matching lines"), flag('c', "count", "print only a count of selected lines"),
        flag('n', "line-number", "print line number with output lines"), flag('q', "quiet", "suppress all normal output"),
        flag('w', "word-regexp", "match only whole words"), flag('x', "line-regexp", "match only whole lines"),
        flag('s', "no-messages", "suppress error messages"), taking('e', "regexp", "PATTERNS", "use PATTERNS for matching"),
        taking('A', "after-context", "NUM", "print NUM lines of trailing context"),
        taking('B', "before-context", "NUM", "print NUM lines of leading context"), Option.word("help", "display this help and exit"));
    private static final List<Option> LINES = List.of(taking('n', "lines", "NUM", "print NUM lines instead of 10"),
        flag('q', "quiet", "never print headers giving file names"), Option.HELP_WORD);
    private static final List<Option> SORT = List.of(flag('r', "reverse", "reverse the result of comparisons"),
        flag('n', "numeric-sort", "compare according to string numerical value"), flag('u', "unique", "output only the first of equals"),
        taking('k', "key", "KEYDEF", "sort via a key: the number of a field"), Option.HELP_WORD);
    private static final List<Option> WC = List.of(flag('l', "lines", "print the newline counts"), flag('w', "words",
        "print the word counts"),
        flag('c', "bytes", "print the byte counts"), Option.HELP_WORD);

    static final List<Tool> TOOLS = List.of(
        Tool.program("grep", "print lines that match patterns", "[OPTION]... PATTERNS [FILE]...", GREP, Filters::grep,
            vm -> List.of("Dirty /proc/meminfo", "Mem /proc/meminfo")),
        Tool.program("head", "output the first part of files", "[OPTION]... [FILE]...", LINES, call -> part(call, true), vm -> List.of()),
        Tool.program("tail", "output the last part of files", "[OPTION]... [FILE]...", LINES, call -> part(call, false), vm -> List.of()),
        Tool.program("sort", "sort lines of text files", "[OPTION]... [FILE]...", SORT, Filters::sort, vm -> List.of()),
        Tool.program("wc", "print newline, word, and byte counts for each file", "[OPTION]... [FILE]...", WC, Filters::wc,
            vm -> List.of()));

    private Filters() {}

    private static String hint(Call call) {
        return "Try '" + call.name() + " --help' for more information.\n";
    }

    /** What a program reads: the pipe, or its files one after the other; without either it would wait for a keyboard, and reads nothing. */
    private static String read(Call call, List<String> files, UnaryOperator<String> complaint) {
        if (files.isEmpty()) return call.input().orElse("");
        return files.stream().map(file -> file.equals("-") ? call.input().orElse("") : Files.read(call, file)
            .orElseThrow(() -> new Exit(call.name().matches("grep|sort") ? 2 : 1, complaint.apply(file)))).collect(Collectors.joining());
    }

    private static Answer grep(Call call) {
        GetOpt got = GetOpt.parse(call, GREP, 2, GREP_USAGE);
        if (got.has("help")) return Answer.of(GREP_USAGE.lines().limit(1).collect(Collectors.joining()) + "\n"
            + TOOLS.get(0).usage().lines().skip(3).collect(Collectors.joining("\n")) + "\n");
        var operands = new ArrayList<>(got.operands());
        if (got.value("regexp").isEmpty() && operands.isEmpty()) return Answer.failed(2, GREP_USAGE);
        String written = got.value("regexp").orElseGet(() -> operands.remove(0));
        Pattern pattern = pattern(written, got);
        String text = read(call, operands, file -> "grep: " + file + ": " + Files.complaint(call, file) + "\n");
        List<String> lines = text.lines().toList();
        var chosen = new boolean[lines.size()];
        int count = 0;
        for (int i = 0; i < lines.size(); i++) {
            chosen[i] = selects(pattern, lines.get(i), got) != got.has("invert-match");
            if (chosen[i]) count++;
        }
        int status = count == 0 ? 1 : 0;
        if (got.has("quiet")) return new Answer(List.of(), status, Optional.empty());
        if (got.has("count")) return Answer.of(Kind.OUT, count + "\n", status);
        return Answer.of(Kind.OUT, shown(lines, chosen, got), status);
    }

    private static Pattern pattern(String written, GetOpt got) {
        boolean ignoring = got.has("ignore-case");
        try {
            return got.has("fixed-strings") ? Pattern.fixed(written, ignoring) : got.has("extended-regexp")
                ? Pattern.extended(written, ignoring) : Pattern.basic(written, ignoring);
        } catch (Pattern.Malformed malformed) {
            if (malformed.getMessage().equals("[")) throw new Exit(2, "grep: Unmatched [, [^, [:, [., or [=\n");
            throw new ShellLine.NotHere("grep " + malformed.getMessage());
        }
    }

    private static boolean selects(Pattern pattern, String line, GetOpt got) {
        if (got.has("line-regexp")) return pattern.isAllOf(line);
        if (!got.has("word-regexp")) return pattern.isIn(line);
        return List.of(line.split("[^A-Za-z0-9_]+")).stream().anyMatch(pattern::isAllOf);
    }

    /** With lines around those that were selected; where some are left out, two dashes say so. */
    private static String shown(List<String> lines, boolean[] chosen, GetOpt got) {
        int before = number(got.value("before-context"));
        int after = number(got.value("after-context"));
        var text = new StringBuilder();
        int last = -1;
        for (int i = 0; i < lines.size(); i++) {
            int line = i;
            boolean near = IntStream.rangeClosed(Math.max(0, line - after), Math.min(lines.size() - 1, line + before))
                .anyMatch(each -> chosen[each]);
            if (!near) continue;
            if (before + after > 0 && last >= 0 && i > last + 1) text.append("--\n");
            if (got.has("line-number")) text.append(i + 1).append(chosen[i] ? ':' : '-');
            text.append(lines.get(i)).append('\n');
            last = i;
        }
        return text.toString();
    }

    private static int number(Optional<String> written) {
        return written.map(number -> {
            if (!number.matches("[0-9]{1,6}")) throw new Exit(2, "grep: " + number + ": invalid context length argument\n");
            return Integer.parseInt(number);
        }).orElse(0);
    }

    private static Answer part(Call call, boolean first) {
        var arguments = new ArrayList<>(call.arguments());
        if (!arguments.isEmpty() && arguments.get(0).matches("-[0-9]+")) arguments.set(0, "-n" + arguments.get(0).substring(1));
        GetOpt got = GetOpt.parse(call.with(call.name(), arguments, call.input()), LINES, 1, hint(call));
        if (got.has("help")) return Answer.of(GuestShell.find(call.name()).orElseThrow().usage());
        String number = got.value("lines").orElse("10");
        if (!number.matches("[-+]?[0-9]{1,9}")) throw call.because("invalid number of lines: '" + number + "'");
        List<String> lines = read(call, got.operands(), file ->
            "%s: cannot open '%s' for reading: %s\n".formatted(call.name(), file, Files.complaint(call, file))).lines().toList();
        int count = Integer.parseInt(number.replaceFirst("^[-+]", ""));
        int size = lines.size();
        int from = first ? 0 : number.startsWith("+") ? Math.max(0, count - 1) : size - count;
        int to = !first ? size : number.startsWith("-") ? size - count : count;
        return Answer.of(lines.subList(Math.min(size, Math.max(0, from)), Math.max(0, Math.min(size, to))).stream()
            .map(line -> line + "\n").collect(Collectors.joining()));
    }

    private static Answer sort(Call call) {
        GetOpt got = GetOpt.parse(call, SORT, 2, hint(call));
        if (got.has("help")) return Answer.of(GuestShell.find("sort").orElseThrow().usage());
        String key = got.value("key").orElse("1").replaceFirst("[,nr].*$", "");
        if (!key.matches("[1-9][0-9]{0,2}")) throw new Exit(2, "sort: invalid number at field start: invalid count at start of '"
            + key + "'\n");
        int field = Integer.parseInt(key) - 1;
        boolean whole = got.value("key").isEmpty();
        Comparator<String> order = got.has("numeric-sort")
            ? Comparator.comparingDouble((String line) -> leading(part(line, field, whole))).thenComparing(Comparator.naturalOrder())
            : Comparator.comparing((String line) -> part(line, field, whole)).thenComparing(Comparator.naturalOrder());
        if (got.has("reverse")) order = order.reversed();
        var lines = read(call, got.operands(), file -> "sort: cannot read: " + file + ": " + Files.complaint(call, file) + "\n")
            .lines().sorted(order);
        return Answer.of((got.has("unique") ? lines.distinct() : lines).map(line -> line + "\n").collect(Collectors.joining()));
    }

    private static String part(String line, int field, boolean whole) {
        if (whole) return line;
        String[] fields = line.strip().split("\\s+");
        return field < fields.length ? fields[field] : "";
    }

    private static double leading(String text) {
        String digits = text.strip().replaceFirst("^(-?[0-9]{0,15}[.]?[0-9]{0,15}).*$", "$1");
        return digits.matches("-?[0-9]+[.]?[0-9]*") ? Double.parseDouble(digits) : 0;
    }

    private static Answer wc(Call call) {
        GetOpt got = GetOpt.parse(call, WC, 1, hint(call));
        if (got.has("help")) return Answer.of(GuestShell.find("wc").orElseThrow().usage());
        String text = read(call, got.operands(), file -> "wc: " + file + ": " + Files.complaint(call, file) + "\n");
        boolean all = got.given().isEmpty();
        var counts = new ArrayList<Long>();
        if (all || got.has("lines")) counts.add(text.chars().filter(c -> c == '\n').count());
        if (all || got.has("words")) counts.add(text.isBlank() ? 0L : (long) text.strip().split("\\s+").length);
        if (all || got.has("bytes")) counts.add(bytes(text));
        String format = counts.size() == 1 ? "%d" : "%7d";
        return Answer.of(counts.stream().map(format::formatted).collect(Collectors.joining(" "))
            + (got.operands().isEmpty() ? "" : " " + got.operands().get(0)) + "\n");
    }

    /** In UTF-8. */
    private static long bytes(String text) {
        return text.codePoints().mapToLong(c -> c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4).sum();
    }
}
