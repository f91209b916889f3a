package diptych.lessons;

import java.util.List;

/** What a learner says to a question. */
public sealed interface Answer {

    /** That the question is passed over. */
    record Skipped() implements Answer {}

    /** One of its options. */
    record Chosen(String option) implements Answer {}

    /** A number. */
    record Counted(long amount) implements Answer {}

    /** All of its cards, the first first. */
    record Ordered(List<String> cards) implements Answer {
        public Ordered {
            cards = List.copyOf(cards);
        }
    }

    /** Whether it is an answer that such a question can have. */
    static boolean fits(Answer answer, Question question) {
        return switch (answer) {
            case Skipped skipped -> true;
            case Chosen chosen -> !(question instanceof Question.Order) && question.options().contains(chosen.option());
            case Counted counted -> question instanceof Question.Amount && counted.amount() >= 0;
            case Ordered ordered -> question instanceof Question.Order order && ordered.cards().size() == order.cards().size()
                && ordered.cards().containsAll(order.options());
        };
    }
}
