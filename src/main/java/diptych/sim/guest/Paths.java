package diptych.sim.guest;

import diptych.sim.model.FileSystem;
import diptych.sim.model.GuestFiles;
import diptych.sim.model.MountEntry;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** From a path to the file system it lies in. A later mount hides what was mounted at its place, or below it, before. */
public final class Paths {
    private Paths() {}

    /** Which file system a path lies in. */
    public static OptionalInt system(GuestFiles files, String path) {
        return mount(files.mounts(), path).map(mount -> OptionalInt.of(mount.system())).orElse(OptionalInt.empty());
    }

    /** The file system that opening a mount point leads to; none if its directory is hidden below a later mount. */
    public static OptionalInt opened(GuestFiles files, MountEntry entry) {
        Optional<MountEntry> found = mount(files.mounts(), entry.at());
        return found.isPresent() && found.get().at().equals(entry.at()) ? OptionalInt.of(found.get().system()) : OptionalInt.empty();
    }

    public static Optional<FileSystem> find(GuestFiles files, String path) {
        OptionalInt system = system(files, path);
        return system.isPresent() ? Optional.of(files.systems().get(system.getAsInt())) : Optional.empty();
    }

    private static Optional<MountEntry> mount(List<MountEntry> mounts, String path) {
        MountEntry best = null;
        for (int i = 0; i < mounts.size(); i++) {
            MountEntry mount = mounts.get(i);
            boolean nearer = best == null || mount.at().length() >= best.at().length();
            if (nearer && isBelow(path, mount.at()) && !isHidden(mounts, i)) best = mount;
        }
        return Optional.ofNullable(best);
    }

    private static boolean isHidden(List<MountEntry> mounts, int index) {
        for (int later = index + 1; later < mounts.size(); later++) {
            String at = mounts.get(later).at();
            String mine = mounts.get(index).at();
            if (!at.equals("/") && isBelow(mine, at) || at.equals(mine)) return true;
        }
        return false;
    }

    private static boolean isBelow(String path, String directory) {
        if (!path.startsWith(directory)) return false;
        int length = directory.length();
        return length == 1 || path.length() == length || path.charAt(length) == '/';
    }
}
