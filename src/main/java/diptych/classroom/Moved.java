package diptych.classroom;

/** What became of a move. */
public sealed interface Moved {

    /** It was made. */
    record Done(Session session) implements Moved {}

    /** It was not, and nothing changed. */
    record Refused(Refusal why) implements Moved {}

    /** What was to be done to the world cannot be done now, and nothing changed. @param message why, in the vendor's words */
    record NotPossible(String message) implements Moved {}

    /** No session has that id. */
    record Unknown() implements Moved {}

    /** Why a move is refused; pages say it in the learner's language, {@link #sentence} says it in English. */
    enum Refusal {
        NO_STEP_LEFT("every step of this lesson has been played; let time pass, look back, or start anew"),
        NOT_THAT_LONG("time passes in " + Sessions.LEAST_PASS + " to " + Sessions.LONGEST_PASS + " whole seconds at once"),
        RUN_IS_FULL("a session holds " + Sessions.LONGEST_RUN.micros() / 1_000_000
            + " simulated seconds, and this would be more; start anew"),
        TOO_MANY_BRANCHES("at most " + Sessions.MOST_BRANCHES + " runs may branch off from one beginning, and there are as many; "
            + "go on in one of them, or start the lesson anew");

        private final String sentence;

        Refusal(String sentence) {
            this.sentence = sentence;
        }

        public String sentence() {
            return sentence;
        }
    }
}
