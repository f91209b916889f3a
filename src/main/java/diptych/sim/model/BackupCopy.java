package diptych.sim.model;

import diptych.sim.units.SimTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What a backup holds of one VM.
 *
 * @param vm          its name
 * @param at          the moment of its checkpoint
 * @param then        the VM at the checkpoint, Off or Saved, with its disks as they were
 * @param disks       what was read from the host's volume, of each disk that the host sees
 * @param promised    what it has to hold, by path: what acknowledged fsyncs had promised at the checkpoint, and everything that was frozen
 * @param consistency how good it is
 * @param files       names of all its files
 * @param lost        names of those that are lost
 */
public record BackupCopy(String vm, SimTime at, Vm then, List<VirtualDisk> disks, SortedMap<String, Extents> promised,
                         Consistency consistency, List<String> files, List<String> lost) {
    public BackupCopy {
        disks = List.copyOf(disks);
        files = List.copyOf(files);
        lost = List.copyOf(lost);
    }

    /** One of its files by name, whatever its case, as Windows takes it, and with or without the folder. */
    public Optional<String> file(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return files.stream().filter(file -> file.toLowerCase(Locale.ROOT).equals(wanted)
            || file.toLowerCase(Locale.ROOT).endsWith("\\" + wanted)).findFirst();
    }

    public BackupCopy losing(String file) {
        var more = new ArrayList<>(lost);
        more.add(file);
        return new BackupCopy(vm, at, then, disks, promised, consistency, files, more);
    }
}
