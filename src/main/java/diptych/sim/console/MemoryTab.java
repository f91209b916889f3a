package diptych.sim.console;

import diptych.sim.memory.Health;
import diptych.sim.model.MemorySettings;
import diptych.sim.model.Vm;
import java.util.ArrayList;
import java.util.List;

/** The Memory tab below the list of Hyper-V Manager, as rows whose labels a page may translate [BEN-UI]. */
public final class MemoryTab {
    private MemoryTab() {}

    /** What a row is about, with Hyper-V Manager's own label. */
    public enum Key {
        STARTUP("Startup Memory"), DYNAMIC("Dynamic Memory"), MINIMUM("Minimum Memory"), MAXIMUM("Maximum Memory"),
        ASSIGNED("Assigned Memory"), DEMAND("Memory Demand"), STATUS("Memory Status");

        private final String label;

        Key(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /**
     * One row.
     *
     * @param key   what it is about
     * @param value as shown: "1024 MB", "Enabled", "OK"; empty where there is nothing to show
     */
    public record Row(Key key, String value) {}

    /** The rows, top down; Minimum and Maximum only mean something to Dynamic Memory. */
    public static List<Row> of(Vm vm) {
        MemorySettings settings = vm.settings();
        boolean holds = !vm.assigned().isZero();
        var rows = new ArrayList<Row>();
        rows.add(new Row(Key.STARTUP, Megabytes.of(settings.startup())));
        rows.add(new Row(Key.DYNAMIC, settings.dynamic() ? "Enabled" : "Disabled"));
        if (settings.dynamic()) {
            rows.add(new Row(Key.MINIMUM, Megabytes.of(settings.minimum())));
            rows.add(new Row(Key.MAXIMUM, Megabytes.of(settings.maximum())));
        }
        rows.add(new Row(Key.ASSIGNED, holds ? Megabytes.of(vm.assigned()) : ""));
        rows.add(new Row(Key.DEMAND, holds ? Megabytes.of(Health.demand(vm)) : ""));
        rows.add(new Row(Key.STATUS, Health.status(vm).shown()));
        return List.copyOf(rows);
    }
}
