package diptych.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator.Feature;
import diptych.scenario.Scenario;
import diptych.sim.model.Disk;
import diptych.sim.model.FileSystemTypes;
import diptych.sim.model.GuestSettings;
import diptych.sim.model.GuestSettings.Arch;
import diptych.sim.model.GuestSettings.DriverSource;
import diptych.sim.model.Host;
import diptych.sim.model.MemorySettings;
import diptych.sim.model.Procps;
import diptych.sim.model.Vm;
import diptych.sim.model.VmConfig;
import diptych.sim.units.Pages;
import diptych.sim.units.SimTime;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Writes a scenario as the YAML that reads back as the same: what is as by default is left out. */
public final class ScenarioWriter {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory()
        .disable(Feature.WRITE_DOC_START_MARKER).enable(Feature.MINIMIZE_QUOTES).enable(Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
        .disable(Feature.SPLIT_LINES).enable(Feature.INDENT_ARRAYS_WITH_INDICATOR));

    private ScenarioWriter() {}

    public static String yaml(Scenario scenario) {
        var all = new LinkedHashMap<String, Object>();
        unless(scenario.title(), "", "title", all);
        all.putAll(beginning(scenario));
        unless(scenario.actions().stream().map(ActionWriter::fields).toList(), List.of(), "actions", all);
        unless(scenario.checks(), List.of(), "checks", all);
        unless(scenario.always(), List.of(), "always", all);
        unless(scenario.seed(), 0L, "seed", all);
        return yaml(all);
    }

    /** {@code host} and {@code vms}. */
    static Map<String, Object> beginning(Scenario scenario) {
        var beginning = new LinkedHashMap<String, Object>();
        unless(host(scenario.host()), Map.of(), "host", beginning);
        var vms = new LinkedHashMap<String, Object>();
        for (Vm vm : scenario.vms()) vms.put(vm.name(), vm(vm));
        beginning.put("vms", vms);
        return beginning;
    }

    /** Maps, lists, texts, numbers and flags as YAML, whatever they say. */
    public static String yaml(Map<String, ?> document) {
        try {
            return YAML.writeValueAsString(document);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("maps, lists, texts and numbers can be written", impossible);
        }
    }

    private static Map<String, Object> host(Host host) {
        var fields = new LinkedHashMap<String, Object>();
        var standard = HostReader.read(Fields.of(new Node.Mapping(1, Map.of()), "host", new Problems("")));
        unless(host.memory(), standard.memory(), "memory", fields, ScenarioWriter::mib);
        unless(host.reserve(), Host.defaultReserve(host.memory()), "reserve", fields, ScenarioWriter::mib);
        unless(host.version(), standard.version(), "version", fields, version -> version.written());
        unless(host.storeThroughput(), standard.storeThroughput(), "throughput", fields);
        return fields;
    }

    private static Map<String, Object> vm(Vm vm) {
        var fields = new LinkedHashMap<String, Object>();
        unless(memory(vm.settings()), Map.of(), "memory", fields);
        unless(guest(vm), Map.of(), "guest", fields);
        unless(vm.spec().disks().stream().map(disk -> disk(disk, vm.guestSettings())).toList(), List.of(), "disks", fields);
        boolean ide = vm.spec().disks().stream().anyMatch(disk -> disk.controller() == Disk.Controller.IDE);
        unless(vm.spec().generation(), ide ? 1 : 2, "generation", fields);
        unless(vm.spec().secureBoot(), false, "secure-boot", fields);
        unless(vm.config().snapshotLocation(), VmConfig.DEFAULT.snapshotLocation(), "snapshot-location", fields);
        unless(vm.config().checkpointType(), VmConfig.DEFAULT.checkpointType(), "checkpoint-type", fields, type -> type.written());
        return fields;
    }

    private static Map<String, Object> memory(MemorySettings settings) {
        var fields = new LinkedHashMap<String, Object>();
        var standard = MemorySettings.DEFAULT;
        unless(settings.dynamic(), standard.dynamic(), "dynamic", fields);
        unless(settings.startup(), standard.startup(), "startup", fields, size -> size.count());
        boolean small = settings.startup().compareTo(standard.minimum()) < 0;
        unless(settings.minimum(), small ? settings.startup() : standard.minimum(), "minimum", fields, size -> size.count());
        unless(settings.maximum(), standard.maximum(), "maximum", fields, size -> size.count());
        unless(settings.buffer(), standard.buffer(), "buffer", fields);
        unless(settings.weight(), standard.weight(), "weight", fields);
        return fields;
    }

    private static Map<String, Object> guest(Vm vm) {
        var fields = new LinkedHashMap<String, Object>();
        var guest = vm.guestSettings();
        var standard = GuestSettings.DEFAULT;
        unless(guest.os(), standard.os(), "os", fields, ScenarioWriter::word);
        unless(guest.arch(), standard.arch(), "arch", fields, arch -> arch == Arch.X86_64 ? "x86-64" : "arm64");
        unless(guest.kernel(), standard.kernel(), "kernel", fields, Object::toString);
        unless(guest.driver(), standard.driver(), "driver", fields, from -> from == DriverSource.UPSTREAM ? "upstream" : "lis-4.0");
        guest.procps().ifPresent(procps -> fields.put("procps", procps == Procps.V3_3_17 ? "3.3.17" : "4.0.2"));
        unless(guest.committed(), standard.committed(), "committed", fields, size -> size.count());
        unless(guest.keptBack(), VmReader.keptBack(vm.settings().startup()), "kept-back", fields, size -> size.count());
        unless(guest.swap(), standard.swap(), "swap", fields, size -> size.count());
        unless(guest.autoOnline(), standard.autoOnline(), "auto-online", fields);
        unless(guest.udevRule(), standard.udevRule(), "udev-rule", fields);
        unless(guest.hotAdd(), standard.hotAdd(), "hot-add", fields);
        unless(guest.fragmented(), standard.fragmented(), "fragmented", fields, share -> BigDecimal.valueOf(share.permille(), 3));
        unless(guest.daemon(), standard.daemon(), "daemon", fields, ScenarioWriter::word);
        guest.daemonVersion().ifPresent(version -> fields.put("daemon-version", version.toString()));
        return fields;
    }

    private static Map<String, Object> disk(Disk disk, GuestSettings guest) {
        var fields = new LinkedHashMap<String, Object>();
        var standard = DiskReader.standard(disk.file());
        fields.put("file", disk.file());
        unless(disk.size(), standard.size(), "size", fields, size -> size.count());
        unless(disk.throughput(), standard.throughput(), "throughput", fields);
        unless(disk.kind(), standard.kind(), "kind", fields, ScenarioWriter::word);
        unless(disk.controller(), standard.controller(), "controller", fields, ScenarioWriter::word);
        unless(disk.chain(), List.of(), "chain", fields);
        unless(disk.mounts().stream().map(mount -> mount(mount, guest)).toList(), List.of(), "mounts", fields);
        return fields;
    }

    private static Map<String, Object> mount(Disk.Mount mount, GuestSettings guest) {
        var fields = new LinkedHashMap<String, Object>();
        var standard = DiskReader.standardMount(mount.at(), mount.type());
        fields.put("at", mount.at());
        unless(mount.type(), FileSystemTypes.usual(guest.os()), "type", fields);
        unless(mount.dirty(), standard.dirty(), "dirty", fields, size -> size.count());
        unless(mount.device(), standard.device(), "device", fields);
        unless(mount.options(), standard.options(), "options", fields);
        unless(mount.backing(), standard.backing(), "backing", fields);
        unless(mount.stackedOn(), standard.stackedOn(), "stacked-on", fields);
        return fields;
    }

    private static <T> void unless(T value, T standard, String name, Map<String, Object> fields) {
        unless(value, standard, name, fields, same -> same);
    }

    private static <T> void unless(T value, T standard, String name, Map<String, Object> fields,
                                   Function<T, Object> written) {
        if (!value.equals(standard)) fields.put(name, written.apply(value));
    }

    /** As {@link Words} reads it. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whole if it is, for a size; to the page for a rate. */
    static Object mib(Pages pages) {
        var exact = BigDecimal.valueOf(pages.count()).divide(BigDecimal.valueOf(Pages.PER_MIB));
        return whole(exact);
    }

    static Object seconds(SimTime span) {
        return whole(BigDecimal.valueOf(span.micros(), 6));
    }

    private static Object whole(BigDecimal number) {
        var plain = number.stripTrailingZeros();
        return plain.scale() <= 0 ? (Object) plain.longValueExact() : plain;
    }
}
