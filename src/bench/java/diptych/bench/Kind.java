package diptych.bench;

/** What a learner asks of the stage. */
enum Kind {
    /** The button Next: from scene to scene, and where the run has no more of them, the lesson's next step is simulated. */
    NEXT("POST Next"),
    /** The button +1 s at the end of the run: a second is simulated, and the chart is another one. */
    SECOND("POST +1 s"),
    /** To any moment of the run, wherever it is; where the page has another close-up there, the chart comes along. */
    LOOK("GET a moment"),
    /** The slider, dragged within the close-up; a lesson without one has nothing of this kind. */
    CLOSE_UP("GET a moment close up");

    private final String words;

    Kind(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
