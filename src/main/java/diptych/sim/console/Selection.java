package diptych.sim.console;

import diptych.sim.model.Vm;
import diptych.sim.model.World;
import java.util.List;
import java.util.stream.Stream;

/** The VMs that a cmdlet of the Hyper-V module is asked for. */
final class Selection {
    private Selection() {}

    /** All, sorted by name as the module sorts them, if no name is given; otherwise those named, and what is missing left out. */
    static List<Vm> of(World world, String... names) {
        Stream<Vm> chosen = names.length == 0
            ? world.vms().stream().sorted((a, b) -> a.name().compareToIgnoreCase(b.name()))
            : Stream.of(names).flatMap(name -> world.find(name).stream());
        return chosen.toList();
    }

    /** The complaint of a cmdlet about each name that is not there; empty when all are. */
    static String complaints(String cmdlet, World world, String... names) {
        var text = new StringBuilder();
        for (String name : names) {
            if (world.find(name).isEmpty()) {
                text.append(cmdlet).append(" : Hyper-V was unable to find a virtual machine with name \"").append(name).append("\".\n");
            }
        }
        return text.toString();
    }
}
