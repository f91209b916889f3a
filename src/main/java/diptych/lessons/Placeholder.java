package diptych.lessons;

import diptych.sim.model.ModelChoice;
import java.util.Collection;
import java.util.List;

/** What stands between {@code {{} and {@code }}} in a text: a word, or a sum of numbers, of the moment shown. */
public sealed interface Placeholder {

    /** As plain text that needs no escaping. */
    String say(Scene scene);

    /**
     * Reads a sum of numbers, such as {@code web01.assigned - web01.ballooned}.
     *
     * @throws IllegalArgumentException that says what is wrong with it
     */
    static Sum sum(String written, Collection<String> vms) {
        try {
            if (new PlaceholderReader(List.copyOf(vms)).read(written) instanceof Sum sum) return sum;
        } catch (PlaceholderReader.Unreadable why) {
            throw new IllegalArgumentException(why.getMessage(), why);
        }
        throw new IllegalArgumentException("\"" + written.strip() + "\" is a word, but must be a number or a sum of numbers");
    }

    /** A word about a VM, such as its status. */
    record Word(String vm, Facts.VmWord word) implements Placeholder {
        @Override
        public String say(Scene scene) {
            return scene.now().word(vm, word);
        }
    }

    /** A word about the newest backup, such as how long file systems stood still. */
    record OfBackup(Facts.BackupWord word) implements Placeholder {
        @Override
        public String say(Scene scene) {
            return scene.now().word(word);
        }
    }

    /** One number, or several added up. They are added as they are shown, so that a reader can check the sum. */
    record Sum(List<Term> terms) implements Placeholder {
        public Sum {
            terms = List.copyOf(terms);
        }

        @Override
        public String say(Scene scene) {
            return Long.toString(value(scene));
        }

        public long value(Scene scene) {
            long sum = 0;
            for (Term term : terms) sum += term.negative() ? -term.value(scene) : term.value(scene);
            return sum;
        }
    }

    /**
     * A number in a sum.
     *
     * @param negative whether it is taken away
     * @param before   whether it is that of the moment at which the step began
     * @param number   which one
     */
    record Term(boolean negative, boolean before, Number number) {
        long value(Scene scene) {
            return number.in(before ? scene.before() : scene.now());
        }
    }

    /** A number that a text can name. */
    sealed interface Number {
        long in(Facts facts);

        /** Of a VM. */
        record OfVm(String vm, Facts.VmNumber which) implements Number {
            @Override
            public long in(Facts facts) {
                return facts.number(vm, which);
            }
        }

        /** Of the host. */
        record OfHost(Facts.HostNumber which) implements Number {
            @Override
            public long in(Facts facts) {
                return facts.number(which);
            }
        }

        /** Of the newest backup. */
        record OfBackup(Facts.BackupNumber which) implements Number {
            @Override
            public long in(Facts facts) {
                return facts.number(which);
            }
        }

        /** A constant of the model. */
        record OfModel(ModelChoice which) implements Number {
            @Override
            public long in(Facts facts) {
                return which.value();
            }
        }

        /** Whole seconds since the simulation began. */
        record Seconds() implements Number {
            @Override
            public long in(Facts facts) {
                return facts.seconds();
            }
        }
    }
}
