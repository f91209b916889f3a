package diptych.json;

import java.util.List;
import java.util.Map;

/** A piece of a YAML or JSON file, with the line it stands on. */
sealed interface Node {
    /** 1 for the first. */
    int line();

    /** What it is, as the end of "but is ...". */
    String described();

    /** A map; keys in file order. */
    record Mapping(int line, Map<String, Entry> entries) implements Node {
        @Override
        public String described() {
            return "a map";
        }
    }

    /** A key's own line, and its value. */
    record Entry(int line, Node value) {}

    /** A list. */
    record Items(int line, List<Node> all) implements Node {
        @Override
        public String described() {
            return "a list";
        }
    }

    /** Anything else. {@code text} is as it is written in the file, so that kernel 6.10 stays 6.10. */
    record Scalar(int line, Kind kind, String text) implements Node {
        private static final int LONGEST = 60;

        /** What kind of thing a scalar is; the quotes around a number make it a text. */
        enum Kind { TEXT, NUMBER, BOOLEAN, NOTHING }

        @Override
        public String described() {
            return switch (kind) {
                case TEXT -> "the text \"" + shortened() + "\"";
                case NUMBER, BOOLEAN -> shortened();
                case NOTHING -> "empty";
            };
        }

        private String shortened() {
            String line = text.strip().replaceAll("\\s+", " ");
            return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
        }

        boolean isNothing() {
            return kind == Kind.NOTHING;
        }
    }
}
