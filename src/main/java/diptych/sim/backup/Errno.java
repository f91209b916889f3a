package diptych.sim.backup;

import java.util.Map;

/** Error numbers and what {@code strerror} says of them. */
public final class Errno {
    public static final int OK = 0;
    public static final int EPERM = 1;
    public static final int ENOENT = 2;
    public static final int EIO = 5;
    public static final int EBUSY = 16;
    public static final int EINVAL = 22;
    public static final int EOPNOTSUPP = 95;

    /** The names of errno.h, of those that are more likely than others. */
    public static final Map<String, Integer> NAMED = Map.ofEntries(Map.entry("EPERM", EPERM), Map.entry("ENOENT", ENOENT),
        Map.entry("EIO", EIO), Map.entry("EACCES", 13), Map.entry("EBUSY", EBUSY), Map.entry("EINVAL", EINVAL), Map.entry("ENOTTY", 25),
        Map.entry("ENOSPC", 28), Map.entry("EROFS", 30), Map.entry("EOPNOTSUPP", EOPNOTSUPP), Map.entry("ETIMEDOUT", 110));

    private Errno() {}

    public static String text(int number) {
        return switch (number) {
            case OK -> "Success";
            case EPERM -> "Operation not permitted";
            case ENOENT -> "No such file or directory";
            case EIO -> "Input/output error";
            case 12 -> "Cannot allocate memory";
            case 13 -> "Permission denied";
            case EBUSY -> "Device or resource busy";
            case EINVAL -> "Invalid argument";
            case 25 -> "Inappropriate ioctl for device";
            case 28 -> "No space left on device";
            case 30 -> "Read-only file system";
            case 110 -> "Connection timed out";
            case EOPNOTSUPP -> "Operation not supported";
            default -> "Unknown error " + number;
        };
    }
}
