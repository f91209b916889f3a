package diptych.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Predict, see, say what was seen, be told why; skip and change one's mind at will; and at the end the first answer beside the last. */
class QuestionHttpTest {
    private static Server server;
    private static Http http;

    @BeforeAll static void open() throws IOException {
        server = Server.start(new Server.Options("127.0.0.1", 0));
        http = new Http(server);
    }

    @AfterAll static void close() {
        server.stop();
    }

    @Test void a_prediction_is_followed_by_the_thing_itself_and_only_then_is_it_told_why() {
        String start = begin("2015");
        assertThat(page(start)).contains("Before you go on", "question-first-total").doesNotContain("The missing");

        String after = answer(start, "question=first-total&occasion=predicted&answer=equal&sure=sure");
        assertThat(moment(after)).as("one prediction later the story goes on").isNotEqualTo("0");
        assertThat(page(after)).contains("Your prediction", "exactly what the host has assigned", "(sure)", "Change your mind");

        String outcome = move(after, "next-step");
        assertThat(page(outcome)).contains("What did you see?").doesNotContain("are kept back by firmware");
        String mistaken = answer(outcome, "question=first-total&occasion=saw&answer=equal");
        assertThat(page(mistaken)).as("who has not seen it looks again").contains("Look once more")
            .doesNotContain("are kept back by firmware");
        String told = answer(mistaken, "question=first-total&occasion=saw&answer=less");
        assertThat(page(told)).contains("You were sure, and it went otherwise", "your answer, sure",
            "what happened on this guest, Linux 4.2", "are kept back by firmware", "This is the most natural answer");
    }

    @Test void who_was_not_sure_is_told_less() {
        String outcome = move(answer(begin("2015"), "question=first-total&occasion=predicted&answer=equal&sure=guess"), "next-step");
        String told = answer(outcome, "question=first-total&occasion=saw&skip=1");
        assertThat(page(told)).contains("It went otherwise than you predicted", "are kept back by firmware")
            .doesNotContain("This is the most natural answer");
    }

    @Test void what_is_right_depends_on_the_guest() {
        assertThat(page(balloon("2015", "falls"))).contains("You have described a newer guest")
            .doesNotContain("You have described an older");
        assertThat(page(balloon("today", "stays"))).contains("You have described an older guest")
            .doesNotContain("You have described a newer");
    }

    @Test void next_shows_what_is_asked_about_the_next_step_first_and_then_goes_on() {
        String end = move(begin("today"), "next-step");
        String ahead = move(end, "next");
        assertThat(moment(ahead)).isEqualTo(moment(end));
        assertThat(page(ahead)).contains("question-reboot");
        assertThat(moment(move(ahead + "&", "next"))).as("unanswered is allowed").isNotEqualTo(moment(end));
    }

    @Test void a_question_can_be_skipped_and_nothing_scolds() {
        String after = answer(begin("today"), "question=first-total&occasion=predicted&skip=1");
        assertThat(page(move(after, "next-step"))).contains("You made no prediction").doesNotContain("What did you see?");
    }

    @Test void a_mind_can_be_changed_until_the_thing_has_happened_but_not_after() {
        String start = begin("today");
        String after = answer(start, "question=first-total&occasion=predicted&answer=equal");
        String changed = answer(start, "question=first-total&occasion=predicted&answer=less");
        assertThat(moment(changed)).as("a change of mind moves nothing").isEqualTo("0");
        String outcome = move(after, "next-step");

        HttpResponse<String> late = post(outcome, "question=first-total&occasion=predicted&answer=more");
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("it has happened already");
        assertThat(page(answer(outcome, "question=first-total&occasion=saw&answer=less")))
            .contains("your first answer", "It went as you predicted");
    }

    @Test void the_last_questions_are_asked_without_the_panes_and_show_the_first_answer_beside_the_last() {
        String at = balloon("2015", "falls");
        at = move(at, "next-step");
        String recall = session(at) + "/recall?lang=en";
        assertThat(page(recall)).contains("From memory", "question-order-of-return").doesNotContain("class=\"card diptych\"");
        assertThat(page(recall)).as("not given away before it is answered").doesNotContain("It is 3040 MB as before");

        HttpResponse<String> answered = http.form(session(at) + "/recall", "lang=en&question=total&occasion=recalled&answer=stays");
        assertThat(answered.headers().firstValue("Location").orElseThrow()).endsWith("#question-total");
        assertThat(page(recall)).contains("See that moment").containsPattern("fall, since the memory is gone.*stay at 3040 MB");
    }

    @ParameterizedTest @CsvSource(delimiter = '|', value = {
        "question=nothing&occasion=predicted&answer=less|The lesson asks no question \"nothing\"",
        "question=first-total&occasion=predicted|No answer was chosen",
        "question=first-total&occasion=predicted&answer=%3Cb%3E|answer is \"&lt;b&gt;\", but there is less, equal, more",
        "question=first-total&answer=less|Occasion is missing",
        "question=first-total&occasion=recalled&answer=less|is not asked on this occasion",
        "question=first-total&occasion=dreamt&answer=less|occasion is \"dreamt\"",
        "question=first-total&occasion=predicted&answer=less&sure=very|sure is \"very\"",
        "question=order-of-return&occasion=predicted&place-hot-add=1&place-balloon=1|Each card needs a place of its own"})
    void an_answer_that_is_none_is_refused_in_words_and_keeps_nothing(String form, String says) {
        String start = begin("today");
        HttpResponse<String> answer = post(start, form);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body().replace("&quot;", "\"")).containsIgnoringCase(says);
        assertThat(page(start)).doesNotContain("You say:");
    }

    private static String begin(String guest) {
        return location(http.form("/lessons/dynamic-memory", "lang=en&guest=" + guest));
    }

    /** The third step, with a sure prediction of the total and with what was to be seen. */
    private static String balloon(String guest, String prediction) {
        String at = move(move(begin(guest), "next-step"), "next-step");
        answer(at, "ahead=1&question=total&occasion=predicted&sure=sure&answer=" + prediction);
        String outcome = move(at, "next-step");
        return answer(outcome, "question=total&occasion=saw&skip=1");
    }

    private static String answer(String at, String form) {
        return location(post(at, form));
    }

    private static HttpResponse<String> post(String at, String form) {
        return http.form(session(at) + "/answers", "lang=en&from=" + moment(at) + "&" + form);
    }

    private static String move(String at, String move) {
        String ahead = at.contains("ahead=1") ? "&ahead=1" : "";
        return location(http.form(session(at) + "/moves", "lang=en&from=" + moment(at) + ahead + "&move=" + move));
    }

    private static String page(String address) {
        HttpResponse<String> answer = http.get(address);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private static String session(String address) {
        return address.replaceFirst("\\?.*", "");
    }

    private static String moment(String address) {
        Matcher at = Pattern.compile("at=([0-9.]+)").matcher(address);
        assertThat(at.find()).isTrue();
        return at.group(1);
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]+", "");
    }
}
