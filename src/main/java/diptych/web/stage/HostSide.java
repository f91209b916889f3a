package diptych.web.stage;

import diptych.lessons.Language;
import diptych.sim.console.AllVms;
import diptych.sim.console.MemoryTab;
import diptych.sim.memory.Health;
import diptych.sim.memory.Health.MemoryStatus;
import diptych.sim.model.Life;
import diptych.sim.model.MemorySettings;
import diptych.sim.model.Vm;
import diptych.sim.model.World;
import diptych.sim.units.Pages;
import diptych.web.view.Phrase;
import diptych.web.view.Place.HostTab;
import diptych.web.view.MemoryPicture.HostPane;
import diptych.web.view.MemoryPicture.HostPanel;
import diptych.web.view.MemoryPicture.HostSum;
import diptych.web.view.Stage.Tone;
import diptych.web.view.Stage.Trend;
import diptych.web.view.Stage.Value;
import diptych.web.view.MemoryPicture.VmRow;
import java.util.ArrayList;
import java.util.List;

/** The left pane: what the Hyper-V host believes. */
final class HostSide {
    private static final long MIB_PER_GIB = 1024;

    private HostSide() {}

    static HostPane of(Scene scene, HostTab tab) {
        Vm vm = scene.vm();
        Pages returned = vm.assigned().isZero() ? Pages.ZERO : vm.account().ballooned();
        return new HostPane(vm.name(), title(scene), panel(scene, tab), vm.assigned(), returned, Screens.host(scene, tab));
    }

    private static String title(Scene scene) {
        var host = scene.now().host();
        long mib = host.memory().mib();
        String size = mib % MIB_PER_GIB == 0 ? mib / MIB_PER_GIB + " GiB" : mib + " MiB";
        return Phrase.HOST_TITLE.in(scene.language(), host.name(), size);
    }

    private static HostPanel panel(Scene scene, HostTab tab) {
        return switch (tab) {
            case MEMORY, POWERSHELL -> new HostPanel.Values(memory(scene));
            case ALL_VMS -> new HostPanel.AllVms(vms(scene), sum(scene.now()));
            case PRESSURE -> new HostPanel.Values(pressure(scene));
            default -> new HostPanel.Values(settings(scene));
        };
    }

    /** The Memory tab of Hyper-V Manager; minimum and maximum share a row. */
    private static List<Value> memory(Scene scene) {
        Vm vm = scene.vm();
        Vm before = scene.vmBefore();
        var rows = new ArrayList<Value>();
        for (MemoryTab.Row row : MemoryTab.of(vm)) {
            switch (row.key()) {
                case STARTUP -> rows.add(plain(scene, Phrase.STARTUP_MEMORY, row.value()));
                case DYNAMIC -> rows.add(plain(scene, Phrase.DYNAMIC_MEMORY, enabled(scene.language(), vm.settings())));
                case MINIMUM -> rows.add(plain(scene, Phrase.MINIMUM_MAXIMUM,
                    vm.settings().minimum().count() + " / " + vm.settings().maximum().count() + " MB"));
                case MAXIMUM -> { } // beside the minimum
                case ASSIGNED -> rows.add(moving(scene, Phrase.ASSIGNED_MEMORY, before.assigned(), vm.assigned(), row.value()));
                case DEMAND -> rows.add(moving(scene, Phrase.MEMORY_DEMAND, Health.demand(before), Health.demand(vm),
                    knowsDemand(vm) ? row.value() : Phrase.NOT_KNOWN.in(scene.language())));
                case STATUS -> rows.add(status(scene, Health.status(vm)));
            }
        }
        return rows;
    }

    private static boolean knowsDemand(Vm vm) {
        return vm.view().reported() && !vm.assigned().isZero();
    }

    private static Value plain(Scene scene, Phrase name, String shown) {
        return new Value(name.in(scene.language()), shown, shown, Trend.SAME, Tone.PLAIN);
    }

    private static Value moving(Scene scene, Phrase name, Pages before, Pages now, String shown) {
        var moved = Differences.of(name.in(scene.language()), before, now, " MB");
        return new Value(moved.name(), shown.isEmpty() ? "–" : shown, moved.before(), moved.trend(), Tone.PLAIN);
    }

    private static Value status(Scene scene, MemoryStatus status) {
        String shown = statusName(scene.language(), status);
        return new Value(Phrase.MEMORY_STATUS.in(scene.language()), shown.isEmpty() ? "–" : shown, shown, Trend.SAME, switch (status) {
            case OK -> Tone.GOOD;
            case WARNING, LOW -> Tone.BAD;
            case NONE -> Tone.PLAIN;
        });
    }

    static String statusName(Language language, MemoryStatus status) {
        return switch (status) {
            case OK -> Phrase.STATUS_OK.in(language);
            case LOW -> Phrase.STATUS_LOW.in(language);
            case WARNING -> Phrase.STATUS_WARNING.in(language);
            case NONE -> "";
        };
    }

    private static String enabled(Language language, MemorySettings settings) {
        return (settings.dynamic() ? Phrase.ENABLED : Phrase.DISABLED).in(language);
    }

    private static List<Value> settings(Scene scene) {
        MemorySettings settings = scene.vm().settings();
        return List.of(
            plain(scene, Phrase.STARTUP_MEMORY, settings.startup().count() + " MB"),
            plain(scene, Phrase.DYNAMIC_MEMORY, enabled(scene.language(), settings)),
            plain(scene, Phrase.MINIMUM_MEMORY, settings.minimum().count() + " MB"),
            plain(scene, Phrase.MAXIMUM_MEMORY, settings.maximum().count() + " MB"),
            plain(scene, Phrase.BUFFER, settings.buffer() + " %"),
            plain(scene, Phrase.WEIGHT, Integer.toString(settings.weight())));
    }

    /** What the host divides for the subject, and the outcome for each machine whose memory it moves. */
    private static List<Value> pressure(Scene scene) {
        Vm vm = scene.vm();
        var rows = new ArrayList<Value>();
        rows.add(moving(scene, Phrase.MEMORY_DEMAND, Health.demand(scene.vmBefore()), Health.demand(vm), demand(scene)));
        rows.add(moving(scene, Phrase.ASSIGNED_MEMORY, scene.vmBefore().assigned(), vm.assigned(), vm.assigned().mib() + " MB"));
        for (Vm each : scene.now().vms()) if (each.isDynamic() && knowsDemand(each)) rows.add(pressure(scene, each));
        rows.add(plain(scene, Phrase.BUFFER, vm.settings().buffer() + " %"));
        rows.add(plain(scene, Phrase.WEIGHT, Integer.toString(vm.settings().weight())));
        return rows;
    }

    private static Value pressure(Scene scene, Vm vm) {
        int before = Health.pressure(scene.before().vm(vm.name()));
        return Differences.of(Phrase.PRESSURE_OF.in(scene.language(), vm.name()), before, Health.pressure(vm), " %");
    }

    private static String demand(Scene scene) {
        return knowsDemand(scene.vm()) ? Health.demand(scene.vm()).mib() + " MB" : Phrase.NOT_KNOWN.in(scene.language());
    }

    private static List<VmRow> vms(Scene scene) {
        return AllVms.of(scene.now()).stream().map(row -> new VmRow(row.name(), state(scene, row.name()), row.assigned(), row.demand(),
            statusName(scene.language(), Health.status(scene.now().vm(row.name()))), row.name().equals(scene.subject()))).toList();
    }

    private static String state(Scene scene, String name) {
        return stateName(scene.language(), scene.now().vm(name).life().state());
    }

    static String stateName(Language language, Life.VmState state) {
        return switch (state) {
            case OFF -> Phrase.STATE_OFF.in(language);
            case STARTING -> Phrase.STATE_STARTING.in(language);
            case RUNNING -> Phrase.STATE_RUNNING.in(language);
            case PAUSED -> Phrase.STATE_PAUSED.in(language);
            case SAVED -> Phrase.STATE_SAVED.in(language);
        };
    }

    /** Every page of the host is in exactly one of these; what is on its way to a VM is still available, as in samples and texts. */
    private static HostSum sum(World world) {
        long held = world.vms().stream().mapToLong(vm -> vm.held().count() - vm.account().promised().count()).sum();
        return new HostSum(world.host().memory(), world.host().reserve(), world.host().applications().held(), Pages.pages(held),
            world.unassigned());
    }
}
