package diptych.json;

import diptych.sim.model.Disk;
import diptych.sim.model.FileSystemTypes;
import diptych.sim.model.GuestSettings.GuestOs;
import diptych.sim.units.MiB;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Reads {@code disks} of one VM, and names on the host and in the guest that go with them. */
final class DiskReader {
    private DiskReader() {}

    static List<Disk> disks(Fields vm, GuestOs os) {
        Value<Disk> disk = (node, path, problems) -> disk(node, path, problems, os);
        List<Disk> disks = vm.withDefault("disks", Value.list(disk), List.of());
        filesAreDistinct(disks, vm);
        return disks;
    }

    /** A disk of which only the file is named. */
    static Disk standard(String file) {
        return new Disk(file, MiB.mib(40_960), 200, Disk.Kind.VHDX, Disk.Controller.SCSI, List.of(), List.of());
    }

    /** A mount of which only the place and the type are named. */
    static Disk.Mount standardMount(String at, String type) {
        return new Disk.Mount(at, type, MiB.ZERO, "", FileSystemTypes.options(type), "", "");
    }

    /** Hyper-V opens a file for one disk only, and none is its own parent. */
    private static void filesAreDistinct(List<Disk> disks, Fields fields) {
        var files = new HashSet<String>();
        for (Disk disk : disks) {
            if (!files.add(disk.file())) {
                fields.problem("disks", "two disks have the file \"" + disk.file() + "\"; give each a file of its own");
            }
            var chain = new HashSet<>(disk.chain());
            if (chain.size() < disk.chain().size() || chain.contains(disk.file())) {
                fields.problem("disks", "the chain of \"" + disk.file() + "\" has a file twice; name each once, and its own not at all");
            }
        }
    }

    private static Optional<Disk> disk(Node node, String path, Problems problems, GuestOs os) {
        Fields fields = Fields.of(node, path, problems);
        var file = fields.required("file", Value.text(), "data.vhdx");
        var standard = standard("");
        var size = fields.withDefault("size", Value.mib(1, VmReader.MOST), standard.size());
        long throughput = fields.withDefault("throughput", Value.whole("MiB a second", 1, VmReader.MOST), standard.throughput());
        var kind = fields.withDefault("kind", Value.choice(Words.of(Disk.Kind.class)), standard.kind());
        var controller = fields.withDefault("controller", Value.choice(Words.of(Disk.Controller.class)), standard.controller());
        var chain = fields.withDefault("chain", Value.list(Value.text()), List.of());
        var mounts = fields.withDefault("mounts", Value.list((each, where, all) -> mount(each, where, all, os)), List.of());
        fields.finish();
        return file.map(name -> new Disk(name, size, throughput, kind, controller, chain, mounts));
    }

    private static Optional<Disk.Mount> mount(Node node, String path, Problems problems, GuestOs os) {
        Fields fields = Fields.of(node, path, problems);
        var at = fields.required("at", place(), "/data");
        var type = fields.withDefault("type", Value.text(), FileSystemTypes.usual(os));
        var standard = standardMount("/", type);
        var dirty = fields.withDefault("dirty", Value.mib(0, VmReader.MOST), standard.dirty());
        var device = fields.withDefault("device", Value.text(), standard.device());
        var options = fields.withDefault("options", Value.text(), standard.options());
        var backing = fields.withDefault("backing", Value.text(), standard.backing());
        var stackedOn = fields.withDefault("stacked-on", Value.text(), standard.stackedOn());
        fields.finish();
        return at.map(where -> new Disk.Mount(where, type, dirty, device, options, backing, stackedOn));
    }

    /** A volume of the host: a drive letter, or a share; what follows it is of no account. */
    static Value<String> volume(String meant) {
        return (node, path, problems) -> Value.text().read(node, path, problems).flatMap(text -> {
            if (text.matches("[A-Za-z](:.*)?|\\\\\\\\.+")) return Optional.of(text.length() == 1 ? text + ":" : text);
            problems.add(node.line(), path, "must be " + meant + ", but is \"" + text + "\"");
            return Optional.empty();
        });
    }

    /** A path inside the guest. */
    static Value<String> place() {
        return (node, path, problems) -> Value.text().read(node, path, problems).flatMap(text -> {
            if (text.startsWith("/")) return Optional.of(text);
            problems.add(node.line(), path, "must be a path that begins with /, but is \"" + text + "\"");
            return Optional.empty();
        });
    }
}
