package diptych.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import diptych.json.Node.Entry;
import diptych.json.Node.Items;
import diptych.json.Node.Mapping;
import diptych.json.Node.Scalar;
import diptych.json.Node.Scalar.Kind;
import diptych.scenario.Limit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Turns the text of a YAML or JSON file into nodes that know their lines. It refuses what has two meanings: a key that is there
 * twice, a second document. An alias ({@code *name}) stands for what its anchor ({@code &name}) marks; how much all of them stand for
 * is limited, so that a small file cannot become a huge one.
 */
final class NodeReader {
    private static final YAMLFactory YAML = new YAMLFactory();
    private static final JsonFactory JSON = new JsonFactory();
    private static final Pattern SOURCE = Pattern.compile("\\[Source: [^;]*; line: (\\d+), column: (\\d+)]");
    private static final String SECOND_COLON = "mapping values are not allowed here";

    private final JsonParser parser;
    private final Problems problems;
    private final Map<String, Node> anchors = new HashMap<>();
    private final Map<String, Long> sizes = new HashMap<>();
    private long nodes;

    private NodeReader(JsonParser parser, Problems problems) {
        this.parser = parser;
        this.problems = problems;
    }

    /** What the file holds; empty if it cannot be read, and then {@code problems} tells why. */
    static Optional<Node> read(String text, Format format, Problems problems) {
        try (JsonParser parser = format == Format.JSON ? JSON.createParser(text) : YAML.createParser(text)) {
            return new NodeReader(parser, problems).document(format);
        } catch (JsonProcessingException wrong) {
            int line = wrong.getLocation() == null ? 1 : Math.max(1, wrong.getLocation().getLineNr());
            problems.add(line, "syntax", "this is not " + format.called() + ": " + oneLine(wrong.getOriginalMessage()));
            return Optional.empty();
        } catch (Unreadable wrong) {
            problems.add(wrong.line, "syntax", wrong.getMessage());
            return Optional.empty();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The parser's message without the piece of the file that it repeats, and without its words for where it reads. */
    private static String oneLine(String message) {
        String said = SOURCE.matcher(message).replaceAll("line $1, column $2").lines()
            .filter(line -> !line.isBlank() && !line.startsWith(" ")).map(String::strip)
            .collect(Collectors.joining(", "));
        return said.startsWith(SECOND_COLON) ? said + "; a text with a colon in it needs quotes" : said;
    }

    private static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int line;

        Unreadable(int line, String message) {
            super(message);
            this.line = line;
        }
    }

    private Optional<Node> document(Format format) throws IOException {
        if (parser.nextToken() == null) {
            problems.add(1, "", "the file is empty; a scenario is a map with title, host, vms, actions and checks");
            return Optional.empty();
        }
        Node node = node("", 0);
        if (parser.nextToken() == null) return Optional.of(node);
        problems.add(line(), "", "a second document begins here; a file holds one");
        return Optional.empty();
    }

    private Node node(String path, int depth) throws IOException {
        int line = line();
        if (depth > Limit.DEPTH.most()) throw new Unreadable(line, Limit.DEPTH.refusal("this is nested deeper"));
        Object id = parser.getObjectId(); // YAML's anchor
        String anchor = id == null ? null : id.toString();
        long before = nodes;
        count(1, line);
        Node node = switch (parser.currentToken()) {
            case START_OBJECT -> mapping(path, line, depth);
            case START_ARRAY -> items(path, line, depth);
            default -> isAlias() ? alias(line) : scalar(line);
        };
        if (anchor != null && !isAlias()) {
            anchors.put(anchor, node);
            sizes.put(anchor, nodes - before);
        }
        return node;
    }

    private boolean isAlias() {
        return parser instanceof YAMLParser yaml && parser.currentToken() == JsonToken.VALUE_STRING && yaml.isCurrentAlias();
    }

    private Node alias(int line) throws IOException {
        String anchor = parser.getText();
        Node meant = anchors.get(anchor);
        if (meant == null) throw new Unreadable(line, "*" + anchor + " stands for nothing; no &" + anchor + " comes before it");
        count(sizes.get(anchor), line);
        return meant;
    }

    private void count(long more, int line) {
        nodes += more;
        if (nodes > Limit.NODES.most()) throw new Unreadable(line, Limit.NODES.refusal("the file holds more from here on"));
    }

    private Node scalar(int line) throws IOException {
        Kind kind = switch (parser.currentToken()) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Kind.NUMBER;
            case VALUE_TRUE, VALUE_FALSE -> Kind.BOOLEAN;
            case VALUE_NULL -> Kind.NOTHING;
            default -> Kind.TEXT;
        };
        return new Scalar(line, kind, parser.getText());
    }

    private Node items(String path, int line, int depth) throws IOException {
        List<Node> all = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) all.add(node(Fields.element(path, all.size()), depth + 1));
        return new Items(line, all);
    }

    private Node mapping(String path, int line, int depth) throws IOException {
        Map<String, Entry> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            int keyLine = line();
            parser.nextToken();
            Node value = node(Fields.child(path, key), depth + 1);
            Entry first = entries.putIfAbsent(key, new Entry(keyLine, value));
            if (first != null) problems.add(keyLine, Fields.child(path, key), "this key is here twice, first in line " + first.line()
                + "; keep one of them");
        }
        return new Mapping(line, entries);
    }

    private int line() {
        return Math.max(1, parser.currentTokenLocation().getLineNr());
    }
}
