package diptych;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who follows {@code lessons/README.md} to the letter gets the lesson that it promises. */
class AuthorsGuideTest {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(yaml|markdown)\n(.*?)^```$");
    private final StringWriter out = new StringWriter();

    @TempDir Path folder;

    @Test void the_walk_makes_a_lesson_without_a_mistake() throws IOException {
        List<MatchResult> blocks = BLOCK.matcher(walk()).results().toList();
        assertThat(blocks).extracting(block -> block.group(1)).containsExactly("yaml", "markdown", "markdown");
        Path lesson = Files.createDirectory(folder.resolve("demand"));
        List<String> files = List.of("lesson.yaml", "en.md", "zh.md");
        for (int i = 0; i < files.size(); i++) Files.writeString(lesson.resolve(files.get(i)), blocks.get(i).group(2));

        assertThat(lint()).as(out::toString).isZero();
        assertThat(walk()).contains("`" + out.toString().strip() + "`");
    }

    @Test void the_mistake_that_it_suggests_is_found_as_it_says() throws IOException {
        the_walk_makes_a_lesson_without_a_mistake();
        Path english = folder.resolve("demand/en.md");
        Files.writeString(english, Files.readString(english).replace("web01.demand", "web01.mood"));
        assertThat(walk()).contains("write `web01.mood` for `web01.demand` in `en.md`");
        assertThat(lint()).isEqualTo(1);
        assertThat(out.toString()).contains(english + ":7: boot: {{web01.mood}}: a virtual machine has no \"mood\"; known are: assigned, ");
    }

    @Test void its_commands_are_understood() throws IOException {
        List<String> commands = Pattern.compile("(?m)^    java -jar diptych.jar (.*)$").matcher(walk()).results()
            .map(found -> found.group(1)).toList();
        assertThat(commands).hasSize(3);
        for (String command : commands) Main.commandLine().parseArgs(command.split(" "));
    }

    private int lint() {
        return Main.commandLine().setOut(new PrintWriter(out)).execute("lint", folder.toString());
    }

    private static String walk() throws IOException {
        String guide = Files.readString(Path.of("lessons/README.md"));
        return guide.substring(guide.indexOf("## From nothing"), guide.indexOf("## Files, and what"));
    }
}
