package diptych.web;

/** Thrown by a handler to answer with a problem instead; {@link Problems} catches it. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.detail().english(), null, false, false); // the reader's mistake needs no stack trace of ours
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
