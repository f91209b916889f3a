package diptych.sim.guest;

import diptych.sim.model.FileNode;
import diptych.sim.model.FileSystem;
import diptych.sim.model.GuestFiles;

/**
 * A database's directory: a log, in which each transaction is a page that fsync has made sure of, and a data file, which lags behind
 * by the transactions whose pages the database keeps in its own memory. Nobody but the database itself can write those [RWMJ].
 */
public final class Databases {
    private static final String LOG = "/wal";
    private static final String DATA = "/data";

    private Databases() {}

    static String log(String directory) {
        return directory + LOG;
    }

    static String data(String directory) {
        return directory + DATA;
    }

    /** Transactions that are in the log of the database in a directory and not in its data file. */
    static long behind(GuestFiles files, String directory) {
        return Math.max(0, size(files, log(directory)) - size(files, data(directory)));
    }

    /** The same, asked for the data file; 0 for every other file. */
    public static long lacking(GuestFiles files, String path) {
        return path.endsWith(DATA) ? behind(files, path.substring(0, path.length() - DATA.length())) : 0;
    }

    /** The same of all databases: those that have to be redone from a log before anybody can work. */
    public static long behind(GuestFiles files) {
        long behind = 0;
        for (FileSystem system : files.systems()) {
            for (String path : system.files().keySet()) {
                if (path.endsWith(LOG)) behind += behind(files, path.substring(0, path.length() - LOG.length()));
            }
        }
        return behind;
    }

    private static long size(GuestFiles files, String path) {
        FileNode file = Paths.find(files, path).map(system -> system.files().get(path)).orElse(null);
        return file == null ? 0 : file.size();
    }
}
