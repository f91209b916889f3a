package diptych.web.view;

import java.util.List;
import java.util.Optional;

/**
 * The card beside the text: what is asked of a learner at a moment, and what became of what was said. Texts are safe HTML.
 *
 * @param items one under the other
 */
public record Card(List<Item> items) {
    public Card {
        items = List.copyOf(items);
    }

    /** A part of the card. */
    public sealed interface Item permits Ask, Outcome, Onward, Challenging {}

    /**
     * A question with the form to answer it.
     *
     * @param question its id
     * @param occasion as forms write it
     * @param lead     what kind of question it is
     * @param kept     the answer that is kept so far, in words; with one the form is folded away, for a change of mind
     * @param prompt   what is asked
     * @param fields   what can be answered
     * @param sureness whether one is asked how sure one is, and what was said
     * @param open     whether the form is to be seen at once
     * @param submit   on its button
     */
    public record Ask(String question, String occasion, Phrase lead, Optional<Kept> kept, String prompt, Fields fields,
                      Optional<Sureness> sureness, boolean open, Phrase submit) implements Item {}

    /** An answer that is kept. @param remark how sure one was, in words; may be empty */
    public record Kept(String words, String remark) {}

    /** How sure one is; each a radio button. @param chosen what was said before */
    public record Sureness(Optional<String> chosen) {
        /** As forms write them, from the least. */
        public static final List<String> ALL = List.of("guess", "think", "sure");
    }

    /** What a question can be answered with. */
    public sealed interface Fields permits Options, Amount, Order, Curves {}

    /** One of several. */
    public record Options(List<Option> all) implements Fields {
        public Options {
            all = List.copyOf(all);
        }
    }

    /** Something to choose. */
    public record Option(String id, String words, boolean chosen) {}

    /** A number. @param chosen what was said before */
    public record Amount(Phrase unit, Optional<Long> chosen) implements Fields {}

    /** A place for each card. */
    public record Order(List<Placed> all) implements Fields {
        public Order {
            all = List.copyOf(all);
        }
    }

    /** A card in an order. @param place from 1; 0 while it has none */
    public record Placed(String id, String words, int place) {}

    /** One of several curves. */
    public record Curves(List<Curve> all) implements Fields {
        public Curves {
            all = List.copyOf(all);
        }
    }

    /** A curve. @param path SVG path data in a field of {@link #WIDE} by {@link #HIGH} */
    public record Curve(String id, String words, String path, boolean chosen) {
        public static final int WIDE = 96;
        public static final int HIGH = 40;
    }

    /**
     * What became of a prediction.
     *
     * @param question its id
     * @param prompt  what was asked
     * @param lines   what could have been said
     * @param drawing the curve as it was, over the one that was picked
     * @param verdict the answer beside what happened, in a sentence
     * @param right   whether they agree; empty if nothing was predicted
     * @param why     why it is so
     * @param more    more about it, for who was sure and wrong; may be empty
     */
    public record Outcome(String question, String prompt, List<Line> lines, Optional<Drawing> drawing, String verdict,
                          Optional<Boolean> right, String why, String more) implements Item {
        public Outcome {
            lines = List.copyOf(lines);
        }
    }

    /** An answer among others. @param remark whose it is */
    public record Line(String words, boolean mine, boolean right, String remark) {}

    /** @param picked path of the curve that was picked; empty if none was. @param real as it was */
    public record Drawing(String picked, String real) {}

    /** The way to what is asked about the next step. */
    public record Onward(String address) implements Item {}
}
