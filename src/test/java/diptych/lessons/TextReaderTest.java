package diptych.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import diptych.lessons.TextReader.Reading;
import diptych.scenario.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A text is CommonMark with placeholders, and every mistake in it is found at once, in the author's terms. */
class TextReaderTest {
    private static final List<GuestChoice> GUESTS = List.of(
        new GuestChoice("2015", kernel("4.2")), new GuestChoice("today", kernel("6.16")));
    private static final List<Step> STEPS = List.of(new Step("boot", 1, List.of(), Map.of("silent", variables -> Verdict.TRUE)));

    private static final Handbook HANDBOOK = new Handbook(
        List.of(new Source("K-4.2", Bilingual.alike("hv_balloon.c"), Bilingual.alike("Linux"), Optional.empty(), Optional.empty(),
            List.of(new Source.Claim("floor", Bilingual.alike("It grows."), List.of())))),
        List.of(new Term("balloon", Term.Part.MEMORY, new Bilingual("balloon", "气球"), new Bilingual("Pages, *held*.", "内存页。"), List.of(),
            List.of())),
        Support.NONE);

    @Test void a_text_is_a_title_a_summary_and_a_section_for_each_step() {
        var text = read("""
            # A title
            A summary
            of two lines.

            ## Boot | The guest boots
            It *boots*.
            """).text().orElseThrow();

        assertThat(text.title()).isEqualTo("A title");
        assertThat(text.summary()).isEqualTo("A summary of two lines.");
        assertThat(text.phases()).containsExactly("Boot");
        var told = text.steps().get(0).tell(scene("2015"));
        assertThat(told.heading()).isEqualTo("The guest boots");
        assertThat(told.story()).isEqualTo("<p>It <em>boots</em>.</p>\n");
    }

    @Test void numbers_and_words_are_filled_in_from_the_moment_shown() {
        assertThat(story("{{web01.startup}} of {{host.memory}} MB, `{{web01.kernel}}`, {{web01.state}}, second {{t}}"))
            .isEqualTo("<p>1024 of 16384 MB, <code>4.2</code>, Running, second 60</p>\n");
    }

    @Test void a_sum_is_made_of_the_numbers_as_they_are_shown() {
        assertThat(story("{{web01.maximum - web01.startup + web01.minimum}}")).isEqualTo("<p>3584</p>\n");
        assertThat(story("{{t - before.t}} s")).isEqualTo("<p>60 s</p>\n");
    }

    @Test void a_constant_of_the_model_is_named_not_written_out() {
        assertThat(story("{{model.first_shrink_round}} s")).isEqualTo("<p>330 s</p>\n");
    }

    @Test void a_passage_is_shown_while_everything_it_is_about_is_the_case() {
        var text = step("""
            Always.
            ::: today silent
            Today and silent.
            :::
            ::: 2015
            Long ago.
            :::
            """).text().orElseThrow().steps().get(0);

        assertThat(text.tell(scene("2015")).story()).isEqualTo("<p>Always.</p>\n<p>Long ago.</p>\n");
        assertThat(text.tell(scene("today")).story()).isEqualTo("<p>Always.</p>\n");
        assertThat(text.tell(scene("today", "silent")).story()).contains("Today and silent.");
    }

    @Test void where_to_look_and_where_it_comes_from_stand_apart() {
        var told = step("""
            Story.
            ::: look
            - **Host:** here
            :::
            ::: sources
            Read [this] and [K-4.2#floor].
            :::

            [this]: https://example.org/hv_balloon.c
            """).text().orElseThrow().steps().get(0).tell(scene("2015"));

        assertThat(told.story()).isEqualTo("<p>Story.</p>\n");
        assertThat(told.look()).contains("<strong>Host:</strong> here");
        assertThat(told.sources()).contains("<a href=\"https://example.org/hv_balloon.c\" rel=\"nofollow\">this</a>",
            "<a href=\"/sources?lang=en#K-4.2.floor\">K-4.2</a>");
    }

    @Test void a_comment_is_for_authors_and_never_shown() {
        assertThat(story("One.\n<!-- why, with 42 reasons\nand {{no.such}} placeholder -->\nTwo."))
            .contains("One.").contains("Two.").doesNotContain("why");
    }

    @Test void raw_html_is_a_mistake_and_would_be_escaped() {
        var reading = step("A <script>alert(document.title)</script> text.");

        assertThat(messages(reading)).contains("text:4: HTML is not allowed in a text (<script>); write it in CommonMark, or put it in"
            + " back quotes to show it");
        assertThat(reading.text().orElseThrow().steps().get(0).tell(scene("2015")).story()).doesNotContain("<script");
    }

    @Test void a_link_leads_to_the_web_only() {
        var reading = step("[press](javascript:alert) ![pixel](https://example.org/x.png)");

        assertThat(messages(reading))
            .anyMatch(problem -> problem.contains("\"javascript:alert\"; it must start with https://"))
            .anyMatch(problem -> problem.contains("pictures are not allowed"));
        assertThat(reading.text().orElseThrow().steps().get(0).tell(scene("2015")).story()).doesNotContain("javascript");
    }

    @Test void a_number_that_is_written_out_is_a_mistake_for_it_would_not_follow_the_moment() {
        assertThat(messages(step("After 330 s, `free -m` prints 3040.\nFine.")))
            .containsExactly(
                "text:4: the number 330 is written out; every number but a kernel release or a year is a placeholder such as"
                    + " {{web01.assigned}}, so that it is that of the moment shown",
                "text:4: the number 3040 is written out; every number but a kernel release or a year is a placeholder such as"
                    + " {{web01.assigned}}, so that it is that of the moment shown");
        assertThat(messages(step("Since Linux 5.11, not in 2015."))).isEmpty();
    }

    @Test void every_placeholder_that_names_nothing_is_found_with_its_line_and_what_there_is() {
        assertThat(messages(step("""
            {{web02.assigned}} and {{web01.asigned}}
            {{host.free}} {{model.luck}} {{assigned}}
            {{web01.assigned * web01.demand}} {{web01.state + t}}
            {{ unclosed
            """)))
            .anyMatch(problem -> problem.startsWith("text:4: {{web02.assigned}}: no virtual machine is named \"web02\"; did you mean"
                + " \"web01\"?"))
            .anyMatch(problem -> problem.startsWith("text:4: {{web01.asigned}}: a virtual machine has no \"asigned\"; did you mean"
                + " \"assigned\"?"))
            .anyMatch(problem -> problem.startsWith("text:5: {{host.free}}: the host has no \"free\"; known are: memory, reserve"))
            .anyMatch(problem -> problem.startsWith("text:5: {{model.luck}}: the model has no constant"))
            .anyMatch(problem -> problem.startsWith("text:5: {{assigned}}: \"assigned\" names nothing; write it as \"web01.assigned\""))
            .anyMatch(problem -> problem.startsWith("text:6: {{web01.assigned * web01.demand}}: \"*\" stands where"))
            .anyMatch(problem -> problem.startsWith("text:6: {{web01.state + t}}"))
            .anyMatch(problem -> problem.startsWith("text:7: \"{{\" and \"}}\" belong together"));
    }

    @Test void every_mistake_in_the_form_is_found() {
        assertThat(messages(read("""
            Text before any title.
            ## No bar
            ::: sometimes
            Who knows.
            ::: today
            More.
            ## One too many | Really
            :::
            See [NOWHERE].
            """)))
            .anyMatch(problem -> problem.startsWith("text:1: a text begins with its title"))
            .anyMatch(problem -> problem.startsWith("text:2: a step's heading has a short name"))
            .anyMatch(problem -> problem.startsWith("text:3: \"sometimes\" is neither a guest nor a situation of step boot; known are:"
                + " 2015, today, silent, look, more, question, saw, sources, why"))
            .anyMatch(problem -> problem.startsWith("text:5: the passage of line 3 is still open"))
            .anyMatch(problem -> problem.startsWith("text:5: this passage is never closed"))
            .anyMatch(problem -> problem.contains("the lesson has 1 steps, but this text has 2 headings"));
        assertThat(messages(step("See [nowhere].")))
            .containsExactly("text:4: no address is given for [nowhere]; add a line \"[nowhere]: https://...\" at the end of the file, or"
                + " cite a claim of sources.yaml, as in [K-4.2#floor]");
    }

    @Test void a_citation_names_a_source_and_what_is_taken_from_it() {
        assertThat(messages(step("""
            Fine: [K-4.2#floor].
            See [K-4.3#floor],
            [K-4.2#flor] and
            [K-4.2].
            """))).containsExactly(
                "text:5: there is no source \"K-4.3\" in sources.yaml; did you mean \"K-4.2\"?",
                "text:6: the source K-4.2 has no claim \"flor\"; did you mean \"floor\"?",
                "text:7: name what is taken from K-4.2, as in [K-4.2#floor]; it has: floor");
    }

    @Test void a_term_is_explained_in_place_where_it_is_first_read_and_plain_further_down() {
        assertThat(story("The [[balloon]], and [[balloon|*ballooned* pages]]."))
            .isEqualTo("<p>The <button class=\"gloss\" popovertarget=\"term-balloon\">balloon</button><span class=\"note\""
                + " id=\"term-balloon\" popover><a href=\"/glossary?lang=en#balloon\">balloon</a>: Pages, <em>held</em>.</span>,"
                + " and <em>ballooned</em> pages.</p>\n");
    }

    @Test void a_passage_that_is_not_shown_explains_nothing() {
        var told = step("::: today\nThe [[balloon]] today.\n:::\n::: look\nA [[balloon]].\n:::").text().orElseThrow().steps().get(0);

        assertThat(told.tell(scene("2015")).look()).contains("popover");
        assertThat(told.tell(scene("today")).story()).contains("popover");
        assertThat(told.tell(scene("today")).look()).isEqualTo("<p>A balloon.</p>\n");
    }

    @Test void a_term_that_the_glossary_has_not_is_found() {
        assertThat(messages(step("The [[baloon]]\nand the [[ballon|thing]], a [[dragon]].")))
            .containsExactly("text:4: there is no term \"baloon\" in glossary.yaml; did you mean \"balloon\"?",
                "text:5: there is no term \"ballon\" in glossary.yaml; did you mean \"balloon\"?",
                "text:5: there is no term \"dragon\" in glossary.yaml; known are: balloon");
    }

    @Test void two_languages_cite_the_same_claims_and_mark_the_same_terms() {
        var english = step("The [[balloon]].\n::: sources\n[K-4.2#floor]\n:::").text().orElseThrow();
        var chinese = step("没有。\n::: sources\n没有。\n:::").text().orElseThrow();

        var problems = Translation.differences(Map.of(Language.EN, english, Language.ZH, chinese),
            Map.of(Language.EN, "en.md", Language.ZH, "zh.md"));

        assertThat(problems).extracting(Object::toString).containsExactly(
            "zh.md:4: in en.md step 1 cites [K-4.2#floor], and here it does not",
            "zh.md:4: in en.md step 1 marks [[balloon]], and here it does not");
    }

    @Test void two_languages_tell_the_same_passages_in_the_same_order() {
        var english = step("Always.\n::: today\nToday.\n:::").text().orElseThrow();
        var chinese = step("总是。\n::: 2015\n从前。\n:::").text().orElseThrow();

        var problems = Translation.differences(Map.of(Language.EN, english, Language.ZH, chinese),
            Map.of(Language.EN, "en.md", Language.ZH, "zh.md"));

        assertThat(problems).singleElement()
            .satisfies(problem -> assertThat(problem.message())
                .isEqualTo("passage 2 of step 1 is \"::: 2015\", but in en.md it is \"::: today\""));
    }

    @Test void a_passage_that_only_one_language_has_is_found() {
        var english = step("Always.\n::: today\nToday.\n:::").text().orElseThrow();
        var chinese = step("总是。").text().orElseThrow();

        var problems = Translation.differences(Map.of(Language.EN, english, Language.ZH, chinese),
            Map.of(Language.EN, "en.md", Language.ZH, "zh.md"));

        assertThat(problems).singleElement().asString().isEqualTo("en.md:5: passage 2 of step 1, \"::: today\", is missing in zh.md");
    }

    private static String story(String markdown) {
        var reading = step(markdown);
        assertThat(reading.problems()).isEmpty();
        return reading.text().orElseThrow().steps().get(0).tell(scene("2015")).story();
    }

    private static Reading step(String markdown) {
        return read("# Title\nSummary.\n## Boot | The guest boots\n" + markdown);
    }

    private static Reading read(String text) {
        return TextReader.read("text", text, STEPS, Optional.empty(), GUESTS, List.of("web01"), new References(HANDBOOK, Language.EN));
    }

    private static List<String> messages(Reading reading) {
        return reading.problems().stream().map(problem -> problem.file() + ":" + problem.line() + ": " + problem.message()).toList();
    }

    private static Scene scene(String... holding) {
        return new Scene(new Facts(Worlds.booted()), new Facts(Worlds.off()), Set.of(holding));
    }

    private static diptych.sim.model.KernelVersion kernel(String release) {
        return diptych.sim.model.KernelVersion.parse(release);
    }
}
