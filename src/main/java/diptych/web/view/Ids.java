package diptych.web.view;

/** Element ids and names of form fields, made once for both ends: who writes them and who swaps or reads them. */
public final class Ids {
    /** All that changes with the moment; swapped as a whole. */
    public static final String VIEW = "view";
    /** The line on the chart; swapped beside it. */
    public static final String CURSOR = "cursor";
    /** The chart; swapped when the run has grown. */
    public static final String CHART = "chart";
    /** The line that screen readers follow; never swapped, only what it says. */
    public static final String SAID = "said";
    /** Where a request that failed says why. */
    public static final String PROBLEM = "problem";
    /** The form that all controls of time belong to. */
    public static final String TIME = "time";
    /** The label of the play button. */
    public static final String PLAY_LABEL = "play-label";
    /** The label of the next button. */
    public static final String NEXT = "next";

    /** The links that choose what the rail shows. */
    public static final String ZOOMS = "zooms";

    /** How much of the run the rail shows. */
    public static final String ZOOM = "zoom";
    /** The moment in the address, and the position of the slider. */
    public static final String AT = "at";
    /** The moment on the page when a button was pressed. */
    public static final String FROM = "from";
    /** Which way to go from there. */
    public static final String GO = "go";
    /** What to do. */
    public static final String MOVE = "move";
    /** Which chart the page has. */
    public static final String SEEN = "seen";
    /** What is done to the world. */
    public static final String ACT = "act";
    /** Whether the picture goes on by itself. */
    public static final String PLAY = "play";
    /** The open tab of the host. */
    public static final String HOST_TAB = "host";
    /** The open tab of the guest. */
    public static final String GUEST_TAB = "screen";
    /** The kernel chosen for the guest. */
    public static final String GUEST = "guest";
    /** A line that is typed; with host- or guest- before it the id of its field. */
    public static final String LINE = "line";
    /** Into which console. */
    public static final String SIDE = "side";
    /** Whether to complete the line instead. */
    public static final String COMPLETE = "complete";
    /** An earlier line to be put back. */
    public static final String AGAIN = "again";
    /** How far back to start over. */
    public static final String RESTART = "restart";
    /** The name of a run. */
    public static final String NAME = "name";
    /** Which question is answered. */
    public static final String QUESTION = "question";
    /** On which occasion it was asked. */
    public static final String OCCASION = "occasion";
    /** What is answered. */
    public static final String ANSWER = "answer";
    /** How sure one is of it. */
    public static final String SURE = "sure";
    /** That a question is passed over. */
    public static final String SKIP = "skip";
    /** Before the id of a card: its place in an order. */
    public static final String PLACE_OF = "place-";
    /** That what is asked about the next step is to be shown. */
    public static final String AHEAD = "ahead";
    /** The most that can be answered to a question for a number. */
    public static final long MOST_AMOUNT = 999_999_999;
    /** Which hint is asked for. */
    public static final String HINT = "hint";
    /** Which right way is to be seen. */
    public static final String WAY = "way";
    /** What is done by hand, as scenarios call it. */
    public static final String DO = "do";
    /** Which machine is in the panes. */
    public static final String SUBJECT = "subject";
    /** The language. */
    public static final String LANG = "lang";

    /** What is searched for. */
    public static final String QUERY = "q";
    /** The most characters that may be searched for. */
    public static final int LONGEST_QUERY = 100;
    /** What a search has found; swapped as a whole. */
    public static final String FOUND = "found";
    /** How much that is; never swapped, only what it says. */
    public static final String MATCHES = "matches";

    private Ids() {}
}
