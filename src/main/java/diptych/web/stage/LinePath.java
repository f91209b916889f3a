package diptych.web.stage;

/** A line as far as it is drawn: path data, and where its pen stands. */
record LinePath(String path, long height) {
    static LinePath from(long height) {
        return new LinePath("M0 " + height, height);
    }

    /** On to that moment at the same height, then up or down to the new one. */
    LinePath to(long x, long next) {
        return next == height ? this : new LinePath(path + "H" + x + "V" + next, next);
    }

    /** Straight to that height at that moment. */
    LinePath sloping(long x, long next) {
        return new LinePath(path + "L" + x + " " + next, next);
    }

    String until(long x) {
        return path + "H" + x;
    }
}
