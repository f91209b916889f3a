package diptych.classroom;

import diptych.json.LessonFiles;
import diptych.lessons.Catalog;
import diptych.lessons.Handbook;
import diptych.lessons.Shelf;
import diptych.scenario.Expressions;
import diptych.scenario.Problem;
import java.util.Arrays;
import java.util.List;

/**
 * The lessons as their files have them now. They are read when somebody first asks for them; where files are live, they are read again when
 * one of them has changed. A lesson with mistakes is not shown, and its problems say why.
 */
public final class Library {
    private final Shelf shelf;
    private final boolean live;
    private final Expressions expressions;
    private volatile Contents contents;

    /** What was read, and from which bytes. */
    private record Contents(int fingerprint, Catalog catalog, Handbook handbook, List<Problem> problems) {}

    /** @param live whether files may change while the program runs */
    public Library(Shelf shelf, boolean live, Expressions expressions) {
        this.shelf = shelf;
        this.live = live;
        this.expressions = expressions;
    }

    public Catalog catalog() {
        return contents().catalog;
    }

    /** What the lessons refer to. */
    public Handbook handbook() {
        return contents().handbook;
    }

    /** What is wrong with the lessons that are not shown. */
    public List<Problem> problems() {
        return contents().problems;
    }

    /** The same for who can mend it: nothing where files do not change, for their readers did not write them. */
    public List<Problem> problemsToMend() {
        return live ? problems() : List.of();
    }

    private Contents contents() {
        var known = contents;
        if (known != null && !live) return known;
        int fingerprint = live ? fingerprint() : 0;
        if (known != null && known.fingerprint == fingerprint) return known;
        return read(fingerprint);
    }

    private synchronized Contents read(int fingerprint) {
        if (contents == null || contents.fingerprint != fingerprint) {
            var reading = LessonFiles.readAll(shelf, expressions);
            contents = new Contents(fingerprint, reading.catalog(), reading.handbook(), reading.problems());
        }
        return contents;
    }

    private int fingerprint() {
        int sum = 1;
        for (String name : shelf.names("")) {
            sum = 31 * sum + name.hashCode();
            sum = 31 * sum + shelf.read(name).map(Arrays::hashCode).orElse(0);
            for (String file : shelf.names(name)) sum = 31 * sum + shelf.read(name + "/" + file).map(Arrays::hashCode).orElse(0);
        }
        return sum;
    }
}
