package diptych.sim.model;

/**
 * A Linux release, such as 4.2 or 6.10.
 *
 * @param major 3 or more in practice
 * @param minor 0 or more; 6.10 is later than 6.9
 */
public record KernelVersion(int major, int minor) implements Comparable<KernelVersion> {
    /** The first release with a balloon driver [C-FIRST]. */
    public static final KernelVersion OLDEST = new KernelVersion(3, 8);

    /**
     * Reads "4.2", "4.2.0" or "5.10.0-28-amd64".
     *
     * @throws IllegalArgumentException if the text does not start with two numbers, or is older than 3.8
     */
    public static KernelVersion parse(String text) {
        var parts = text.split("[^0-9]", 3);
        if (!text.matches("[0-9]{1,3}\\.[0-9]{1,3}([.-].*)?")) {
            throw new IllegalArgumentException("\"" + text + "\" is no kernel version; write it as \"6.1\"");
        }
        var version = new KernelVersion(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
        if (version.compareTo(OLDEST) < 0) {
            throw new IllegalArgumentException("kernel " + text + " has no balloon driver; the first one with it is " + OLDEST);
        }
        return version;
    }

    public boolean isAtLeast(int otherMajor, int otherMinor) {
        return compareTo(new KernelVersion(otherMajor, otherMinor)) >= 0;
    }

    @Override
    public int compareTo(KernelVersion other) {
        return major != other.major ? Integer.compare(major, other.major) : Integer.compare(minor, other.minor);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
