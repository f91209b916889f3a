package diptych.json;

import diptych.json.Node.Entry;
import diptych.json.Node.Items;
import diptych.json.Node.Mapping;
import diptych.json.Node.Scalar;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * A number that stays the same as long as the same moves lead to the same run of a lesson: it is made of the beginning, the guests and
 * what the steps do. Texts, questions, situations, comments and layout may change.
 */
final class Fingerprint {
    /** To be raised when the simulation itself leads elsewhere than before, so that old links say so. */
    private static final int EDITION = 1;
    private static final Set<String> OF_LESSON = Set.of("subject", "host", "vms", "guests", "steps");
    private static final Set<String> OF_STEP = Set.of("id", "actions");

    private final StringBuilder said = new StringBuilder().append(EDITION);

    private Fingerprint() {}

    /** 24 bits. */
    static int of(Node root) {
        var print = new Fingerprint();
        if (root instanceof Mapping lesson) print.some(lesson, OF_LESSON);
        var crc = new CRC32();
        crc.update(print.said.toString().getBytes(StandardCharsets.UTF_8));
        return (int) crc.getValue() & 0xffffff;
    }

    private void some(Mapping mapping, Set<String> keys) {
        new TreeMap<>(mapping.entries()).forEach((key, entry) -> {
            if (keys.contains(key)) entry(key, entry);
        });
    }

    private void entry(String key, Entry entry) {
        said.append('{').append(key).append(':');
        if (key.equals("steps") && entry.value() instanceof Items steps) {
            steps.all().stream().filter(Mapping.class::isInstance).forEach(step -> some((Mapping) step, OF_STEP));
        } else {
            all(entry.value());
        }
        said.append('}');
    }

    private void all(Node node) {
        switch (node) {
            case Mapping mapping -> new TreeMap<>(mapping.entries()).forEach(this::entry);
            case Items items -> {
                said.append('[');
                items.all().forEach(this::all);
                said.append(']');
            }
            case Scalar scalar -> said.append(scalar.kind()).append(' ').append(scalar.text()).append(';');
        }
    }
}
