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

/** The pages of a backup by plain HTTP: stepping, breaking, undoing, comparing, and what is refused. */
class BackupHttpTest {
    private static Server server;
    private static Http http;

    @BeforeAll static void open() throws IOException {
        server = Server.start(new Server.Options("127.0.0.1", 0));
        http = new Http(server);
    }

    @AfterAll static void close() {
        server.stop();
    }

    private static String start(String guest, int steps) {
        String at = location(http.form("/lessons/live-backup", "lang=en&guest=" + guest));
        for (int i = 0; i < steps; i++) at = location(http.form(session(at) + "/moves", "move=next-step&lang=en&from=" + moment(at)));
        return at;
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

    private static HttpResponse<String> act(String at, String lever) {
        return http.form(session(at) + "/acts", "at=" + moment(at) + "&lang=en&act=" + lever);
    }

    @Test void a_lever_leads_to_a_run_of_its_own_at_the_same_moment_and_undo_leads_back() {
        String at = start("today", 3);
        String broken = location(act(at, "kill-daemon"));

        assertThat(session(broken)).isNotEqualTo(session(at));
        assertThat(moment(broken)).isEqualTo(moment(at));
        assertThat(http.get(broken).body()).contains("kill the daemon now").contains("Somebody is stuck")
            .contains("Undo: kill the daemon now at ");
        assertThat(location(http.form(session(broken) + "/undo", "lang=en&from=" + moment(broken)))).isEqualTo(at);
        assertThat(http.get(at).body()).as("the old run").doesNotContain("kill the daemon now</li>").doesNotContain("Somebody is stuck");
    }

    @Test void the_way_out_that_a_page_offers_is_one() {
        String stuck = location(act(start("today", 3), "kill-daemon"));
        assertThat(http.get(stuck).body()).contains("value=\"thaw:/home\"").contains("value=\"thaw:/\"");
        String half = location(act(stuck, "thaw:%2Fhome"));
        String free = location(act(half, "thaw:%2F"));
        assertThat(http.get(free).body()).doesNotContain("Somebody is stuck");
    }

    @ParameterizedTest @CsvSource(delimiter = '|', value = {
        "act=fly&at=1|400|act is \"fly\"", "at=1|400|act is \"null\"", "act=kill-daemon&at=9999999|404|has not gone as far",
        "act=kill-daemon&at=soon|400|at is \"soon\"", "act=thaw:%2Fnowhere&at=20|409|cannot be done at this moment"})
    void what_cannot_be_meant_or_done_is_refused_and_changes_nothing(String form, int status, String says) {
        String at = start("today", 1);
        String before = http.get(at).body();
        HttpResponse<String> answer = http.form(session(at) + "/acts", form + "&lang=en");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body().replace("&quot;", "\"")).contains(says).doesNotContain("Exception");
        assertThat(http.get(at).body()).isEqualTo(before);
    }

    @Test void the_same_moment_with_another_guest_stands_beside_this_one() {
        String at = start("today", 6);
        String both = location(http.form(session(at) + "/comparisons", "guest=unfrozen&lang=en&at=" + moment(at)));
        String page = http.get(both).body();
        assertThat(both).startsWith("/compare?a=");
        assertThat(page).contains("Linux 6.16, no daemon running").contains("Both are the same until").contains("✓ whole")
            .contains("✗ empty: ").contains("✗ ends early: ");
        assertThat(http.get(both.replace("lang=en", "lang=zh")).body()).contains("守护进程未运行").contains("✗ 空文件");
    }

    @Test void a_branch_can_be_compared_with_the_run_before() {
        String broken = location(act(start("today", 3), "kill-daemon"));
        Matcher link = Pattern.compile("id=\"compare\" href=\"([^\"]+)\"").matcher(http.get(broken).body());
        assertThat(link.find()).isTrue();
        assertThat(http.get(link.group(1).replace("&amp;", "&")).body()).contains("kill the daemon now").contains("as it was");
    }

    @Test void memory_can_be_compared_too() {
        String at = location(http.form("/lessons/dynamic-memory", "lang=en&guest=2015"));
        for (int i = 0; i < 3; i++) at = location(http.form(session(at) + "/moves", "move=next-step&lang=en&from=" + moment(at)));
        String both = location(http.form(session(at) + "/comparisons", "guest=today&lang=en&at=" + moment(at)));
        assertThat(http.get(both).body()).contains("Linux 4.2").contains("Linux 6.16").contains("shown moved");
    }

    @Test void what_cannot_be_compared_says_why() {
        String backup = session(start("today", 1)).substring(3);
        String memory = session(location(http.form("/lessons/dynamic-memory", "lang=en"))).substring(3);
        assertThat(http.get("/compare?lang=en").statusCode()).isEqualTo(400);
        assertThat(http.get("/compare?lang=en").body()).contains("a is missing");
        assertThat(http.get("/compare?lang=en&a=" + backup + "&b=nobody").statusCode()).isEqualTo(404);
        HttpResponse<String> mixed = http.get("/compare?lang=en&a=" + backup + "&b=" + memory);
        assertThat(mixed.statusCode()).isEqualTo(400);
        assertThat(mixed.body()).contains("runs of two lessons");
        assertThat(http.get("/compare?lang=en&at=99999&a=" + backup + "&b=" + backup).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest @ValueSource(strings = {"en", "zh"})
    void the_text_version_tells_disks_mounts_messages_and_the_copy(String language) {
        String at = start("today", 6).replace("?", "/text?").replace("lang=en", "lang=" + language);
        String page = http.get(at).body();
        assertThat(page).contains("system.vhdx").contains("/boot/efi").contains("FREEZE").contains("/home/thesis.odt").contains("wbadmin");
    }

    @Test void a_step_weighs_less_than_8_kb_on_the_wire_at_every_tab() {
        String at = start("today", 7);
        String[] moments = {"0", "51.5", "52.4", "53.3", "100", moment(at)};
        for (String moment : moments) {
            for (String tabs : new String[] {"", "&host=services&screen=journal", "&host=events&screen=daemon", "&screen=dmesg"}) {
                byte[] part = http.bytes(session(at) + "?at=" + moment + "&lang=en&seen=0" + tabs, "HX-Request", "true",
                    "Accept-Encoding", "gzip").body();
                assertThat(part.length).as(moment + tabs).isLessThan(8_000);
            }
        }
    }

    @Test void the_rail_can_be_had_close_up_and_whole() {
        String at = start("today", 4);
        assertThat(http.get(at).body()).contains("step=\"0.01\"");
        assertThat(http.get(at + "&zoom=run").body()).contains("min=\"0\"");
        assertThat(http.get(at + "&zoom=far").statusCode()).isEqualTo(400);
    }
}
