package diptych.json;

import diptych.json.ActionReader.Reader;
import diptych.scenario.Action;
import diptych.scenario.Action.Ask;
import diptych.sim.model.Command;
import diptych.sim.model.IoProgram;
import diptych.sim.units.Pages;
import diptych.sim.units.SimTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Reads the actions on disks and for live backup. */
final class BackupActions {
    private static final String STORE = "store";
    private static final long MOST_MIB_PER_SECOND = 1L << 20;
    /** What {@code program} may run; the others do one thing and end. */
    private static final Map<String, IoProgram.Kind> PROGRAMS = programs();

    private final Map<String, Reader> readers = new LinkedHashMap<>();
    private final Surroundings around;

    BackupActions(Surroundings around) {
        this.around = around;
        files();
        guest();
        host();
    }

    Map<String, Reader> readers() {
        return readers;
    }

    private void files() {
        onPath("create-file", Command.CreateFile::new);
        onPath("delete-file", Command.DeleteFile::new);
        readers.put("check-file", fields -> both(vm(fields), path(fields), Action.CheckFile::new));
        readers.put("disk-stress", fields -> {
            var vm = vm(fields);
            var rate = fields.required("mib-per-second", Value.pagesPerSecond(MOST_MIB_PER_SECOND), "40");
            var length = length(fields);
            if (vm.isEmpty() || rate.isEmpty() || length.isEmpty()) return Optional.empty();
            return Optional.of(new Ask("disk-stress",
                new Command.RunProgram(vm.get(), IoProgram.Kind.WRITER, "/disk-stress", rate.get(), length.get())));
        });
        readers.put("program", this::program);
        onPath("end-program", Command.EndProgramOn::new);
    }

    /** Programs of other kinds: {@code kind}, {@code path}, {@code mib-per-second}, {@code for}. */
    private Optional<Action> program(Fields fields) {
        var vm = vm(fields);
        var kind = fields.required("kind", Value.choice(PROGRAMS), "database");
        var path = path(fields);
        var rate = fields.withDefault("mib-per-second", Value.pagesPerSecond(MOST_MIB_PER_SECOND), Pages.ofMib(1));
        var length = length(fields);
        if (vm.isEmpty() || kind.isEmpty() || path.isEmpty() || length.isEmpty()) return Optional.empty();
        return Optional.of(new Ask("program", new Command.RunProgram(vm.get(), kind.get(), path.get(), rate, length.get())));
    }

    private static Map<String, IoProgram.Kind> programs() {
        var words = new LinkedHashMap<>(Words.of(IoProgram.Kind.class));
        words.values().removeAll(List.of(IoProgram.Kind.WRITE, IoProgram.Kind.CREATE, IoProgram.Kind.DELETE));
        return words;
    }

    private void guest() {
        ask("sync", Command.Sync::new);
        ask("start-daemon", Command.StartDaemon::new);
        ask("stop-daemon", Command.StopDaemon::new);
        ask("kill-daemon", Command.KillDaemon::new);
        onMount("freeze", Command.Freeze::new);
        onMount("thaw", Command.Thaw::new);
    }

    private void host() {
        readers.put("backup", this::backup);
        readers.put("wait-backup-end", fields -> fields.required("limit", Value.seconds("0"), "600").map(Action.WaitBackupEnd::new));
        ask("restore", Command.Restore::new);
        ask("attach-iso", vm -> new Command.AttachIso(vm, true));
        readers.put("network", fields -> both(vm(fields), fields.required("up", Value.flag(), "false"),
            (vm, up) -> new Ask("network", new Command.ConnectNetwork(vm, up))));
        readers.put("integration-service", fields -> both(vm(fields), fields.required("backup", Value.flag(), "false"),
            (vm, offered) -> new Ask("integration-service", new Command.OfferBackupService(vm, offered))));
        readers.put("set-checkpoint-type", fields -> both(vm(fields),
            fields.required("type", Value.choice(VmReader.CHECKPOINT_TYPES), "Standard"),
            (vm, type) -> new Ask("set-checkpoint-type", new Command.SetCheckpointType(vm, type))));
    }

    private Optional<Action> backup(Fields fields) {
        var vms = fields.required("vms", Value.list(around.vmName()), "[" + around.anyVm() + "]");
        String target = fields.withDefault("target", target(), STORE);
        boolean waits = fields.withDefault("wait", Value.flag(), true);
        boolean incremental = fields.withDefault("incremental", Value.flag(), false);
        boolean namesNone = fields.node("vms").stream().anyMatch(node -> node instanceof Node.Items items && items.all().isEmpty());
        if (namesNone) fields.problem("vms", "names no virtual machine; write vms: [" + around.anyVm() + "]");
        return vms.map(names -> new Action.Backup(new Command.Backup(names, target, incremental), waits));
    }

    /** Where a backup is kept. */
    private static Value<String> target() {
        Value<String> volume = DiskReader.volume("\"store\" or a volume such as \"E:\"");
        return (node, path, problems) -> node instanceof Node.Scalar scalar && scalar.text().equals(STORE) ? Optional.of(STORE)
            : volume.read(node, path, problems);
    }

    private void ask(String name, Function<String, Command.OfVm> command) {
        readers.put(name, fields -> vm(fields).map(vm -> new Ask(name, command.apply(vm))));
    }

    private void onPath(String name, BiFunction<String, String, Command.OfVm> command) {
        readers.put(name, fields -> both(vm(fields), path(fields), (vm, path) -> new Ask(name, command.apply(vm, path))));
    }

    private void onMount(String name, BiFunction<String, String, Command.OfVm> command) {
        readers.put(name, fields -> both(vm(fields), fields.required("mount", DiskReader.place(), "/data"),
            (vm, mount) -> new Ask(name, command.apply(vm, mount))));
    }

    private Optional<String> vm(Fields fields) {
        return fields.required("vm", around.vmName(), around.anyVm());
    }

    private static Optional<String> path(Fields fields) {
        return fields.required("path", DiskReader.place(), "/data/file");
    }

    private static Optional<SimTime> length(Fields fields) {
        return fields.required("for", Value.seconds("0.000001"), "60");
    }

    private static <A, B, R> Optional<R> both(Optional<A> a, Optional<B> b, BiFunction<A, B, ? extends R> make) {
        return a.isPresent() && b.isPresent() ? Optional.of(make.apply(a.get(), b.get())) : Optional.empty();
    }
}
