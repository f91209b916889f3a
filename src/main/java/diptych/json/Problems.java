package diptych.json;

import diptych.scenario.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The mistakes of one file, found as it is read. */
final class Problems {
    /** More would not help anybody. */
    private static final int MOST = 1_000;

    private final String file;
    private final List<Problem> found = new ArrayList<>();

    Problems(String file) {
        this.file = file;
    }

    void add(int line, String field, String message) {
        if (found.size() < MOST) found.add(new Problem(file, line, field, message));
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /** In the order of the file. */
    List<Problem> all() {
        return found.stream().distinct().sorted(Comparator.comparingInt(Problem::line)).toList();
    }
}
