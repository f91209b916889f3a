package diptych.sim.shell;

import java.util.ArrayList;
import java.util.List;

/**
 * A line as PowerShell takes it apart: commands joined by pipes, and words, quotes and parameters within them. Variables but {@code $true}
 * and {@code $false}, script blocks and lists of statements are not there.
 *
 * @param text   the line itself
 * @param stages the commands of the pipe; none in an empty line
 */
record PsLine(String text, List<Stage> stages) {
    private static final String SEPARATORS = " \t|;&(){}";

    /** @param column where it begins, from 0 @param end where it ends */
    record Stage(List<Token> tokens, int column, int end) {
        Token command() {
            return tokens.get(0);
        }

        List<Token> arguments() {
            return tokens.subList(1, tokens.size());
        }
    }

    /**
     * @param values the word; several, where commas stand between them
     * @param quoted whether any of it was in quotes, so that it is no parameter
     * @param column where it begins, from 0
     */
    record Token(List<String> values, boolean quoted, int column) {
        String text() {
            return String.join(",", values);
        }

        boolean isParameter() {
            return !quoted && values.get(0).matches("-[A-Za-z?][A-Za-z0-9]*(:.*)?");
        }
    }

    /**
     * @throws PsError            for what PowerShell cannot parse
     * @throws ShellLine.NotHere  for what it can do and this one cannot
     */
    static PsLine parse(String line) {
        return new PsLine(line, new Lexer(line).stages());
    }

    private static final class Lexer {
        private final String line;
        private final List<Stage> stages = new ArrayList<>();
        private List<Token> tokens = new ArrayList<>();
        private int at;

        Lexer(String line) {
            this.line = line;
        }

        List<Stage> stages() {
            while (at < line.length()) {
                char c = line.charAt(at);
                if (c == ' ' || c == '\t') at++;
                else if (c == '#') break;
                else if (c == '|') pipe();
                else if (";&(){}@<>".indexOf(c) >= 0) throw new ShellLine.NotHere(String.valueOf(c));
                else word();
            }
            if (!tokens.isEmpty()) close(line.stripTrailing().length());
            else if (!stages.isEmpty()) throw PsError.parse(line, at, "An empty pipe element is not allowed.", "EmptyPipeElement");
            return List.copyOf(stages);
        }

        private void pipe() {
            if (tokens.isEmpty()) throw PsError.parse(line, at, "An empty pipe element is not allowed.", "EmptyPipeElement");
            close(line.substring(0, at).stripTrailing().length());
            at++;
        }

        private void close(int end) {
            stages.add(new Stage(List.copyOf(tokens), tokens.get(0).column, end));
            tokens = new ArrayList<>();
        }

        private void word() {
            int column = at;
            boolean quoted = false;
            var values = new ArrayList<String>();
            var word = new StringBuilder();
            while (at < line.length() && SEPARATORS.indexOf(line.charAt(at)) < 0) {
                char c = line.charAt(at);
                if (c == '\'' || c == '"') {
                    quoted |= word.isEmpty();
                    quote(word, c);
                } else if (c == ',') {
                    values.add(word.toString());
                    word.setLength(0);
                    at++;
                    while (at < line.length() && line.charAt(at) == ' ') at++;
                } else if (c == '`' && at + 1 < line.length()) {
                    word.append(line.charAt(at + 1));
                    at += 2;
                } else {
                    if (c == '$') variable();
                    word.append(c);
                    at++;
                }
            }
            values.add(word.toString());
            tokens.add(new Token(List.copyOf(values), quoted, column));
        }

        private void variable() {
            if (!line.substring(at).toLowerCase(java.util.Locale.ROOT).matches("\\$(true|false)\\b.*")) throw new ShellLine.NotHere("$");
        }

        private void quote(StringBuilder word, char quote) {
            int from = at++;
            while (at < line.length()) {
                char c = line.charAt(at++);
                if (c == quote && at < line.length() && line.charAt(at) == quote) {
                    word.append(c);
                    at++;
                } else if (c == quote) {
                    return;
                } else {
                    if (c == '$' && quote == '"') throw new ShellLine.NotHere("$");
                    word.append(c);
                }
            }
            throw PsError.parse(line, from, "The string is missing the terminator: " + quote + ".", "TerminatorExpectedAtEndOfString");
        }
    }
}
