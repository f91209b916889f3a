package diptych;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code lint} exits 0, 1 or 2, and each mistake is a line that an editor can jump to. */
class LintCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir Path folder;

    @Test void the_lessons_that_are_shipped_have_no_mistakes() throws IOException {
        assertThat(lint(Path.of("lessons"))).as(out::toString).isZero();
        long shipped = Files.readAllLines(Path.of("lessons", "order.txt")).stream().filter(line -> !line.isBlank()).count();
        assertThat(out.toString()).isEqualTo(shipped + " lessons, no mistakes" + System.lineSeparator());
    }

    @BeforeEach void copyHandbook() throws IOException {
        for (String name : new String[] {"sources.yaml", "glossary.yaml"}) Files.copy(Path.of("lessons", name), folder.resolve(name));
    }

    @Test void mistakes_of_files_and_of_the_rehearsal_are_found_at_once_in_the_order_of_the_files() throws IOException {
        copyShipped("bad");
        Files.writeString(folder.resolve("bad/en.md"), Files.readString(folder.resolve("bad/en.md"))
            .replace("Three settings of **web01**", "Three settings of **web01** ({{web01.mood}})"));
        copyShipped("never");
        Files.writeString(folder.resolve("never/lesson.yaml"), Files.readString(folder.resolve("never/lesson.yaml"))
            .replace("vms.web01.committed >= 2100", "vms.web01.committed >= 99999"));
        Files.writeString(folder.resolve("order.txt"), "bad\nnever\n");

        assertThat(lint(folder)).isEqualTo(1);

        var lines = out.toString().lines().toList();
        assertThat(lines.get(0)).startsWith(folder.resolve("bad/en.md") + ":7: boot: {{web01.mood}}: a virtual machine has no \"mood\"");
        assertThat(lines).anyMatch(line ->
            line.matches(".*never/lesson.yaml:\\d+: steps\\[1]\\.actions\\[2]: for the guest 2015 this action fails: .*"));
        assertThat(lines.getLast()).matches("\\d+ mistakes");
    }

    @Test void what_is_cited_and_explained_is_checked_too() throws IOException {
        copyShipped("bad");
        Files.writeString(folder.resolve("order.txt"), "bad\n");
        Files.writeString(folder.resolve("bad/zh.md"), Files.readString(folder.resolve("bad/zh.md"))
            .replaceFirst("\\[MS-DM#settings]", "[MS-DM#setings]").replaceFirst("\\[\\[kept-back]]", "保留"));
        Files.writeString(folder.resolve("glossary.yaml"), Files.readString(folder.resolve("glossary.yaml"))
            .replaceFirst("see: \\[guest, ", "see: [gust, "));
        Files.copy(Path.of("lessons/support.yaml"), folder.resolve("support.yaml"));
        Files.writeString(folder.resolve("support.yaml"), Files.readString(folder.resolve("support.yaml"))
            .replaceFirst("since: \"5.11\"", "since: \"5.12\"").replace("host: \"2025\"", "host: \"2052\""));

        assertThat(lint(folder)).isEqualTo(1);

        assertThat(out.toString().lines().map(line -> line.replace(folder + "/", "")))
            .anyMatch(line -> line.matches("bad/zh.md:\\d+: boot: the source MS-DM has no claim \"setings\"; did you mean \"settings\"\\?"))
            .anyMatch(line -> line.matches("glossary.yaml:\\d+: host.see: there is no term \"gust\" in glossary.yaml; did you mean"
                + " \"guest\"\\?"))
            .anyMatch(line -> line.contains("kernels: has no row for 5.11, which the model tells apart; add one"))
            .anyMatch(line -> line.contains("kernels: has a row for 5.12, at which nothing changes in the model; it knows 3.8, 3.9"))
            .anyMatch(line -> line.contains("hosts[5].host: must be one of 2012, 2012r2, 2016, 2019, 2022, 2025, but is the text"
                + " \"2052\""));
    }

    @Test void a_folder_that_is_not_there_is_named() {
        assertThat(lint(folder.resolve("nowhere"))).isEqualTo(2);
        assertThat(err.toString()).contains("nowhere does not exist; name a folder that holds lessons, or that of a lesson");
        assertThat(lint(Path.of("pom.xml"))).isEqualTo(2);
        assertThat(err.toString()).contains("pom.xml is not a folder");
    }

    @Test void a_folder_without_a_lesson_says_what_a_lesson_is() {
        assertThat(lint(folder)).isEqualTo(2);
        assertThat(err.toString()).contains("there is no lesson in " + folder + "; a lesson is a folder in it with lesson.yaml, en.md and"
            + " zh.md");
    }

    @Test void a_single_lesson_is_checked_in_its_own_folder_and_refers_to_what_is_shipped() throws IOException {
        copyShipped("mine");
        for (String name : new String[] {"sources.yaml", "glossary.yaml"}) Files.delete(folder.resolve(name));

        assertThat(lint(folder)).as(out::toString).isZero();
        assertThat(lint(folder.resolve("mine"))).as(out::toString).isZero();
        Files.delete(folder.resolve("mine/zh.md"));
        assertThat(lint(folder.resolve("mine"))).isEqualTo(1);
        assertThat(out.toString()).contains(folder.resolve("mine/zh.md") + ":0: this file is missing");
    }

    @Test void what_would_be_taken_from_a_page_is_named_with_its_line() throws IOException {
        copyShipped("mine");
        Path text = folder.resolve("mine/zh.md");
        String safe = Files.readString(text);
        int line = (int) safe.substring(0, safe.indexOf("\n## ")).lines().count() + 4;
        Files.writeString(text, safe.replaceFirst("\n## (.*)\n", "\n## $1\n\n[a](https://example.org \"title\")\n\n<b onclick=x>b</b>\n"));

        assertThat(lint(folder)).isEqualTo(1);
        assertThat(out.toString()).contains(text + ":" + line + ": boot: title of <a> is not allowed in a text and would be left out",
            text + ":" + (line + 2) + ": boot: HTML is not allowed in a text (<b onclick=x>)");
    }

    private int lint(Path lessons) {
        return Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute("lint", lessons.toString());
    }

    private void copyShipped(String as) throws IOException {
        Files.createDirectory(folder.resolve(as));
        for (String name : new String[] {"lesson.yaml", "en.md", "zh.md"}) {
            Files.copy(Path.of("lessons/dynamic-memory", name), folder.resolve(as).resolve(name));
        }
    }
}
