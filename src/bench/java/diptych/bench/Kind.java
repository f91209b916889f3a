package diptych.bench;

/** What a learner asks of the stage. */
enum Kind {
    /** The button Next: from scene to scene, and where the run has no more of them, the lesson's next step is simulated. */
    NEXT("POST Next"),
    /** The button +1 s at the end of the run: a second is simulated, and the chart is another one. */
    SECOND("POST +1 s"),
    /** The slider, dragged to any moment of the run. */
    LOOK("GET a moment");

    private final String words;

    Kind(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
