package diptych.sim.console;

import diptych.sim.model.Procps;
import java.util.List;

/**
 * The options of {@code free}. Those that need time to pass ({@code -s}, {@code -c}) or print no memory ({@code --help},
 * {@code -V}) are not here.
 *
 * @param unit       what figures are counted in; {@link Unit#DEFAULT} when none is asked for
 * @param human      {@code -h}: the unit that leaves the shortest figure, and its letter
 * @param si         powers of 1000
 * @param lowAndHigh {@code -l}: a row each for low and high memory
 * @param wide       {@code -w}: buffers and cache apart
 * @param total      {@code -t}: a row for memory and swap together
 * @param committed  {@code -v}: a row for the commit limit, procps 4 only
 */
record FreeOptions(Unit unit, boolean human, boolean si, boolean lowAndHigh, boolean wide, boolean total, boolean committed) {

    /** Bytes to the power. */
    enum Unit {
        DEFAULT(1), BYTES(0), KILO(1), MEGA(2), GIGA(3), TERA(4), PETA(5);

        final int exponent;

        Unit(int exponent) {
            this.exponent = exponent;
        }
    }

    private static final FreeOptions NONE = new FreeOptions(Unit.DEFAULT, false, false, false, false, false, false);

    /** One option in both spellings; some have only the second. */
    private record Name(String letter, String word, Effect effect) {
        Name(String word, Effect effect) {
            this(word, word, effect);
        }

        boolean is(String option) {
            return option.equals(word) || option.equals(letter);
        }
    }

    private interface Effect {
        FreeOptions on(FreeOptions options);
    }

    private static final List<Name> NAMES = List.of(
        new Name("-b", "--bytes", options -> options.in(Unit.BYTES)),
        new Name("-k", "--kibi", options -> options.in(Unit.KILO)),
        new Name("-m", "--mebi", options -> options.in(Unit.MEGA)),
        new Name("-g", "--gibi", options -> options.in(Unit.GIGA)),
        new Name("--tebi", options -> options.in(Unit.TERA)),
        new Name("--pebi", options -> options.in(Unit.PETA)),
        new Name("--kilo", options -> options.in(Unit.KILO).inThousands()),
        new Name("--mega", options -> options.in(Unit.MEGA).inThousands()),
        new Name("--giga", options -> options.in(Unit.GIGA).inThousands()),
        new Name("--tera", options -> options.in(Unit.TERA).inThousands()),
        new Name("--peta", options -> options.in(Unit.PETA).inThousands()),
        new Name("--si", FreeOptions::inThousands),
        new Name("-h", "--human", o -> new FreeOptions(o.unit, true, o.si, o.lowAndHigh, o.wide, o.total, o.committed)),
        new Name("-l", "--lohi", o -> new FreeOptions(o.unit, o.human, o.si, true, o.wide, o.total, o.committed)),
        new Name("-w", "--wide", o -> new FreeOptions(o.unit, o.human, o.si, o.lowAndHigh, true, o.total, o.committed)),
        new Name("-t", "--total", o -> new FreeOptions(o.unit, o.human, o.si, o.lowAndHigh, o.wide, true, o.committed)),
        new Name("-v", "--committed", o -> new FreeOptions(o.unit, o.human, o.si, o.lowAndHigh, o.wide, o.total, true)));

    static FreeOptions parse(Procps procps, String... options) {
        FreeOptions parsed = NONE;
        for (String option : options) {
            for (String single : option.matches("-[a-z]{2,}") ? letters(option) : new String[] {option}) {
                parsed = find(procps, single).effect.on(parsed);
            }
        }
        return parsed;
    }

    /** "-ht" is "-h -t". */
    private static String[] letters(String option) {
        return option.substring(1).chars().mapToObj(letter -> "-" + (char) letter).toArray(String[]::new);
    }

    private static Name find(Procps procps, String option) {
        for (Name name : NAMES) {
            if (name.is(option) && (procps == Procps.V4_0_2 || !name.word.equals("--committed"))) return name;
        }
        throw new IllegalArgumentException("free of procps " + procps.written() + " has no option " + option + " here; it has "
            + "-b -k -m -g -h -l -t -w, --tebi --pebi --kilo --mega --giga --tera --peta --si, and from 4.0 on -v");
    }

    private FreeOptions in(Unit asked) {
        if (unit != Unit.DEFAULT) throw new IllegalArgumentException("free takes one unit, not several: choose one of -b -k -m -g ...");
        return new FreeOptions(asked, human, si, lowAndHigh, wide, total, committed);
    }

    private FreeOptions inThousands() {
        return new FreeOptions(unit, human, true, lowAndHigh, wide, total, committed);
    }
}
