package diptych.lessons;

import java.util.List;
import java.util.Optional;

/** Where the files of lessons stand: a folder, or the program's own jar. Paths are relative, with slashes. */
public interface Shelf {

    /** The bytes of a file such as {@code dynamic-memory/en.md}; empty if there is none. */
    Optional<byte[]> read(String path);

    /** The names of what lies directly in a folder, sorted; "" is the shelf itself. */
    List<String> names(String folder);
}
