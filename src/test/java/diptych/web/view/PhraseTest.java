package diptych.web.view;

import static org.assertj.core.api.Assertions.assertThat;

import diptych.lessons.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.api.Test;

/** The message table says everything in both languages, and nothing that nobody reads. */
class PhraseTest {
    private static final Object[] FILLED = {"<0>", "<1>", "<2>", "<3>", "<4>"};
    private static final Pattern PLACE = Pattern.compile("<\\d>");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
    /** What both languages write alike: names of products and programs, and numbers between marks. */
    private static final Set<Phrase> ALIKE = EnumSet.of(Phrase.HOST_TITLE, Phrase.GUEST_TITLE, Phrase.LINE_TOTAL, Phrase.HOST_WITHOUT_JOB,
        Phrase.GUEST_WITH_DAEMON, Phrase.GUEST_PLAIN, Phrase.SOURCE_BY, Phrase.STEP_OF);

    @ParameterizedTest @EnumSource(Phrase.class)
    void each_text_is_there_in_both_languages(Phrase phrase) {
        assertThat(phrase.in(Language.EN, FILLED)).isNotBlank().doesNotContainPattern(CHINESE);
        assertThat(phrase.in(Language.ZH, FILLED)).isNotBlank();
        if (!ALIKE.contains(phrase)) assertThat(phrase.in(Language.ZH, FILLED)).containsPattern(CHINESE);
    }

    @ParameterizedTest @EnumSource(Phrase.class)
    void both_languages_fill_in_the_same_things(Phrase phrase) {
        assertThat(places(phrase, Language.ZH)).isEqualTo(places(phrase, Language.EN));
    }

    @ParameterizedTest @EnumSource(Phrase.class)
    void no_text_has_blanks_around_it_or_two_in_a_row(Phrase phrase) {
        for (Language language : Language.values()) {
            assertThat(phrase.in(language, FILLED)).isEqualTo(phrase.in(language, FILLED).strip()).doesNotContain("  ");
        }
    }

    @Test void every_text_is_used_by_some_page() throws IOException {
        String code;
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/diptych/web"))) {
            code = files.filter(file -> file.toString().endsWith(".java") && !file.endsWith("Phrase.java"))
                .map(PhraseTest::text).collect(Collectors.joining());
        }
        var unused = EnumSet.allOf(Phrase.class);
        unused.removeIf(phrase -> code.matches("(?s).*\\bPhrase\\." + phrase.name() + "\\b.*"));
        assertThat(unused).isEmpty();
    }

    private static Set<String> places(Phrase phrase, Language language) {
        return PLACE.matcher(phrase.in(language, FILLED)).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
