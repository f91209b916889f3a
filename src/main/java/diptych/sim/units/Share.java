package diptych.sim.units;

/**
 * A share of a whole in thousandths, so that shares of memory are taken without floating point.
 *
 * @param permille 0 to 1000
 * @throws IllegalArgumentException if {@code permille} is outside that range
 */
public record Share(int permille) {
    public static final Share NONE = new Share(0);
    public static final Share WHOLE = new Share(1000);

    public Share {
        if (permille < 0 || permille > 1000) throw new IllegalArgumentException("no share of a whole: " + permille + "/1000");
    }

    /** The share of {@code whole}, cut off to whole pages. */
    public Pages of(Pages whole) {
        return Pages.pages(whole.count() * permille / 1000);
    }
}
