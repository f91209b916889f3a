package diptych.lessons;

import diptych.scenario.Condition;
import java.util.List;
import java.util.Optional;

/**
 * Something that a learner is asked about a step. Nobody writes down what is right: the run says, for the very guest and
 * settings that the learner has ({@link Truth}).
 */
public sealed interface Question {

    /** Before the name of an answer: a text is for who has chosen that one, as in {@code ::: why total chose-falls}. */
    String CHOSE = "chose-";

    /** Unique in its lesson; in addresses and texts. */
    String id();

    When when();

    /** The words that can be chosen from or put in order; empty where a number is asked for. */
    List<String> options();

    /** When it is asked. */
    enum When {
        /** Before the step is played: a prediction. */
        AHEAD,
        /** From memory, when the lesson is over. */
        AFTERWARDS,
        /** Both, so that the first answer can be seen beside the last. */
        TWICE;

        public boolean isAhead() {
            return this != AFTERWARDS;
        }

        public boolean isAfterwards() {
            return this != AHEAD;
        }
    }

    /** Something that can be said of the step once it has been played, and when it is true. */
    record Claim(String id, Condition condition) {}

    /** One of several claims. */
    record Choice(String id, When when, List<Claim> claims) implements Question {
        public Choice {
            claims = List.copyOf(claims);
        }

        @Override
        public List<String> options() {
            return claims.stream().map(Claim::id).toList();
        }
    }

    /**
     * A number.
     *
     * @param value     what it will be
     * @param tolerance how far off still counts as right
     * @param unit      what is counted
     */
    record Amount(String id, When when, Placeholder.Sum value, long tolerance, Unit unit) implements Question {
        @Override
        public List<String> options() {
            return List.of();
        }
    }

    /** What an amount counts. */
    enum Unit { MB, SECONDS, PERCENT, TIMES }

    /** Which of several claims comes true first, and which after that. */
    record Order(String id, When when, List<Claim> cards) implements Question {
        public Order {
            cards = List.copyOf(cards);
        }

        @Override
        public List<String> options() {
            return cards.stream().map(Claim::id).toList();
        }
    }

    /**
     * How a number will go while the step is played: which of several curves comes nearest.
     *
     * @param value  whose course it is
     * @param top    what the upper edge of the picture stands for
     * @param shapes to pick from
     */
    record Curve(String id, When when, Placeholder.Sum value, Placeholder.Sum top, List<Shape> shapes) implements Question {
        public Curve {
            shapes = List.copyOf(shapes);
        }

        @Override
        public List<String> options() {
            return shapes.stream().map(Shape::id).toList();
        }
    }

    /** A curve from the left edge to the right, through heights from 0 to 1 that lie equally far apart; at least two. */
    record Shape(String id, List<Double> heights) {
        public Shape {
            heights = List.copyOf(heights);
        }

        /** The height at {@code share} of the way, from 0 to 1. */
        public double at(double share) {
            double position = share * (heights.size() - 1);
            int left = Math.min((int) position, heights.size() - 2);
            double part = position - left;
            return heights.get(left) * (1 - part) + heights.get(left + 1) * part;
        }
    }

    /** The question of a step with that id. */
    static Optional<Question> find(List<Question> questions, String id) {
        return questions.stream().filter(question -> question.id().equals(id)).findFirst();
    }
}
