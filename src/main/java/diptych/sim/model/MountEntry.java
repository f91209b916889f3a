package diptych.sim.model;

import java.util.List;

/**
 * A line of {@code /proc/mounts}.
 *
 * @param device    the source as it is written there
 * @param at        the mount point
 * @param type      file system
 * @param options   mount options
 * @param backing   file below a loop device, or empty
 * @param stackedOn device below a mapper, or empty
 * @param system    which {@link FileSystem} it shows; two lines may show one
 */
public record MountEntry(String device, String at, String type, String options, String backing, String stackedOn, int system) {

    public boolean isReadOnly() {
        return List.of(options.split(",")).contains("ro");
    }

    /** Whether a block device is below it, as far as its name tells. */
    public boolean hasDevice() {
        return device.startsWith("/dev/");
    }
}
