package diptych.scenario;

/** A run asked for more than a {@link Limit} allows, and was stopped. */
public final class OverLimit extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Limit limit;

    public OverLimit(Limit limit, String asked) {
        super(limit.refusal(asked));
        this.limit = limit;
    }

    public Limit limit() {
        return limit;
    }
}
