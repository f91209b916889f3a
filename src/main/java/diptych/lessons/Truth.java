package diptych.lessons;

import java.util.List;
import java.util.Set;

/** What a run says about a question, once the step it is about has been played. */
public sealed interface Truth {

    /** Whether an answer agrees with it. Who has not answered is not wrong, but not right either. */
    boolean agrees(Answer answer);

    /** Claims of a choice that are true; none where a learner's own doing made all of them false. */
    record Claims(Set<String> right) implements Truth {
        public Claims {
            right = Set.copyOf(right);
        }

        @Override
        public boolean agrees(Answer answer) {
            return answer instanceof Answer.Chosen chosen && right.contains(chosen.option());
        }
    }

    /** A number. */
    record Amount(long value, long tolerance) implements Truth {
        @Override
        public boolean agrees(Answer answer) {
            return answer instanceof Answer.Counted counted && Math.abs(counted.amount() - value) <= tolerance;
        }
    }

    /** Cards in the order in which they came true; what never came true is not among them. */
    record Order(List<String> cards) implements Truth {
        public Order {
            cards = List.copyOf(cards);
        }

        @Override
        public boolean agrees(Answer answer) {
            return answer instanceof Answer.Ordered ordered && ordered.cards().stream().filter(cards::contains).toList().equals(cards);
        }
    }

    /**
     * A course.
     *
     * @param heights   what it was, as shares of the picture's height, equally far apart in time
     * @param distances how far each shape is from it, in the order of the shapes: the mean of what lies between
     * @param nearest   the shape that is least far
     */
    record Course(List<Double> heights, List<Double> distances, String nearest) implements Truth {
        public Course {
            heights = List.copyOf(heights);
            distances = List.copyOf(distances);
        }

        @Override
        public boolean agrees(Answer answer) {
            return answer instanceof Answer.Chosen chosen && chosen.option().equals(nearest);
        }
    }
}
