package diptych.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import diptych.expressions.CelExpressions;
import diptych.json.FolderShelf;
import diptych.lessons.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** While files are live, an edit shows at the next request; a broken edit hides that lesson and says why, and breaks nothing else. */
class LibraryTest {
    @TempDir Path folder;

    @BeforeEach void copyShippedLesson() throws IOException {
        Files.writeString(folder.resolve("order.txt"), "dynamic-memory\n");
        Files.createDirectory(folder.resolve("dynamic-memory"));
        for (String name : new String[] {"lesson.yaml", "en.md", "zh.md"}) {
            Files.copy(Path.of("lessons/dynamic-memory", name), text(name));
        }
        for (String name : new String[] {"sources.yaml", "glossary.yaml"}) Files.copy(Path.of("lessons", name), folder.resolve(name));
    }

    @Test void lessons_are_read_once_while_nothing_changes() {
        var library = new Library(new FolderShelf(folder), true, new CelExpressions());

        assertThat(library.catalog()).isSameAs(library.catalog());
        assertThat(library.problems()).isEmpty();
    }

    @Test void an_edit_shows_where_files_are_live_and_only_there() throws IOException {
        var live = new Library(new FolderShelf(folder), true, new CelExpressions());
        var packed = new Library(new FolderShelf(folder), false, new CelExpressions());
        assertThat(title(live)).isEqualTo(title(packed));

        Files.writeString(text("en.md"), Files.readString(text("en.md")).replaceFirst("# .*", "# Another title"));

        assertThat(title(live)).isEqualTo("Another title");
        assertThat(title(packed)).isNotEqualTo("Another title");
    }

    @Test void a_broken_edit_hides_the_lesson_and_says_why_until_it_is_mended() throws IOException {
        var library = new Library(new FolderShelf(folder), true, new CelExpressions());
        var whole = Files.readString(text("zh.md"));
        assertThat(library.catalog().lessons()).hasSize(1);

        Files.writeString(text("zh.md"), whole.replaceFirst("web01\\.startup", "web01.mood"));
        assertThat(library.catalog().lessons()).isEmpty();
        assertThat(library.problems()).singleElement().satisfies(problem -> assertThat(problem.message()).contains("mood"));

        Files.writeString(text("zh.md"), whole);
        assertThat(library.catalog().lessons()).hasSize(1);
    }

    @Test void what_lessons_refer_to_is_read_anew_with_them() throws IOException {
        var library = new Library(new FolderShelf(folder), true, new CelExpressions());
        assertThat(library.handbook().terms().get("balloon").word().in(Language.ZH)).isEqualTo("气球");

        Path glossary = folder.resolve("glossary.yaml");
        Files.writeString(glossary, Files.readString(glossary).replace("{ en: balloon, zh: 气球 }", "{ en: balloon, zh: 球 }"));
        assertThat(library.handbook().terms().get("balloon").word().in(Language.ZH)).isEqualTo("球");

        Files.delete(glossary);
        assertThat(library.catalog().lessons()).isEmpty();
        assertThat(library.problems()).anySatisfy(problem ->
            assertThat(problem.message()).isEqualTo("there is no term \"balloon\" in glossary.yaml; it has none"));
    }

    private Path text(String name) {
        return folder.resolve("dynamic-memory").resolve(name);
    }

    private static String title(Library library) {
        return library.catalog().find("dynamic-memory").orElseThrow().text(Language.EN).title();
    }
}
