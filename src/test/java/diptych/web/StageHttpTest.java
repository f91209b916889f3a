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
import org.junit.jupiter.params.provider.ValueSource;

/** Lessons and stages by plain HTTP: what a browser without script does, what htmx does, and what nobody should. */
class StageHttpTest {
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

    // A learner's way

    @Test void a_form_starts_a_session_at_an_address_nobody_can_guess_and_sends_the_browser_there() {
        HttpResponse<String> started = post("/lessons/dynamic-memory", "guest=today");
        assertThat(started.statusCode()).isEqualTo(303);
        assertThat(location(started)).matches("/s/[A-Za-z0-9_-]{22,}\\?at=0");
        assertThat(http.get(location(started)).body()).contains("Linux 6.16 · web01").startsWith("<!DOCTYPE html>");
    }

    @Test void next_goes_from_scene_to_scene_and_plays_the_next_step_where_there_is_none() {
        String at = start("2015", "");
        int presses = 0;
        String previous = "";
        while (!at.equals(previous) && presses < 200) {
            previous = at;
            at = move(at, "next");
            presses++;
        }
        assertThat(presses).as("presses through the lesson").isBetween(20, 100);
        assertThat(http.get(at).body()).contains("That was the last step.").contains("id=\"step-4\"");
    }

    @Test void by_step_the_outcomes_of_all_four_phases_are_seen() {
        String at = start("2015", "");
        assertThat(http.get(at = move(at, "next-step")).body()).contains("aria-current=\"step\" class=\"pill current\">1 Boot");
        assertThat(http.get(at = move(at, "next-step")).body()).contains("class=\"pill current\">2 Hot-add");
        assertThat(http.get(at = move(at, "next-step")).body()).contains("class=\"pill current\">3 Balloon")
            .contains("total did not move.");
        assertThat(http.get(at = move(at, "next-step")).body()).contains("class=\"pill current\">4 Again");
        assertThat(move(at, "next-step")).as("nothing follows").isEqualTo(at);
    }

    @Test void seconds_within_the_run_are_only_looked_at_and_seconds_beyond_it_are_simulated() {
        String at = start("2015", "");
        String end = end(at);
        assertThat(moment(move(at, "pass-10"))).isEqualTo("10");
        assertThat(end(at)).as("a look changes nothing").isEqualTo(end);
        String beyond = move(session(at) + "?at=" + end, "pass-10");
        assertThat(Double.parseDouble(moment(beyond))).isEqualTo(Double.parseDouble(end) + 10);
        assertThat(end(beyond)).isEqualTo(moment(beyond));
    }

    @Test void back_without_script_is_a_redirect_to_the_address_of_the_picture() {
        String at = move(move(start("2015", ""), "next"), "next");
        HttpResponse<String> back = http.get(session(at) + "?go=back&from=" + moment(at) + "&at=3&seen=61&host=vms&screen=dmesg");
        assertThat(back.statusCode()).isEqualTo(303);
        assertThat(location(back)).isEqualTo(session(at) + "?at=5&host=vms&screen=dmesg");
    }

    @Test void the_slider_without_script_leads_to_the_moment_it_was_left_at() {
        String at = start("2015", "");
        assertThat(location(http.get(session(at) + "?at=17&from=0&seen=61&host=memory&screen=free"))).isEqualTo(session(at) + "?at=17");
    }

    @Test void playing_without_script_the_browser_asks_for_the_next_picture_until_there_is_none() {
        String at = start("2015", "");
        HttpResponse<String> played = post(session(at) + "/moves", "move=play&from=0");
        String playing = location(played);
        assertThat(playing).endsWith("&play=1");
        int pictures = 0;
        Matcher next = refresh(http.get(playing).body());
        while (next.find()) {
            playing = next.group(1).replace("&amp;", "&");
            next = refresh(http.get(playing).body());
            pictures++;
        }
        assertThat(pictures).isBetween(1, 10);
        assertThat(http.get(playing).body()).doesNotContain("http-equiv=\"refresh\"").doesNotContain("clockwork");
    }

    @Test void a_reload_and_a_copied_link_show_the_same_picture() {
        String at = move(start("2015", ""), "next-step");
        assertThat(http.get(at).body()).isEqualTo(http.get(at).body()).contains(server.address() + at.substring(1));
    }

    @Test void another_kernel_shows_the_same_moment_in_a_run_of_its_own() {
        String at = move(move(move(start("2015", ""), "next-step"), "next-step"), "next-step");
        HttpResponse<String> changed = post(session(at) + "/guests", "guest=today&at=" + moment(at));
        assertThat(changed.statusCode()).isEqualTo(303);
        assertThat(session(location(changed))).isNotEqualTo(session(at));
        assertThat(moment(location(changed))).isEqualTo(moment(at));
        assertThat(http.get(location(changed)).body()).contains("total shrank with the balloon.");
        assertThat(http.get(at).body()).contains("total did not move.");
    }

    // Two languages

    @Test void the_language_of_the_address_is_kept_by_every_link_and_form() {
        String at = start("2015", "&lang=zh");
        assertThat(at).endsWith("&lang=zh");
        String page = http.get(at, "Accept-Language", "en").body();
        assertThat(page).contains("<html lang=\"zh-Hans\">").contains("下一个");
        Matcher links = Pattern.compile("href=\"(/s/[^\"]+|/\\?[^\"]*)\"").matcher(page);
        while (links.find()) {
            if (!links.group(1).contains("lang=en")) assertThat(links.group(1)).contains("lang=zh");
        }
        assertThat(page).contains("<input type=\"hidden\" name=\"lang\" value=\"zh\" form=\"time\">");
        assertThat(move(at, "next", "&lang=zh")).contains("lang=zh");
    }

    @Test void without_lang_in_the_address_the_browser_decides_and_the_address_stays_clean() {
        String at = start("2015", "");
        assertThat(http.get(at, "Accept-Language", "zh-CN,zh;q=0.9,en;q=0.5").body()).contains("下一个")
            .contains("href=\"" + at + "&amp;lang=en\"");
        assertThat(http.get(at, "Accept-Language", "de").body()).contains("Next");
    }

    // htmx

    @Test void the_same_address_answers_htmx_with_the_part_and_a_restored_page_with_the_whole() {
        String at = move(start("2015", ""), "next");
        HttpResponse<String> part = http.get(at, "HX-Request", "true");
        assertThat(part.body()).startsWith("<title>").doesNotContain("<html").contains("<div id=\"view\">").contains("id=\"cursor\"");
        assertThat(part.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(part.headers().firstValue("HX-Replace-Url")).hasValue(at);
        HttpResponse<String> whole = http.get(at, "HX-Request", "true", "HX-History-Restore-Request", "true");
        assertThat(whole.body()).startsWith("<!DOCTYPE html>");
        for (var answer : new HttpResponse<?>[] {part, whole, http.get(at)}) {
            assertThat(answer.headers().firstValue("Vary")).hasValueSatisfying(vary -> assertThat(vary).contains("HX-Request"));
        }
    }

    @Test void page_and_part_draw_the_same_view() {
        String at = move(move(start("2015", ""), "next-step"), "next-step");
        assertThat(http.get(at).body()).contains(view(http.get(at, "HX-Request", "true").body()));
    }

    @Test void a_chart_comes_along_only_when_the_page_has_an_older_one() {
        String at = move(start("2015", ""), "next-step");
        assertThat(http.get(at + "&seen=0-" + end(at), "HX-Request", "true").body()).doesNotContain("id=\"chart\"");
        assertThat(http.get(at + "&seen=3", "HX-Request", "true").body()).contains("id=\"chart\" hx-swap-oob=\"true\"");
    }

    @Test void a_move_by_htmx_is_pushed_and_a_look_is_not() {
        String at = start("2015", "");
        HttpResponse<String> moved = http.post(session(at) + "/moves", "move=next&from=0", "Content-Type", FORM, "HX-Request", "true");
        assertThat(moved.statusCode()).isEqualTo(200);
        assertThat(moved.headers().firstValue("HX-Push-Url")).hasValue(session(at) + "?at=5");
    }

    @Test void a_picture_that_plays_has_clockwork_and_the_last_one_has_none() {
        String at = start("2015", "");
        String first = http.post(session(at) + "/moves", "move=play&from=0", "Content-Type", FORM, "HX-Request", "true").body();
        assertThat(first).contains("id=\"clockwork\"").contains(">Pause<");
        String last = http.get(session(at) + "?go=on&play=1&from=51", "HX-Request", "true").body();
        assertThat(last).doesNotContain("clockwork").contains(">Play<");
    }

    @Test void a_step_is_less_than_8_kb_on_the_wire() {
        for (String guest : new String[] {"2015", "today"}) {
            for (String lang : new String[] {"en", "zh"}) {
                String at = start(guest, "&lang=" + lang);
                for (int step = 1; step <= 4; step++) {
                    at = move(at, "next-step", "&lang=" + lang);
                    byte[] part = http.bytes(at + "&seen=0", "HX-Request", "true", "Accept-Encoding", "gzip").body();
                    assertThat(part.length).as("step " + step + " in " + lang).isLessThan(8 * 1024);
                    byte[] widest = http.bytes(at + "&seen=0&host=vms&screen=meminfo", "HX-Request", "true", "Accept-Encoding", "gzip")
                        .body();
                    assertThat(widest.length).as("with all tabs open").isLessThan(8 * 1024);
                }
            }
        }
    }

    // What nobody should send

    @ParameterizedTest @CsvSource(delimiter = '|', value = {
        "at=-1 | 400", "at=NaN | 400", "at=1e3 | 400", "at= | 400", "at=1.2.3 | 400", "at=99999999999999999999 | 400", "at=' OR 1=1 | 400",
        "at=100000 | 404", "host=registry | 400", "screen=vi | 400", "go=sideways&from=0 | 400", "go=back&from=x | 400", "lang=tlh | 400"})
    void a_moment_tab_way_or_language_that_is_none_is_refused_with_what_would_be_right(String query, int status) {
        String at = session(start("2015", ""));
        HttpResponse<String> refused = http.get(at + "?" + query.replace(" ", "%20").replace("'", "%27"));
        assertThat(refused.statusCode()).isEqualTo(status);
        assertThat(refused.body()).contains("<h1>" + status).doesNotContain("Exception");
        HttpResponse<String> json = http.get(at + "?" + query.replace(" ", "%20").replace("'", "%27"), "Accept", "application/json");
        assertThat(json.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(json.body()).contains("\"status\":" + status);
    }

    @Test void the_refusal_says_it_in_the_readers_language() {
        String at = session(start("2015", ""));
        assertThat(http.get(at + "?at=-1&lang=zh").body()).contains("应为运行中的某一时刻");
        assertThat(http.get(at + "?at=100000").body()).contains("This run has not gone as far as 100000 s; it ends at ");
    }

    @ParameterizedTest @ValueSource(strings = {"/s/nobody", "/s/nobody/text", "/s/../etc", "/s/" + "x"})
    void an_unknown_session_is_not_found(String path) {
        assertThat(http.get(path).statusCode()).isEqualTo(404);
    }

    @Test void unknown_lessons_guests_and_moves_are_refused_and_change_nothing() {
        assertThat(http.get("/lessons/nothing").statusCode()).isEqualTo(404);
        assertThat(post("/lessons/nothing", "guest=2015").statusCode()).isEqualTo(404);
        assertThat(post("/lessons/dynamic-memory", "guest=plan9").statusCode()).isEqualTo(400);
        String at = start("2015", "");
        String end = end(at);
        for (String body : new String[] {"", "move=fly", "move=next&from=-3", "move=next&from=1000000", "from=0", "move=pass-11"}) {
            assertThat(post(session(at) + "/moves", body).statusCode()).as(body).isIn(400, 404);
        }
        assertThat(post(session(at) + "/guests", "guest=plan9").statusCode()).isEqualTo(400);
        assertThat(end(at)).isEqualTo(end);
    }

    @Test void a_wrong_method_is_told_the_right_one() {
        String at = session(start("2015", ""));
        assertThat(http.send("DELETE", at, "").statusCode()).isEqualTo(405);
        assertThat(http.get(at + "/moves").headers().firstValue("Allow")).hasValueSatisfying(allow -> assertThat(allow).contains("POST"));
    }

    @Test void a_run_that_is_full_says_so_and_stays_as_it_is() {
        String at = start("2015", "");
        String end = end(at);
        for (int i = 0; i < 800 && Double.parseDouble(end) + 10 <= 7_200; i++) {
            at = move(session(at) + "?at=" + end, "pass-10");
            end = moment(at);
        }
        HttpResponse<String> refused = post(session(at) + "/moves", "move=pass-10&from=" + end);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("7200 simulated seconds");
        assertThat(end(at)).isEqualTo(end);
    }

    @Test void a_body_that_is_no_form_is_refused_and_starts_nothing() {
        assertThat(post("/lessons/dynamic-memory", "guest=%zz").statusCode()).isEqualTo(400);
        assertThat(post("/lessons/dynamic-memory", "guest=%zz").body()).contains("The form cannot be read");
        assertThat(http.post("/lessons/dynamic-memory", "{\"guest\":\"2015\"}", "Content-Type", "application/json").statusCode())
            .isEqualTo(415);
    }

    @Test void an_oversize_form_is_refused_unread() {
        String at = session(start("2015", ""));
        assertThat(post(at + "/moves", "move=next&from=0&x=" + "y".repeat(70_000)).statusCode()).isEqualTo(413);
    }

    @Test void every_tab_of_both_sides_is_an_address_of_its_own() {
        String at = move(start("2015", ""), "next-step");
        assertThat(http.get(at + "&host=vms").body()).contains(">PS C:\\&gt; </span><b>Get-VM</b>".replace("&gt;", ">").substring(0, 4))
            .contains("dc01");
        assertThat(http.get(at + "&host=settings").body()).contains("Get-VMMemory web01").contains("DynamicMemoryEnabled");
        assertThat(http.get(at + "&host=pressure").body()).contains("Pressure of web01").contains("(web01)\\current pressure :");
        assertThat(http.get(at + "&screen=meminfo").body()).contains("MemTotal:").contains("Committed_AS:");
        assertThat(http.get(at + "&screen=dmesg").body()).contains("Hypervisor detected: Microsoft Hyper-V");
    }

    @Test void the_text_version_tells_the_same_numbers_and_leads_on() {
        String at = move(move(move(start("2015", ""), "next-step"), "next-step"), "next-step");
        String text = http.get(at.replace("?", "/text?")).body();
        assertThat(text).contains("What the host believes").contains("Why both are right").contains("rel=\"prev\"")
            .contains("DM_BALLOON_RESPONSE")
            .contains("Memory over time, in MiB");
        String assigned = find(http.get(at).body(), "Assigned (\\d+)<");
        assertThat(text).contains(assigned + " MB");
    }

    // Programs

    @Test void a_scenario_is_run_and_its_result_is_the_result_document() {
        HttpResponse<String> ran = http.post("/api/runs", "{\"vms\": {\"a\": {}}, \"actions\": [{\"do\": \"start\", \"vm\": \"a\"},"
            + " {\"do\": \"settle\", \"seconds\": 60}], \"checks\": [\"actions[0].ok\"]}", "Content-Type", "application/json");
        assertThat(ran.statusCode()).isEqualTo(200);
        assertThat(ran.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(ran.body()).contains("\"held\":true");
    }

    @Test void every_mistake_of_a_scenario_comes_back_with_its_place() {
        HttpResponse<String> refused = http.post("/api/runs",
            "vms:\n  a: { memory: { startup: 12, minimun: 4 } }\nactions: [ { do: fly } ]",
            "Content-Type", "application/yaml");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(refused.body()).contains("\"line\":2").contains("vms.a.memory.minimun").contains("did you mean")
            .contains("there is no action");
    }

    @ParameterizedTest @ValueSource(strings = {"vms: { ", "[1, 2", "\u0000", "just words", "vms: 1000000"})
    void a_body_that_is_no_scenario_is_refused(String body) {
        assertThat(http.post("/api/runs", body, "Content-Type", "application/yaml").statusCode()).isEqualTo(422);
    }

    @Test void a_scenario_that_asks_for_too_much_is_stopped_and_the_limit_named() {
        HttpResponse<String> stopped = http.post("/api/runs",
            "vms:\n  a: {}\nactions:\n  - { do: start, vm: a }\n  - { do: repeat, times: 9000, actions: [ { do: settle, seconds: 280 } ] }",
            "Content-Type", "application/yaml");
        assertThat(stopped.statusCode()).isIn(200, 422);
        if (stopped.statusCode() == 422) assertThat(stopped.body()).contains("limit");
    }

    @Test void a_form_is_no_scenario() {
        assertThat(http.post("/api/runs", "a=b", "Content-Type", FORM).statusCode()).isEqualTo(415);
    }

    private static HttpResponse<String> post(String path, String body) {
        return http.form(path, body);
    }

    private static String start(String guest, String more) {
        return location(post("/lessons/dynamic-memory", "guest=" + guest + more));
    }

    private static String move(String at, String move) {
        return move(at, move, "");
    }

    private static String move(String at, String move, String more) {
        String ahead = at.contains("ahead=1") ? "&ahead=1" : "";
        return location(post(session(at) + "/moves", "move=" + move + "&from=" + moment(at) + ahead + more));
    }

    private static String session(String address) {
        return address.replaceFirst("\\?.*", "");
    }

    private static String moment(String address) {
        return find(address, "at=([0-9.]+)");
    }

    private static String end(String address) {
        return find(http.get(address).body(), "name=\"seen\" value=\"0-([0-9.]+)\"");
    }

    private static Matcher refresh(String page) {
        return Pattern.compile("http-equiv=\"refresh\" content=\"\\d+;url=([^\"]+)\"").matcher(page);
    }

    private static String view(String html) {
        int from = html.indexOf("<div id=\"view\">");
        return html.substring(from, html.indexOf("<svg id=\"cursor\""));
    }

    private static String find(String text, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as(pattern).isTrue();
        return found.group(1);
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]+", "");
    }
}
