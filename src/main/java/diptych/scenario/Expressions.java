package diptych.scenario;

import java.util.List;

/** Compiles expressions (CEL). The simulation and its runner know only this. */
public interface Expressions {

    /**
     * Reads an expression.
     *
     * @param text       as its author wrote it
     * @param vocabulary what it may speak of
     */
    Compiled compile(String text, Vocabulary vocabulary);

    /**
     * The same for an expression that was found good before.
     *
     * @throws IllegalArgumentException if it cannot be understood after all
     */
    default Condition ready(String text, Vocabulary vocabulary) {
        return switch (compile(text, vocabulary)) {
            case Ready ready -> ready.condition();
            case Faulty faulty -> throw new IllegalArgumentException("\"" + text + "\": " + String.join("; ", faulty.faults()));
        };
    }

    /** What became of it. */
    sealed interface Compiled {}

    /** It can be asked. */
    record Ready(Condition condition) implements Compiled {}

    /** It cannot be understood; each sentence says what is wrong and what would be right. */
    record Faulty(List<String> faults) implements Compiled {}
}
