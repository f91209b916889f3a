package diptych.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Undo, redo, starting over and branches by plain HTTP: each is a form that says what it does, and what it says is what it does. */
class UndoHttpTest {
    private static Server server;
    private static Http http;

    @BeforeAll static void open() throws IOException {
        server = Server.start(new Server.Options("127.0.0.1", 0));
        http = new Http(server);
    }

    @AfterAll static void close() {
        server.stop();
    }

    private static String start(int steps) {
        String at = location(http.form("/lessons/live-backup", "lang=en&guest=today"));
        for (int i = 0; i < steps; i++) at = post(at, "moves", "move=next-step");
        return at;
    }

    private static String post(String at, String deed, String fields) {
        return location(send(at, deed, fields));
    }

    private static HttpResponse<String> send(String at, String deed, String fields, String... headers) {
        String moment = moment(at);
        String all = fields + "&lang=en&from=" + moment + "&at=" + moment;
        if (headers.length == 0) return http.form(session(at) + "/" + deed, all);
        return http.post(session(at) + "/" + deed, all, "Content-Type", "application/x-www-form-urlencoded", headers[0], headers[1]);
    }

    private static String session(String address) {
        return address.replaceFirst("\\?.*", "");
    }

    private static String moment(String address) {
        Matcher at = Pattern.compile("at=([0-9.]+)").matcher(address);
        assertThat(at.find()).as(address).isTrue();
        return at.group(1);
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]+", "");
    }

    private static String page(String address) {
        return http.get(address).body().replace("&quot;", "\"").replace("&amp;", "&");
    }

    @Test void undo_leads_to_where_the_step_was_played_and_redo_shows_the_very_same_page_again() {
        String third = start(3);
        String before = start(0);
        assertThat(page(before)).contains("Nothing to undo").contains("Nothing to redo");

        String whole = page(third);
        assertThat(whole).contains("Undo: step 3, Freeze").contains("Nothing to redo");
        String undone = post(third, "undo", "");
        assertThat(session(undone)).isEqualTo(session(third));
        assertThat(page(undone)).contains("Undo: step 2").contains("Redo: step 3, Freeze");
        assertThat(page(post(undone, "redo", ""))).isEqualTo(whole);
    }

    @Test void moving_in_time_is_no_deed() {
        String at = start(3);
        String earlier = location(http.get(session(at) + "?go=step-back&lang=en&from=" + moment(at)));
        assertThat(page(earlier)).contains("Undo: step 3, Freeze");
        assertThat(page(post(earlier, "moves", "move=next"))).contains("Undo: step 3, Freeze");
    }

    @Test void what_htmx_gets_after_undo_brings_the_buttons_and_the_list_along_and_says_what_was_undone() {
        String at = start(2);
        HttpResponse<String> undone = send(at, "undo", "", "HX-Request", "true");
        assertThat(undone.statusCode()).isEqualTo(200);
        assertThat(undone.headers().firstValue("HX-Push-Url").orElseThrow()).startsWith(session(at));
        assertThat(undone.body()).contains("hx-swap-oob=\"true\"").contains("id=\"turns\"").contains("id=\"branch-list\"")
            .contains("Redo: step 2").contains("Undone: step 2").doesNotContain("<!DOCTYPE");
        assertThat(http.get(at.replace(moment(at), "0"), "HX-Request", "true").body()).as("a look").doesNotContain("id=\"turns\"");
    }

    @Test void undo_of_the_first_act_of_a_branch_is_another_page_for_htmx_too() {
        String at = start(3);
        String branch = post(at, "acts", "act=kill-daemon");
        HttpResponse<String> undone = send(branch, "undo", "", "HX-Request", "true");
        assertThat(undone.headers().firstValue("HX-Redirect")).hasValue(at);
        assertThat(undone.body()).isEmpty();
        assertThat(post(at, "redo", "")).isEqualTo(branch);
    }

    @Test void what_is_done_after_undo_leaves_a_branch_that_is_listed_and_can_be_opened_and_compared() {
        String at = start(3);
        String other = post(post(at, "undo", ""), "moves", "move=pass-10");

        String shown = page(other);
        assertThat(shown).contains("Branches: 2").contains("Branch 2: as the lesson tells it, up to step 3")
            .contains("First run: as the lesson tells it, up to step 2").contains("parted from no. 1 at 54.01 s");
        Matcher branch = Pattern.compile("href=\"(/s/[^\"]+)\">Branch 2").matcher(shown);
        Matcher compare = Pattern.compile("href=\"(/compare[^\"]+)\"").matcher(shown);
        assertThat(branch.find() && compare.find()).isTrue();
        assertThat(http.get(branch.group(1)).statusCode()).isEqualTo(200);
        assertThat(page(compare.group(1))).contains("both are the same all the way")
            .contains("First run: as the lesson tells it").contains("Branch 2: as the lesson tells it");
    }

    @Test void a_name_is_shown_as_it_was_given_and_nothing_of_it_is_taken_for_html() {
        String at = start(1);
        String named = post(at, "name", "name=" + URLEncoder.encode("  <b>Mine</b> & more ", StandardCharsets.UTF_8));
        assertThat(named).isEqualTo(at);
        assertThat(http.get(at).body()).contains("&lt;b&gt;Mine&lt;/b&gt; &amp; more</a>").doesNotContain("<b>Mine");
    }

    @ParameterizedTest @CsvSource({"'', en, 'a name has 1 to 40 characters'", "'   ', zh, 1 到 40 个字符",
        "'aaaaaaaaaabbbbbbbbbbccccccccccddddddddddE', en, a name has 1 to 40 characters", "'two%0Alines', zh, 1 到 40 个字符"})
    void what_is_no_name_is_refused_and_says_what_would_be_one(String name, String language, String says) {
        String at = start(0);
        var refused = http.form(session(at) + "/name", "at=0&lang=" + language + "&name=" + name);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(http.form(session(at) + "/name?lang=" + language, "at=0&name=" + name).body()).contains(says);
        assertThat(page(at)).contains("First run: as the lesson tells it");
    }

    @ParameterizedTest @CsvSource({"step, back to the start of the step", "lesson, back to the start of the lesson",
        "all, back to the very beginning"})
    void each_way_to_start_over_says_what_it_does_does_it_and_can_be_undone(String restart, String deed) {
        String at = start(3);
        String tabs = at + "&host=events&screen=journal";
        assertThat(page(at)).contains("name=\"restart\" value=\"" + restart + "\"").contains("Each of these can be undone.");

        String over = post(tabs, "restarts", "restart=" + restart + "&host=events&screen=journal");

        assertThat(page(over)).contains("Undo: " + deed);
        if (restart.equals("step")) assertThat(page(over)).contains("class=\"pill current\">2 Reach guest");
        else assertThat(moment(over)).isEqualTo("0");
        assertThat(over.contains("host=events")).as("tabs").isEqualTo(!restart.equals("all"));
        String undone = post(over, "undo", "");
        assertThat(undone).as("as it was").isEqualTo(at);
        assertThat(page(undone)).contains("Redo: " + deed).contains("class=\"pill current\">3 Freeze");
    }

    @ParameterizedTest @ValueSource(strings = {"en", "zh"})
    void what_cannot_be_undone_or_meant_is_refused_in_both_languages(String language) {
        String session = session(start(0));
        String lang = "?lang=" + language;
        for (String deed : new String[] {"undo", "redo"}) {
            HttpResponse<String> nothing = http.form(session + "/" + deed + lang, "from=0");
            assertThat(nothing.statusCode()).isEqualTo(409);
            assertThat(nothing.body()).contains(language.equals("en") ? "nothing to undo or to redo" : "没有可以撤销或重做的");
            assertThat(http.form("/s/nobody/" + deed + lang, "from=0").statusCode()).isEqualTo(404);
            assertThat(http.form(session + "/" + deed + lang, "from=99999").statusCode()).isEqualTo(404);
        }
        HttpResponse<String> unknown = http.form(session + "/restarts" + lang, "from=0&restart=life");
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(unknown.body()).contains("step").contains("lesson").contains("all").contains("life");
    }

    @Test void the_fifty_first_branch_is_refused_and_says_what_to_do() {
        String at = start(1);
        HttpResponse<String> last = null;
        for (int i = 0; i < 50; i++) last = http.form(session(at) + "/acts", "act=pull-network&lang=en&at=" + (45 + i * 0.1));
        assertThat(last.statusCode()).isEqualTo(409);
        assertThat(last.body()).contains("At most 50 runs may branch off");
        assertThat(page(at)).contains("Branches: 50");
    }
}
