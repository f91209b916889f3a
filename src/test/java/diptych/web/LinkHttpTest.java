package diptych.web;

import static org.assertj.core.api.Assertions.assertThat;

import diptych.link.Codes;
import diptych.link.RunCode;
import diptych.link.SharedRun;
import diptych.link.SharedRun.Deed;
import diptych.sim.units.SimTime;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A link that carries a run by itself: it opens with nothing stored, every link on its page works, and what is wrong with one is said. */
class LinkHttpTest {
    private static final Deed NEXT = new Deed.NextStep();
    private static Server server;
    private static Http http;

    @BeforeAll static void open() throws IOException {
        server = Server.start(new Server.Options("127.0.0.1", 0));
        http = new Http(server);
    }

    @AfterAll static void close() {
        server.stop();
    }

    /** A run that was broken and mended, seen at some tabs; its address. */
    private static String broken() {
        String at = location(http.form("/lessons/live-backup", "lang=en&guest=today"));
        for (int i = 0; i < 3; i++) at = post(at, "moves", "move=next-step");
        at = post(at, "acts", "act=kill-daemon");
        return post(at, "acts", "act=thaw:%2Fhome") + "&host=events&screen=journal";
    }

    private static String post(String at, String deed, String fields) {
        return location(http.form(path(at) + "/" + deed, fields + "&lang=en&from=" + moment(at) + "&at=" + moment(at)));
    }

    private static String path(String address) {
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

    /** The link that a page offers, as an address on this server. */
    private static String link(String address) {
        Matcher link = Pattern.compile("id=\"state-link\"[^>]* value=\"([^\"]+)\"").matcher(http.get(address).body());
        assertThat(link.find()).as(address).isTrue();
        assertThat(link.group(1)).startsWith(server.address()).hasSizeLessThan(300);
        return link.group(1).substring(server.address().length() - 1);
    }

    /** What a page shows, apart from addresses. */
    private static String shown(String address) {
        Matcher main = Pattern.compile("<main>.*</main>", Pattern.DOTALL).matcher(http.get(address).body());
        assertThat(main.find()).as(address).isTrue();
        return main.group().replaceAll("/[rs]/[A-Za-z0-9_-]+", "/RUN").replaceAll("<section class=\"card branch\".*?</section>", "")
            .replaceAll("[?&;](amp;)?lang=en", "").replaceAll("<input type=\"hidden\" name=\"lang\"[^>]*>", "");
    }

    private static String code(String lesson, int fingerprint, String guest, double at, Deed... deeds) {
        return RunCode.write(new SharedRun(lesson, fingerprint, guest, List.of(deeds), SimTime.micros((long) (at * 1_000_000)), "", "", ""))
            .orElseThrow();
    }

    private static int fingerprint(String lesson) {
        return Codes.read(link(location(http.form("/lessons/" + lesson, ""))).replaceFirst("^/r/", "")).fingerprint();
    }

    @Test void the_link_of_a_state_shows_that_state_tabs_and_all() {
        String at = broken();
        String link = link(at);

        assertThat(link).hasSizeLessThan(100);
        assertThat(shown(link + "?lang=en")).isEqualTo(shown(at));
        assertThat(http.get(link + "?lang=en").body()).contains("A run that somebody shared.").contains("What was done in this run:")
            .contains("kill the daemon now").contains("Try from here").doesNotContain("id=\"doings\"");
        assertThat(http.get(link + "?lang=zh").body()).contains("这是别人分享的一次运行").contains("从这里开始尝试");
    }

    @Test void looking_at_it_makes_no_session_and_every_link_on_its_page_works() {
        String link = link(broken());
        String page = http.get(link + "?lang=en").body();
        assertThat(page).as("no address of a session").doesNotContain("/s/");
        Matcher links = Pattern.compile("href=\"(/r/[^\"]+)\"").matcher(page);
        int count = 0;
        while (links.find()) {
            String address = links.group(1).replace("&amp;", "&");
            assertThat(http.get(address).statusCode()).as(address).isEqualTo(200);
            count++;
        }
        assertThat(count).isGreaterThan(10);
    }

    @Test void looking_back_and_forward_within_it_stays_in_the_link() {
        String link = link(broken());
        String back = location(http.get(link + "?go=step-back&lang=en&from=54.96039"));
        assertThat(back).startsWith(link + "?at=");
        assertThat(location(http.form(link + "/moves", "move=next&lang=en&from=" + moment(back)))).startsWith(link + "?at=");
        String fragment = http.get(back, "HX-Request", "true").body();
        assertThat(fragment).startsWith("<title>").doesNotContain("/s/").doesNotContain("id=\"turns\"");
    }

    @Test void the_same_moment_at_the_usual_tabs_is_another_address_than_the_bare_link() {
        String link = link(broken());
        assertThat(http.get(link + "?at=54").body()).contains("id=\"tab-backup\"").contains("wbadmin get status");
        assertThat(http.get(link).body()).doesNotContain("wbadmin get status");
    }

    @Test void try_from_here_makes_a_run_of_ones_own_that_goes_on() {
        String link = link(broken());
        String mine = location(http.form(link + "/sessions", "lang=en&from=54&host=events"));
        String yours = location(http.form(link + "/sessions", "lang=en&from=54&host=events"));
        assertThat(mine).startsWith("/s/").endsWith("?at=54&host=events&lang=en").isNotEqualTo(yours);
        assertThat(http.get(mine).body()).contains("Nothing to undo").contains("First run: thaw /home by hand at 54.96 s, and 1 more");
        assertThat(http.get(post(mine, "moves", "move=pass-10")).statusCode()).isEqualTo(200);
    }

    @Test void whatever_is_done_on_its_page_is_done_in_a_run_of_ones_own() {
        String link = link(broken());
        String at = "&lang=en&at=54.96039&from=54.96039";
        assertThat(location(http.form(link + "/moves", "move=pass-10" + at))).startsWith("/s/");
        assertThat(location(http.form(link + "/acts", "act=thaw:%2F" + at))).startsWith("/s/");
        assertThat(location(http.form(link + "/guests", "guest=2015" + at))).startsWith("/s/");
        assertThat(http.get(location(http.form(link + "/comparisons", "guest=2015" + at))).body()).contains("Linux 4.2");
        HttpResponse<String> htmx = http.post(link + "/moves", "move=pass-10" + at, "Content-Type",
            "application/x-www-form-urlencoded", "HX-Request", "true");
        assertThat(htmx.headers().firstValue("HX-Redirect").orElseThrow()).startsWith("/s/");
        HttpResponse<String> undone = http.form(path(location(http.form(link + "/acts", "act=thaw:%2F" + at))) + "/undo", at);
        assertThat(http.get(location(undone)).body()).contains("Redo: thaw / by hand");
    }

    @Test void the_text_version_opens_too() {
        String link = link(broken());
        assertThat(http.get(link + "/text?lang=en").body()).contains("54.96").contains("thaw /home by hand");
    }

    static List<Codes.Given> given() throws IOException {
        return Codes.all();
    }

    /** Lessons may have changed since: then a page says so; but it is there. */
    @ParameterizedTest @MethodSource("given")
    void every_code_that_was_ever_given_out_opens_or_says_why_not(Codes.Given given) {
        int expected = given.told().startsWith("a-lesson") ? 404 : given.told().contains("/srv/data") ? 422 : 200;
        for (String language : List.of("en", "zh")) {
            HttpResponse<String> answer = http.get("/r/" + given.code() + "?lang=" + language);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(expected);
        }
    }

    @Test void a_lesson_that_has_changed_is_opened_as_far_as_it_can_be_and_says_so() {
        String changed = "/r/" + code("live-backup", 1, "windows", 9_000, NEXT, NEXT, new Deed.Pull(SimTime.seconds(1), "fly"), NEXT);
        assertThat(http.get(changed + "?lang=en").body()).contains("The lesson has been changed since")
            .contains("this is as far as it goes").contains("class=\"pill current\">2 Reach guest");
        assertThat(http.get(changed + "?lang=zh").body()).contains("课程有改动").contains("这里只到能做到的地方");
        String guest = "/r/" + code("live-backup", 1, "windows", 5, NEXT);
        assertThat(http.get(guest + "?lang=en").body()).contains("no longer part of the lesson");
    }

    @Test void what_cannot_be_in_a_lesson_that_has_not_changed_is_refused_and_says_what() {
        int print = fingerprint("live-backup");
        says(code("live-backup", print, "today", 0, Collections.nCopies(8, NEXT).toArray(Deed[]::new)), "more steps than the lesson has",
            "步骤比课程的步骤多");
        says(code("live-backup", print, "today", 0, NEXT, new Deed.Pass(7_200)), "longer than a run may", "超出了允许的时长");
        says(code("live-backup", print, "today", 0, NEXT, new Deed.Pull(SimTime.seconds(53), "fly")), "cannot be done", "那时无法做的事");
        says(code("live-backup", print, "today", 0, NEXT, new Deed.Pull(SimTime.seconds(20), "thaw:/home"), NEXT), "cannot be done",
            "那时无法做的事");
        says(code("live-backup", print, "today", 54, NEXT), "after the end of its run", "运行结束之后");
        says(code("live-backup", print, "windows", 0, NEXT), "a guest that the lesson does not have", "不在本课程中");
    }

    private static void says(String code, String english, String chinese) {
        assertThat(http.get("/r/" + code + "?lang=en").statusCode()).isEqualTo(422);
        assertThat(http.get("/r/" + code + "?lang=en").body()).contains("This link can be read, but says what cannot be").contains(english);
        assertThat(http.get("/r/" + code + "?lang=zh").body()).contains("这个链接可以读取，但内容不成立").contains(chinese);
        assertThat(http.form("/r/" + code + "/sessions?lang=en", "from=0").statusCode()).as("and makes no session").isEqualTo(422);
    }

    @Test void what_is_wrong_with_a_code_is_said_in_both_languages() {
        String link = link(broken());
        problem(link.substring(0, 20), 400, "This link is damaged", "这个链接已损坏");
        problem("/r/nonsense", 400, "This link is damaged", "这个链接已损坏");
        problem("/r/" + "A".repeat(2_001), 414, "This link is too long", "这个链接太长");
        problem("/r/AgGKdOo", 400, "This link is damaged", "这个链接已损坏");
        problem("/r/" + code("my-lesson", 1, "today", 0, NEXT), 404, "run of the lesson \"my-lesson\"", "指向课程“my-lesson”");
        problem(link + "?at=9999&x=1", 404, "has not gone as far", "还没有到");
        problem(link + "?at=soon&x=1", 400, "at is \"soon\"", "at 是“soon”");
    }

    private static void problem(String address, int status, String english, String chinese) {
        String lang = address.contains("?") ? "&lang=" : "?lang=";
        HttpResponse<String> answer = http.get(address + lang + "en");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body().replace("&quot;", "\"")).contains(english);
        assertThat(http.get(address + lang + "zh").body()).contains(chinese);
    }

    /** Codes that are read, but say anything: an answer each time, and never a fault of ours. */
    @ParameterizedTest @ValueSource(longs = {1, 2, 3, 4})
    void whatever_a_code_says_is_answered(long seed) {
        var random = new Random(seed);
        int[] prints = {fingerprint("live-backup"), 1};
        String[] levers = {"kill-daemon", "much-dirty", "thaw:/home", "thaw:", "turn-off", "start-vm", "second-backup", "fly", "reboot"};
        for (int i = 0; i < 60; i++) {
            var deeds = new Deed[random.nextInt(9)];
            for (int d = 0; d < deeds.length; d++) {
                deeds[d] = switch (random.nextInt(5)) {
                    case 0 -> new Deed.Pass(random.nextInt(400));
                    case 1 -> new Deed.Pull(SimTime.millis(random.nextInt(53_000, 60_000)), levers[random.nextInt(levers.length)]);
                    default -> NEXT;
                };
            }
            String code = RunCode.write(new SharedRun("live-backup", prints[random.nextInt(2)], random.nextBoolean() ? "today" : "2015",
                List.of(deeds), SimTime.seconds(random.nextInt(80)), random.nextInt(5) == 0 ? "desk" : "events", "", "")).orElseThrow();
            for (String path : List.of("?lang=en", "/text?lang=zh", "?go=back&from=3", "?at=20&host=services")) {
                assertThat(http.get("/r/" + code + path).statusCode()).as("seed %d: /r/%s%s", seed, code, path)
                    .isIn(200, 303, 400, 404, 422);
            }
        }
    }

    @ParameterizedTest @ValueSource(longs = {1, 2})
    void whatever_characters_stand_in_its_place_are_answered(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            var code = new StringBuilder();
            for (int left = random.nextInt(1, 60); left > 0; left--) {
                code.append(random.nextInt(4) == 0 ? "%" + "%02X".formatted(random.nextInt(256))
                    : String.valueOf((char) random.nextInt('a', 'z' + 1)));
            }
            assertThat(http.get("/r/" + code).statusCode()).as("seed %d: %s", seed, code).isBetween(300, 499);
        }
    }
}
