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

/** The consoles by plain HTTP: type, complete, put back, and what nobody should send. */
class ConsoleHttpTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static Server server;
    private static Http http;

    @BeforeAll static void open() throws IOException {
        server = Server.start(new Server.Options("127.0.0.1", 0));
        http = new Http(server);
    }

    @AfterAll static void close() {
        server.stop();
    }

    @Test void what_is_typed_and_what_came_of_it_stand_on_the_page() {
        String at = booted("dynamic-memory");
        String shown = location(type(at, "guest", "free -m | head -1"));
        assertThat(shown).isEqualTo(at + "&screen=shell#guest-line");
        assertThat(page(shown)).contains("<span class=\"prompt\">root@web01:~# </span>free -m | head -1\n               total        used")
            .contains("<label for=\"guest-line\"").contains("<option value=\"free -m\">");
    }

    @Test void the_transcript_stays_where_it_was_typed() {
        String at = booted("dynamic-memory");
        type(at, "guest", "echo typed here");
        String earlier = at.replaceFirst("at=[0-9.]+", "at=10") + "&screen=shell";
        assertThat(page(earlier)).doesNotContain("typed here");
        assertThat(page(at + "&screen=shell")).contains("<button type=\"submit\" name=\"again\" value=\"echo typed here\">");
    }

    @Test void an_error_stands_in_red_and_is_escaped() {
        String at = booted("dynamic-memory");
        String shown = location(type(at, "guest", "cat '</code><script>alert(1)</script>'"));
        assertThat(page(shown)).contains("<span class=\"error\">cat: &lt;/code&gt;&lt;script&gt;").doesNotContain("<script>alert");
        assertThat(page(location(type(at, "host", "<b>")))).doesNotContain("<b></b>").contains("&lt;b&gt;");
    }

    @Test void htmx_is_given_the_view_and_a_sentence_to_be_heard() {
        String at = booted("dynamic-memory");
        HttpResponse<String> answer = typeByHtmx(at, "guest", "hostname", "");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).startsWith("<title>").contains("id=\"said\" hx-swap-oob=\"innerHTML\">hostname says: web01</p>")
            .contains("root@web01:~# </span>hostname\nweb01\n");
        assertThat(answer.headers().firstValue("HX-Replace-Url")).contains(at + "&screen=shell");
    }

    @Test void a_line_that_acts_leads_into_a_branch_in_which_it_is_named_as_typed() {
        String at = frozen();
        HttpResponse<String> byForm = type(at, "guest", "kill -9 366");
        String branch = location(byForm);
        assertThat(branch).endsWith("&screen=shell#guest-line");
        assertThat(session(branch)).isNotEqualTo(session(at));
        assertThat(page(branch)).contains("# kill -9 366</li>").contains("hv_vss_daemon");
        HttpResponse<String> byHtmx = typeByHtmx(at, "host", "Stop-VM web01 -TurnOff", "");
        assertThat(byHtmx.headers().firstValue("HX-Redirect").orElseThrow()).contains("host=powershell").endsWith("#host-line");
        assertThat(page(at)).as("the old run is what it was").contains("366 Ss   hv_vss_daemon");
    }

    @Test void what_was_typed_is_carried_by_a_link_and_a_link_can_be_typed_into() {
        String branch = location(type(frozen(), "guest", "kill -9 366"));
        Matcher link = Pattern.compile("/r/[A-Za-z0-9_-]+").matcher(page(branch));
        assertThat(link.find()).isTrue();
        assertThat(page(link.group())).contains("# kill -9 366").contains("id=\"trouble\"");
        String typed = location(post(link.group() + "/lines", fields(branch, "guest", "systemctl is-active hv-vss-daemon")));
        assertThat(typed).startsWith("/s/");
        assertThat(page(typed)).contains("hv-vss-daemon\nfailed\n");
    }

    @Test void a_typed_deed_is_the_very_deed_of_the_lever() {
        String at = frozen();
        String typed = page(location(type(at, "guest", "kill -9 366")));
        String pulled = page(location(post(session(at) + "/acts", "act=kill-daemon&at=" + moment(at))));
        assertThat(clean(typed)).isEqualTo(clean(pulled));
    }

    /** What both pages say of the world: all but tabs, console and the name of the deed. */
    private static String clean(String page) {
        return page.substring(page.indexOf("id=\"trouble\""), page.indexOf("</section>", page.indexOf("id=\"trouble\"")))
            .replaceAll("<form.*?</form>", "");
    }

    @Test void a_line_is_completed_as_far_as_it_goes_and_else_the_choices_are_shown() {
        String at = booted("live-backup");
        String completed = location(post(session(at) + "/lines", "side=guest&complete=1&line=systemctl+rest&at=" + moment(at)));
        assertThat(completed).contains("/lines?").endsWith("#guest-line");
        assertThat(page(completed)).contains("value=\"systemctl restart \"");
        assertThat(typeByHtmx(at, "host", "get-vmm", "&complete=1").body()).contains("value=\"Get-VMMemory \"");
        assertThat(typeByHtmx(at, "guest", "fs", "&complete=1").body()).contains("value=\"fsfreeze \"");
        assertThat(typeByHtmx(at, "guest", "fsfreeze -f ", "&complete=1").body()).contains("It could become: fsfreeze -f");
        assertThat(typeByHtmx(at, "guest", "qqq", "&complete=1").body()).contains("Nothing here begins like that.");
    }

    @Test void an_earlier_line_is_put_back_and_not_run() {
        String at = booted("dynamic-memory");
        String put = location(post(session(at) + "/lines", "side=guest&line=&again=free+-m&at=" + moment(at)));
        assertThat(page(put)).contains("value=\"free -m\"").doesNotContain("root@web01:~# </span>free");
    }

    @Test void a_cleared_screen_is_empty_and_the_lines_can_still_be_put_back() {
        String at = booted("dynamic-memory");
        type(at, "guest", "echo before");
        String shown = page(location(type(at, "guest", "clear")));
        assertThat(shown).doesNotContain("# </span>echo before").contains("value=\"echo before\"");
    }

    @Test void remarks_are_in_the_language_of_the_page() {
        String at = booted("dynamic-memory");
        assertThat(page(location(type(at, "guest", "free; free")).replace("#", "&lang=zh#"))).contains("真正的程序可以做到，但这个控制台不行：;");
    }

    @Test void in_words_the_transcript_is_read_and_not_typed_into() {
        String at = booted("dynamic-memory");
        type(at, "guest", "echo to be read");
        assertThat(page(at.replace("?", "/text?") + "&screen=shell")).contains("echo to be read").doesNotContain("id=\"guest-line\"");
    }

    @ParameterizedTest @CsvSource(delimiter = ';', value = {
        "side=guest; The field line is missing",
        "line=x; side is &quot;&quot;, but there is host and guest.",
        "line=x&side=moon; side is &quot;moon&quot;",
        "line=a%0Ab&side=guest; control character",
        "line=x&side=guest&at=abc; must be a moment"})
    void what_cannot_be_meant_is_refused_with_what_would_be_right(String fields, String says) {
        String at = booted("dynamic-memory");
        String moment = fields.contains("&at=") ? "" : "&at=" + moment(at);
        HttpResponse<String> refused = post(session(at) + "/lines", fields + moment);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains(says);
    }

    @Test void a_line_that_is_too_long_is_refused_with_the_limit() {
        HttpResponse<String> refused = type(booted("dynamic-memory"), "guest", "x".repeat(201));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("line has 201 characters, but a line of a console has at most 200.");
    }

    @Test void there_is_no_console_of_a_run_that_is_not_there() {
        assertThat(post("/s/nobody/lines", "side=guest&line=free&at=0").statusCode()).isEqualTo(404);
    }

    private static String booted(String lesson) {
        String at = location(post("/lessons/" + lesson, "guest=today"));
        return location(post(session(at) + "/moves", "move=next-step&from=0"));
    }

    private static String frozen() {
        String at = booted("live-backup");
        for (int step = 0; step < 2; step++) at = location(post(session(at) + "/moves", "move=next-step&from=" + moment(at)));
        return at;
    }

    private static HttpResponse<String> type(String at, String side, String line) {
        return post(session(at) + "/lines", fields(at, side, line));
    }

    private static HttpResponse<String> typeByHtmx(String at, String side, String line, String more) {
        return http.post(session(at) + "/lines", fields(at, side, line) + more, "Content-Type", FORM, "HX-Request", "true");
    }

    private static String fields(String at, String side, String line) {
        return "at=" + moment(at) + "&side=" + side + "&line=" + URLEncoder.encode(line, StandardCharsets.UTF_8);
    }

    private static HttpResponse<String> post(String path, String body) {
        return http.form(path, body);
    }

    private static String page(String address) {
        return http.get(address.replaceFirst("#.*", "")).body();
    }

    private static String session(String address) {
        return address.replaceFirst("[?].*", "");
    }

    private static String moment(String address) {
        return address.replaceFirst(".*at=([0-9.]+).*", "$1");
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]+", "");
    }
}
