package diptych.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import diptych.lessons.Passage.Role;
import diptych.lessons.Question.Claim;
import diptych.lessons.Question.When;
import diptych.lessons.TextReader.Reading;
import diptych.scenario.Problem;
import diptych.scenario.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A question is asked in the texts: its words, an answer a line, what was to be seen, and why. What is missing is named. */
class QuestionTextTest {
    private static final Question TOTAL = new Question.Choice("total", When.AHEAD,
        List.of(new Claim("stays", variables -> Verdict.TRUE), new Claim("falls", variables -> Verdict.FALSE)));
    private static final List<Step> STEPS = List.of(new Step("boot", 1, List.of(), Map.of(), Set.of(), List.of(TOTAL)));
    private static final Scene SCENE = new Scene(new Facts(Worlds.off()), new Facts(Worlds.off()), Set.of());
    private static final String GOOD = """
        # Title
        Summary.
        ## Boot | The guest boots
        It boots.
        ::: question total
        Where is *total* going?

        - stays: It **stays**.
        - falls：它会变小
        :::
        ::: saw total
        Look.
        :::
        ::: why total
        Because.
        :::
        ::: why total chose-falls
        You said falls.
        :::
        """;

    @Test void a_question_has_its_words_and_an_answer_a_line_in_either_colon() {
        var text = read(GOOD).text().orElseThrow().steps().get(0);

        assertThat(read(GOOD).problems()).isEmpty();
        assertThat(text.html(Role.QUESTION, "total", SCENE)).isEqualTo("<p>Where is <em>total</em> going?</p>\n");
        assertThat(text.html(Role.OPTION, "total.stays", SCENE)).isEqualTo("It <strong>stays</strong>.");
        assertThat(text.html(Role.OPTION, "total.falls", SCENE)).isEqualTo("它会变小");
        assertThat(text.tell(SCENE).story()).as("the story tells nothing of the question").isEqualTo("<p>It boots.</p>\n");
    }

    @Test void what_is_said_to_who_chose_an_answer_is_said_to_nobody_else() {
        var text = read(GOOD).text().orElseThrow().steps().get(0);
        var chose = SCENE.with(Set.of(Question.CHOSE + "falls"));

        assertThat(text.html(Role.WHY, "total", SCENE)).isEqualTo("<p>Because.</p>\n");
        assertThat(text.html(Role.WHY, "total", chose)).isEqualTo("<p>Because.</p>\n<p>You said falls.</p>\n");
    }

    @Test void a_question_that_the_text_forgets_is_named() {
        assertThat(messages(GOOD.substring(0, GOOD.indexOf("::: question"))))
            .containsExactly("3: the question \"total\" is never asked; add \"::: question total\" under this heading");
    }

    @Test void every_mistake_of_a_question_is_named_with_its_line() {
        assertThat(messages("""
            # Title
            Summary.
            ## Boot | The guest boots
            It boots.
            ::: question total
            - stays: It stays.
            - fals: It falls.
            :::
            ::: saw
            Look.
            :::
            ::: more sum
            More.
            :::
            """)).containsExactly(
                "5: what is asked is missing; write it above the answers",
                "5: it is not said why; add \"::: why total\"",
                "5: the answer \"falls\" has no words; add a line \"- falls: ...\"",
                "7: the question \"total\" has no answer \"fals\"; did you mean \"falls\"?",
                "9: which question is this about? Write its id after \"saw\", as in \"::: saw total\"",
                "12: step boot asks no question \"sum\"; known are: total");
    }

    @Test void an_answer_that_somebody_chose_must_be_one() {
        assertThat(messages(GOOD.replace("chose-falls", "chose-rises")))
            .singleElement().asString().startsWith("17: the question \"total\" has no answer \"rises\"");
    }

    private static Reading read(String text) {
        return TextReader.read("en.md", text, STEPS, Optional.empty(), List.of(), List.of("web01"),
            new References(Handbook.EMPTY, Language.EN));
    }

    private static List<String> messages(String text) {
        return read(text).problems().stream().map(QuestionTextTest::shown).toList();
    }

    private static String shown(Problem problem) {
        return problem.line() + ": " + problem.message();
    }
}
