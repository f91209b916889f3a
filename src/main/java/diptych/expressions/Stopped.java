package diptych.expressions;

/** Carries the wish to stop out of CEL, which would take an exception for a value like any other. */
final class Stopped extends Error {
    private static final long serialVersionUID = 1L;

    private final RuntimeException wish;

    private Stopped(RuntimeException wish) {
        super(wish);
        this.wish = wish;
    }

    /** Calls {@code pulse}, and lets what it throws get through. */
    static void through(Runnable pulse) {
        try {
            pulse.run();
        } catch (RuntimeException wish) {
            throw new Stopped(wish);
        }
    }

    RuntimeException wish() {
        return wish;
    }
}
