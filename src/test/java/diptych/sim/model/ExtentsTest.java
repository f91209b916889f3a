package diptych.sim.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stretches are an array written shortly: whatever is done to them, they say what the array would say, and in one way only. */
class ExtentsTest {
    /** Room for several leaves. */
    private static final int PLACES = 400;
    private static final long NOTHING = -1;

    @ParameterizedTest @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void they_hold_what_an_array_would_hold(long seed) {
        var dice = new Random(seed);
        var array = empty();
        var extents = Extents.EMPTY;
        for (int i = 0; i < 400; i++) {
            int from = dice.nextInt(PLACES);
            int longest = dice.nextInt(20) == 0 ? PLACES : 6; // seldom long, so that there are many
            int to = from + dice.nextInt(Math.min(longest, PLACES - from) + 1);
            long value = dice.nextInt(3);
            switch (dice.nextInt(4)) {
                case 0 -> {
                    extents = extents.without(from, to);
                    Arrays.fill(array, from, to, NOTHING);
                }
                case 1 -> {
                    var newer = some(dice);
                    extents = extents.put(of(newer));
                    for (int place = 0; place < PLACES; place++) if (newer[place] != NOTHING) array[place] = newer[place];
                }
                default -> {
                    extents = extents.put(from, to, value);
                    Arrays.fill(array, from, to, value);
                }
            }
            var as = "seed " + seed + ", turn " + i;
            assertThat(array(extents)).as(as).isEqualTo(array);
            assertThat(extents).as(as).isEqualTo(of(array));
            assertThat(array(extents.slice(from, to))).as(as).isEqualTo(sliced(array, from, to));
            assertThat(extents.slice(from, to)).as(as).isEqualTo(of(sliced(array, from, to)));
            assertThat(array(extents.first(from))).as(as).isEqualTo(first(array, from));
            assertThat(extents.length()).as(as).isEqualTo(Arrays.stream(array).filter(each -> each != NOTHING).count());
        }
    }

    @Test void what_was_read_does_not_change_when_something_is_laid_over_it() {
        var before = Extents.of(0, 10, 1).put(20, 30, 2).put(40, 50, 3);
        var copy = before.toString();
        before.put(5, 45, 9);
        before.without(0, 100);
        assertThat(before).hasToString(copy);
    }

    private static long[] empty() {
        var array = new long[PLACES];
        Arrays.fill(array, NOTHING);
        return array;
    }

    private static long[] some(Random dice) {
        var array = empty();
        for (int i = 0; i < 1 + dice.nextInt(40); i++) {
            int from = dice.nextInt(PLACES);
            Arrays.fill(array, from, from + dice.nextInt(Math.min(8, PLACES - from) + 1), dice.nextInt(3));
        }
        return array;
    }

    private static long[] sliced(long[] array, int from, int to) {
        var sliced = empty();
        System.arraycopy(array, from, sliced, from, to - from);
        return sliced;
    }

    private static long[] first(long[] array, int most) {
        var first = empty();
        for (int place = 0, left = most; place < PLACES && left > 0; place++) {
            first[place] = array[place];
            if (array[place] != NOTHING) left--;
        }
        return first;
    }

    private static long[] array(Extents extents) {
        var array = empty();
        extents.each((from, to, value) -> Arrays.fill(array, (int) from, (int) to, value));
        return array;
    }

    /** Place by place, so that only the joining of neighbours is at work. */
    private static Extents of(long[] array) {
        var extents = Extents.EMPTY;
        for (int place = 0; place < PLACES; place++) if (array[place] != NOTHING) extents = extents.put(place, place + 1, array[place]);
        return extents;
    }
}
