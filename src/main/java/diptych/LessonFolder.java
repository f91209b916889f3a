package diptych;

import diptych.json.AuthorShelf;
import diptych.web.Assets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder that an author names to a command. */
final class LessonFolder {
    private LessonFolder() {}

    /** @throws IllegalArgumentException if there is no lesson in it; the message says what would be right */
    static AuthorShelf open(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException(folder + (Files.exists(folder) ? " is not a folder" : " does not exist")
                + "; name a folder that holds lessons, or that of a lesson");
        }
        var shelf = new AuthorShelf(folder, Assets.find(Path.of("")).lessons());
        if (shelf.lessons().isEmpty()) {
            throw new IllegalArgumentException("there is no lesson in " + folder + "; a lesson is a folder in it with lesson.yaml, en.md"
                + " and zh.md, such as the draft that the sandbox saves");
        }
        return shelf;
    }
}
