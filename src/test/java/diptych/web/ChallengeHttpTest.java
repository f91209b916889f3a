package diptych.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An operator's challenge: goals that follow the moment, hints one by one, a judgment by itself, a right way beside one's own. */
class ChallengeHttpTest {
    private static Server server;
    private static Http http;

    @BeforeAll static void open() throws IOException {
        server = Server.start(new Server.Options("127.0.0.1", 0));
        http = new Http(server);
    }

    @AfterAll static void close() {
        server.stop();
    }

    @Test void goals_stand_beside_the_text_when_the_steps_are_played_and_follow_the_moment() {
        String start = begun("operators-memory");
        assertThat(page(start)).contains("Your goals", "No machine gets into Warning.", "180 s left", "Commands given: 0.",
            "not yet reached", "Workbench");
        assertThat(page(run(start) + "?at=60&lang=en")).as("before the challenge").doesNotContain("Your goals");

        String judged = post(start, "moves", "move=judge");
        assertThat(page(judged)).contains("Not every goal is reached", "broken at 136.0 s", "kept to the end", "The last questions");
        assertThat(page(run(judged) + "?at=130&lang=en")).as("what is to come is not told").contains("kept so far", "173 s left")
            .doesNotContain("broken at", "Not every goal", "A right way");
        Matcher broken = Pattern.compile("href=\"([^\"]*at=136[^\"]*)\"").matcher(page(judged));
        assertThat(broken.find()).as("the moment at which it broke is a link").isTrue();
        assertThat(page(broken.group(1).replace("&amp;", "&"))).contains("A machine has less than it needs.");
    }

    @Test void hints_come_one_after_the_other_and_stay_with_the_session() {
        String start = begun("operators-memory");
        assertThat(page(start)).contains("First hint: a question").doesNotContain("What stops");
        String one = post(start, "hints", "hint=1");
        assertThat(one).isEqualTo(start);
        assertThat(page(one)).contains("What stops", "Second hint: a pointer").doesNotContain("Two machines hold far more");
        post(start, "hints", "hint=3");
        assertThat(page(post(start, "moves", "move=pass-10"))).contains("What stops", "Two machines hold far more", "-MaximumBytes")
            .doesNotContain("Third hint:");
        assertThat(refused(start, "hints", "hint=4")).isEqualTo(400);
    }

    @Test void the_learners_own_commands_reach_the_goals_without_the_authors_ways() {
        String start = begun("operators-backup");
        String daemon = post(start, "acts", "act=start-daemon&at=" + moment(start));
        String later = daemon;
        for (int i = 0; i < 5; i++) later = post(later, "moves", "move=pass-10");
        assertThat(page(later)).contains("Commands given: 1.", "There is little left");
        String judged = post(post(later, "acts", "act=again&at=" + moment(later)), "moves", "move=judge");
        assertThat(page(judged)).contains("Every goal is reached", "Commands given: 2.", "nobody has noticed");
    }

    @Test void a_right_way_is_shown_beside_ones_own_but_only_when_that_has_been_judged() {
        String start = begun("operators-memory");
        assertThat(refused(start, "solutions", "way=1")).isEqualTo(409);
        String judged = post(start, "moves", "move=judge");
        assertThat(refused(judged, "solutions", "way=9")).isEqualTo(400);
        String beside = post(judged, "solutions", "way=2");
        assertThat(beside).startsWith("/compare?a=");
        assertThat(page(beside)).contains("right way 2");
        assertThat(post(judged, "solutions", "way=2")).as("asked for again it is the same run").isEqualTo(beside);
        String other = Pattern.compile("&b=([^&]*)").matcher(beside).results().findFirst().orElseThrow().group(1);
        assertThat(page("/s/" + other + "?at=" + moment(judged) + "&lang=en")).contains("Every goal is reached");
    }

    @Test void trying_again_begins_the_challenge_in_a_run_of_its_own_and_keeps_the_old_one() {
        String start = begun("operators-memory");
        String judged = post(start, "moves", "move=judge");
        String again = post(judged, "attempts", "");
        assertThat(run(again)).isNotEqualTo(run(judged));
        assertThat(page(again)).contains("180 s left", "Commands given: 0.");
        assertThat(page(judged)).contains("Not every goal is reached");
    }

    @Test void the_text_version_and_chinese_say_the_same() {
        String judged = post(begun("operators-backup"), "moves", "move=judge");
        assertThat(page(judged.replace("?", "/text?"))).contains("Not every goal is reached", "not reached by", "A right way");
        assertThat(page(judged.replace("lang=en", "lang=zh"))).contains("并非所有目标都已达到", "你的目标", "一种正确做法", "再试一次");
    }

    @Test void where_there_is_no_challenge_there_is_nothing_to_ask() {
        String boot = location(http.form("/lessons/dynamic-memory", "guest=today&lang=en"));
        assertThat(refused(boot, "hints", "hint=1")).isEqualTo(409);
        assertThat(refused(boot, "moves", "move=judge")).isEqualTo(409);
        assertThat(refused(boot, "attempts", "")).isEqualTo(409);
    }

    /** With all steps played. */
    private static String begun(String lesson) {
        String at = location(http.form("/lessons/" + lesson, "guest=today&lang=en"));
        for (int i = 0; i < 4; i++) at = post(at, "moves", "move=next-step");
        return at;
    }

    private static String post(String at, String what, String fields) {
        return location(http.form(run(at) + "/" + what, fields + "&lang=en&from=" + moment(at)));
    }

    private static int refused(String at, String what, String fields) {
        return http.form(run(at) + "/" + what, fields + "&lang=en&from=" + moment(at)).statusCode();
    }

    private static String location(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(303);
        return response.headers().firstValue("Location").orElseThrow().replaceFirst("^http://[^/]*", "");
    }

    private static String page(String address) {
        HttpResponse<String> response = http.get(address);
        assertThat(response.statusCode()).as(address).isEqualTo(200);
        return response.body();
    }

    private static String run(String address) {
        return address.replaceFirst("\\?.*", "");
    }

    private static String moment(String address) {
        return address.replaceFirst(".*[?&]at=([0-9.]*).*", "$1");
    }
}
