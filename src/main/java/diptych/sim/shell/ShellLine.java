package diptych.sim.shell;

import java.util.ArrayList;
import java.util.List;

/**
 * A line as bash takes it apart: words, quotes, backslashes, and programs joined by pipes. Nothing is expanded.
 *
 * @param stages the programs of the pipe; none in an empty line
 */
record ShellLine(List<Stage> stages) {
    private static final String OPERATORS = "|&;<>()";
    private static final String AFTER_DOLLAR = "_{([*@#?$!-";

    /**
     * A program and its words.
     *
     * @param words  the program's name first
     * @param joined whether its errors go where its output goes: {@code 2>&1}
     * @param silent whether its errors go nowhere: {@code 2>/dev/null}
     * @param file   where its output goes; empty where it goes on
     */
    record Stage(List<String> words, boolean joined, boolean silent, String file) {}

    /** bash can do that, but this shell cannot. */
    static final class NotHere extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotHere(String what) {
            super(what, null, false, false);
        }
    }

    private sealed interface Token {}

    private record Word(String text) implements Token {}

    private record Operator(String text) implements Token {}

    /**
     * @throws Exit    for what bash calls a syntax error
     * @throws NotHere for what bash can do and this shell cannot
     */
    static ShellLine parse(String line) {
        List<Token> tokens = new Lexer(line).tokens();
        var stages = new ArrayList<Stage>();
        var stage = new Building();
        for (int i = 0; i < tokens.size(); i++) {
            boolean last = i == tokens.size() - 1;
            if (tokens.get(i) instanceof Word word) {
                stage.words.add(word.text);
                continue;
            }
            String operator = ((Operator) tokens.get(i)).text;
            switch (operator) {
                case "|" -> {
                    stages.add(stage.built("|"));
                    stage = new Building();
                    if (last) throw new Exit(2, "bash: syntax error: unexpected end of file\n");
                }
                case "2>&1" -> stage.joined = true;
                case ">", "2>" -> {
                    if (last) throw syntax("newline");
                    if (!(tokens.get(++i) instanceof Word target)) throw syntax(((Operator) tokens.get(i)).text);
                    stage.into(operator, target.text);
                }
                default -> {
                    // Everything here gives the prompt back at once, so that to say so changes nothing.
                    if (!operator.equals("&") || !last) throw new NotHere(operator);
                    stage.built("&");
                }
            }
        }
        if (!stage.words.isEmpty()) stages.add(stage.built(""));
        return new ShellLine(List.copyOf(stages));
    }

    private static Exit syntax(String token) {
        return new Exit(2, "bash: syntax error near unexpected token `" + token + "'\n");
    }

    private static final class Building {
        private final List<String> words = new ArrayList<>();
        private boolean joined;
        private boolean silent;
        private String file = "";

        void into(String operator, String target) {
            if (operator.equals("2>")) {
                if (!target.equals("/dev/null")) throw new NotHere("2>");
                silent = true;
            } else {
                file = target;
            }
        }

        Stage built(String next) {
            if (words.isEmpty()) throw syntax(next);
            return new Stage(List.copyOf(words), joined, silent, file);
        }
    }

    /** Goes through the line once. */
    private static final class Lexer {
        private final String line;
        private final List<Token> tokens = new ArrayList<>();
        private int at;

        Lexer(String line) {
            this.line = line;
        }

        List<Token> tokens() {
            while (at < line.length()) {
                char c = line.charAt(at);
                if (c == ' ' || c == '\t') at++;
                else if (c == '#') break;
                else if (OPERATORS.indexOf(c) >= 0 || c == '2' && line.startsWith("2>", at)) operator();
                else word();
            }
            return tokens;
        }

        private void operator() {
            for (String known : List.of("2>&1", "2>", "||", "&&", ">>", "<<")) {
                if (line.startsWith(known, at)) {
                    add(known);
                    return;
                }
            }
            add(line.substring(at, at + 1));
        }

        private void add(String operator) {
            tokens.add(new Operator(operator));
            at += operator.length();
        }

        private void word() {
            var word = new StringBuilder();
            while (at < line.length() && " \t".indexOf(line.charAt(at)) < 0 && OPERATORS.indexOf(line.charAt(at)) < 0) {
                char c = line.charAt(at++);
                switch (c) {
                    case '\'' -> quoted(word, '\'');
                    case '"' -> quoted(word, '"');
                    case '\\' -> {
                        if (at < line.length()) word.append(line.charAt(at++));
                    }
                    default -> {
                        if (expands(c)) throw new NotHere(String.valueOf(c));
                        word.append(c);
                    }
                }
            }
            tokens.add(new Word(word.toString()));
        }

        /** A dollar sign means itself unless a name, a brace or the like follows. */
        private boolean expands(char c) {
            return c == '`' || c == '$' && at < line.length()
                && (Character.isLetterOrDigit(line.charAt(at)) || AFTER_DOLLAR.indexOf(line.charAt(at)) >= 0);
        }

        private void quoted(StringBuilder word, char quote) {
            while (at < line.length() && line.charAt(at) != quote) {
                char c = line.charAt(at++);
                if (quote == '"' && expands(c)) throw new NotHere(String.valueOf(c));
                boolean escapes = quote == '"' && c == '\\' && at < line.length() && "\"\\$`".indexOf(line.charAt(at)) >= 0;
                word.append(escapes ? line.charAt(at++) : c);
            }
            if (at == line.length()) {
                throw new Exit(2, "bash: unexpected EOF while looking for matching `" + quote + "'\n"
                    + "bash: syntax error: unexpected end of file\n");
            }
            at++;
        }
    }
}
