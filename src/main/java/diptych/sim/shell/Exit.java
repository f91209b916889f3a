package diptych.sim.shell;

/** A program says something to standard error and exits, from however deep inside it is, as {@code errx()} does in C. */
final class Exit extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final int status;

    Exit(int status, String text) {
        super(text, null, false, false);
        this.status = status;
    }

    /** {@code errx()} with status 1: "free: what is wrong". */
    static Exit because(String program, String what) {
        return new Exit(1, program + ": " + what + "\n");
    }

    /** {@code --help}: said to standard output, and all is well. */
    static Exit help(String usage) {
        return new Exit(0, usage);
    }

    Answer answer() {
        return status == 0 ? Answer.of(getMessage()) : Answer.failed(status, getMessage());
    }
}
