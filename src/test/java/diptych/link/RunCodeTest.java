package diptych.link;

import static org.assertj.core.api.Assertions.assertThat;

import diptych.link.Codes.Given;
import diptych.link.RunCode.Reading;
import diptych.link.RunCode.Why;
import diptych.link.SharedRun.Deed;
import diptych.sim.units.SimTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A code holds a run in few characters, is read for ever, and says what is wrong with it when something is. */
class RunCodeTest {
    private static final String GOOD = "AQED892nBQwBAQEDhsKaGhkDhsKaGi0DhsKaGiwDhsKaGigDhsKaGiQBAQEBhsKaGgoRAXEBbA";

    static List<Given> given() throws IOException {
        return Codes.all();
    }

    @ParameterizedTest @MethodSource("given")
    void every_code_that_was_ever_given_out_says_what_it_said_then(Given given) {
        assertThat(Codes.told(Codes.read(given.code()))).isEqualTo(given.told());
        assertThat(RunCode.write(Codes.read(given.code()))).as("and is made so today").hasValue(given.code());
    }

    @Test void a_whole_lesson_with_five_acts_is_far_shorter_than_three_hundred_characters() {
        assertThat(Codes.read(GOOD).deeds()).hasSize(12);
        assertThat("https://diptych.example.org/r/" + GOOD).hasSizeLessThan(120);
    }

    @ParameterizedTest @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void what_was_written_is_read_again(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            SharedRun run = random(random);
            String code = RunCode.write(run).orElseThrow();
            assertThat(RunCode.read(code)).as("seed %d, run %d", seed, i).isEqualTo(new Reading.Read(run));
            assertThat(code).matches("[A-Za-z0-9_-]+");
        }
    }

    private static SharedRun random(Random random) {
        var deeds = new ArrayList<Deed>();
        for (int left = random.nextInt(20); left > 0; left--) {
            deeds.add(switch (random.nextInt(3)) {
                case 0 -> new Deed.NextStep();
                case 1 -> new Deed.Pass(random.nextInt(1 << random.nextInt(1, 31)));
                default -> new Deed.Pull(moment(random), word(random));
            });
        }
        return new SharedRun(word(random), random.nextInt(1 << 24), word(random), deeds, moment(random), word(random), word(random),
            word(random));
    }

    private static SimTime moment(Random random) {
        return SimTime.micros(random.nextLong(1L << random.nextInt(1, 49)));
    }

    private static String word(Random random) {
        if (random.nextInt(3) > 0) return Words.ALL.get(random.nextInt(Words.ALL.size()));
        return random.ints(random.nextInt(20), 0, 3).mapToObj(i -> List.of("a", "主", "🐧").get(i)).reduce("", String::concat);
    }

    /** Three bytes of check let one change in 16 million pass; none of these does. */
    @Test void a_code_that_was_cut_short_or_mistyped_is_known_to_be_damaged() {
        for (int length = 0; length < GOOD.length(); length++) {
            assertThat(why(GOOD.substring(0, length))).as("%d characters of it", length).isEqualTo(Why.DAMAGED);
        }
        for (int i = 0; i < GOOD.length() - 1; i++) {
            char other = GOOD.charAt(i) == 'A' ? 'B' : 'A';
            assertThat(why(GOOD.substring(0, i) + other + GOOD.substring(i + 1))).as("character %d", i).isEqualTo(Why.DAMAGED);
            assertThat(why(GOOD.substring(0, i) + "%" + GOOD.substring(i))).as("one more at %d", i).isEqualTo(Why.DAMAGED);
        }
        assertThat(why(GOOD + "A")).isEqualTo(Why.DAMAGED);
        assertThat(why("主机")).isEqualTo(Why.DAMAGED);
    }

    @Test void what_a_later_version_has_made_is_told_apart_from_what_is_damaged() {
        assertThat(why(signed(2, 1, 3))).as("version").isEqualTo(Why.FROM_LATER_VERSION);
        assertThat(why(signed(1, 2, 3))).as("what it carries").isEqualTo(Why.FROM_LATER_VERSION);
        assertThat(why(signed(1, 1, 3, 0, 0, 0, 5, 1, 4))).as("a kind of move").isEqualTo(Why.FROM_LATER_VERSION);
        assertThat(why(signed(1, 1, 3, 0, 0, 0, 5, 1))).as("an end too early").isEqualTo(Why.DAMAGED);
        assertThat(why(signed(1, 1, 200))).as("an end within a number").isEqualTo(Why.DAMAGED);
        assertThat(why(signed(1, 1, 0, 2, 0xff, 0xff))).as("no UTF-8").isEqualTo(Why.DAMAGED);
        assertThat(why(signed(1, 1, 0, 0xff, 0xff, 0xff, 0xff, 7))).as("a text of a gigabyte").isEqualTo(Why.DAMAGED);
        assertThat(why(signed(1, 1, 3, 0, 0, 0, 5, 101))).as("too many moves").isEqualTo(Why.DAMAGED);
    }

    private static String signed(int... bytes) {
        var all = new byte[bytes.length + 3];
        for (int i = 0; i < bytes.length; i++) all[i] = (byte) bytes[i];
        var crc = new CRC32();
        crc.update(all, 0, bytes.length);
        for (int i = 0; i < 3; i++) all[bytes.length + i] = (byte) (crc.getValue() >>> 16 - 8 * i);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }

    private static Why why(String code) {
        return ((Reading.Unreadable) RunCode.read(code)).why();
    }

    /** Random bytes with a right check, so that the reading itself is met. */
    @ParameterizedTest @ValueSource(longs = {1, 2, 3, 4, 5})
    void whatever_the_bytes_are_reading_them_ends_with_an_answer(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            int[] bytes = random.ints(random.nextInt(1, 60), 0, 256).toArray();
            bytes[0] = 1;
            if (bytes.length > 1 && random.nextInt(8) > 0) bytes[1] = 1;
            Reading reading = RunCode.read(signed(bytes));
            if (reading instanceof Reading.Read read) {
                assertThat(read.run().deeds()).as(Arrays.toString(bytes)).hasSizeLessThanOrEqualTo(SharedRun.MOST_DEEDS);
            }
        }
    }

    @Test void a_code_that_is_too_long_is_not_even_looked_at() {
        assertThat(why("A".repeat(RunCode.LONGEST + 1))).isEqualTo(Why.TOO_LONG);
        assertThat(why("A".repeat(RunCode.LONGEST))).isEqualTo(Why.DAMAGED);
    }

    @Test void a_run_with_more_than_a_link_holds_has_no_code() {
        var many = Collections.<Deed>nCopies(SharedRun.MOST_DEEDS + 1, new Deed.NextStep());
        assertThat(RunCode.write(new SharedRun("live-backup", 1, "today", many, SimTime.ZERO, "", "", ""))).isEmpty();
        var wordy = Collections.<Deed>nCopies(SharedRun.MOST_DEEDS, new Deed.Pull(SimTime.ZERO, "thaw:/somewhere/deep/down"));
        assertThat(RunCode.write(new SharedRun("live-backup", 1, "today", wordy, SimTime.ZERO, "", "", ""))).isEmpty();
    }

    /** Its first 45 words stand in codes that were given out. */
    @Test void the_words_of_version_1_keep_their_numbers() {
        assertThat(new HashSet<>(Words.ALL)).as("each once").hasSameSizeAs(Words.ALL);
        var crc = new CRC32();
        crc.update(String.join(" ", Words.ALL.subList(0, 45)).getBytes(StandardCharsets.UTF_8));
        assertThat(crc.getValue()).isEqualTo(1_632_646_854L);
    }
}
