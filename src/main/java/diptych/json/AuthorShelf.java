package diptych.json;

import diptych.lessons.Language;
import diptych.lessons.Shelf;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an author works on: a folder of lessons, or the folder of a single one. What it has not, the sources, the glossary, the tables of
 * support and the order, it takes from the lessons that are shipped, so that who begins needs nothing but the lesson.
 */
public final class AuthorShelf implements Shelf {
    private static final List<String> HANDBOOK = List.of(HandbookReader.SOURCES, HandbookReader.GLOSSARY, HandbookReader.SUPPORT);
    private static final List<String> OF_A_LESSON = Stream.concat(Stream.of(LessonFiles.LESSON),
        Stream.of(Language.values()).map(LessonFiles::text)).toList();

    private final Path root;
    private final Shelf written;
    private final Shelf shipped;
    /** The only lesson, where the folder is a lesson's own. */
    private final Optional<String> only;

    /** @param shipped what is fallen back upon */
    public AuthorShelf(Path folder, Shelf shipped) {
        Path whole = folder.toAbsolutePath().normalize();
        boolean single = whole.getParent() != null && isLesson(new FolderShelf(whole).names(""));
        this.only = single ? Optional.of(whole.getFileName().toString()) : Optional.empty();
        this.root = single ? whole.getParent() : folder;
        this.written = new FolderShelf(root);
        this.shipped = shipped;
    }

    private static boolean isLesson(List<String> names) {
        return names.stream().anyMatch(OF_A_LESSON::contains);
    }

    /** The folders that have a file of a lesson in them. */
    public List<String> lessons() {
        return only.map(List::of).orElseGet(() -> written.names("").stream().filter(name -> isLesson(written.names(name))).toList());
    }

    /** Where a file that a problem names stands on disk. */
    public Path file(String path) {
        return root.resolve(path);
    }

    @Override
    public Optional<byte[]> read(String path) {
        boolean ordered = path.equals(LessonFiles.ORDER);
        if (ordered && only.isPresent()) return Optional.of(lines(List.of(only.get())));
        var own = written.read(path);
        if (own.isPresent()) return own;
        if (ordered) return Optional.of(lines(inShippedOrder()));
        return HANDBOOK.contains(path) ? shipped.read(path) : Optional.empty();
    }

    /** The lessons, the shipped ones among them in their order, and the files beside them; nothing else is looked at. */
    @Override
    public List<String> names(String folder) {
        if (!folder.isEmpty()) return written.names(folder).stream().filter(OF_A_LESSON::contains).toList();
        var beside = Stream.concat(Stream.of(LessonFiles.ORDER), HANDBOOK.stream());
        return Stream.concat(beside, lessons().stream()).sorted().toList();
    }

    private List<String> inShippedOrder() {
        var order = new ArrayList<>(shipped.read(LessonFiles.ORDER).map(bytes -> new String(bytes, StandardCharsets.UTF_8).lines().toList())
            .orElse(List.of()));
        order.retainAll(lessons());
        lessons().stream().filter(id -> !order.contains(id)).forEach(order::add);
        return order;
    }

    private static byte[] lines(List<String> lines) {
        return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }
}
