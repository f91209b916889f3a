package diptych.json;

import diptych.json.Node.Items;
import diptych.json.Node.Mapping;
import diptych.json.Node.Scalar;
import diptych.scenario.Action;
import diptych.scenario.Action.Ask;
import diptych.scenario.Limit;
import diptych.scenario.Nearest;
import diptych.sim.model.Command;
import diptych.sim.model.MemoryFault;
import diptych.sim.model.MemoryFault.HotAddAnswer;
import diptych.sim.model.MemorySettings;
import diptych.sim.model.ProtocolVersion;
import diptych.sim.units.Pages;
import diptych.sim.units.Share;
import diptych.sim.units.SimTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Reads {@code actions}: one reader for each word after {@code do}. Repeated actions are written out. */
final class ActionReader {
    /** 64 TiB, more than any guest or host has. */
    private static final long MOST = 1L << 26;
    private static final int MOST_TRIES = 1_000;
    private static final String REPEAT = "repeat";

    private static final Map<String, Optional<ProtocolVersion>> VERSIONS = versions();

    /** An action and where it is written. @param refused whether its author means it to be refused */
    record Placed(Action action, int line, String path, boolean refused) {}

    /** One word after {@code do}: reads the other fields. */
    interface Reader extends Function<Fields, Optional<Action>> {}

    private final Map<String, Reader> readers = new LinkedHashMap<>();
    private final Surroundings around;
    private final boolean forLesson;

    /** @param forLesson whether an author may say of an action that it is to be refused; a scenario has checks for that */
    ActionReader(Surroundings around, boolean forLesson) {
        this.around = around;
        this.forLesson = forLesson;
        life();
        memory();
        looking();
        checkpoints();
        readers.putAll(new BackupActions(around).readers());
    }

    /** Every action of a list, in order. */
    List<Placed> read(Node node, String path, Problems problems) {
        var all = new ArrayList<Placed>();
        if (node instanceof Scalar scalar && scalar.isNothing()) return all;
        if (!(node instanceof Items items)) {
            problems.add(node.line(), path, "must be a list of actions, but is " + node.described());
            return all;
        }
        for (int i = 0; i < items.all().size(); i++) {
            all.addAll(one(items.all().get(i), Fields.element(path, i), problems));
            if (all.size() > Limit.ACTIONS.most()) {
                problems.add(items.all().get(i).line(), Fields.element(path, i), Limit.ACTIONS.refusal("with this one there are more"));
                return List.of();
            }
        }
        return all;
    }

    private List<Placed> one(Node node, String path, Problems problems) {
        Fields fields = Fields.of(node, path, problems);
        if (node instanceof Scalar scalar && scalar.isNothing()) problems.add(node.line(), path, "is empty; write an action, or nothing");
        if (!(node instanceof Mapping)) return List.of();
        var name = fields.required("do", Value.text(), "start");
        if (name.isEmpty()) return List.of();
        if (name.get().equals(REPEAT)) return repeat(fields);
        Reader reader = readers.get(name.get());
        if (reader == null) {
            fields.problem("do", unknown(name.get()));
            return List.of();
        }
        var action = reader.apply(fields);
        boolean refused = forLesson && fields.withDefault("refused", Value.flag(), false);
        fields.finish();
        return action.map(done -> List.of(new Placed(done, fields.line(), path, refused))).orElse(List.of());
    }

    private String unknown(String name) {
        var names = new ArrayList<>(readers.keySet());
        names.add(REPEAT);
        return "there is no action \"" + name + "\"; " + Nearest.hint(name, names);
    }

    private List<Placed> repeat(Fields fields) {
        long times = fields.required("times", Value.whole("", 1, Integer.MAX_VALUE), "3").orElse(1L);
        var actions = fields.node("actions");
        if (actions.isEmpty()) fields.problem("actions", "is missing; write actions: [ ... ], what is to be repeated");
        var once = actions.map(node -> read(node, fields.path("actions"), fields.problems())).orElse(List.of());
        fields.finish();
        if (once.size() * times > Limit.ACTIONS.most()) {
            fields.problem("times", Limit.ACTIONS.refusal(times + " times " + once.size() + " actions are " + once.size() * times));
            return once;
        }
        var all = new ArrayList<Placed>();
        for (long i = 0; i < times && !once.isEmpty(); i++) all.addAll(once);
        return all;
    }

    private void life() {
        readers.put("start", this::start);
        ask("shutdown", Command.Shutdown::new);
        ask("turn-off", Command.TurnOff::new);
        ask("reboot", Command.Reboot::new);
        ask("save", Command.Save::new);
        ask("pause", Command.Pause::new);
        ask("resume", Command.Resume::new);
        ask("load-driver", Command.LoadDriver::new);
        ask("unload-driver", Command.UnloadDriver::new);
    }

    private Optional<Action> start(Fields fields) {
        int tries = fields.withDefault("tries", Value.whole("", 1, MOST_TRIES), 1L).intValue();
        SimTime gap = fields.withDefault("gap", Value.seconds("0"), SimTime.seconds(30));
        return vm(fields).map(vm -> new Action.Start(vm, tries, gap));
    }

    private void ask(String name, Function<String, Command.OfVm> command) {
        readers.put(name, fields -> vm(fields).map(vm -> new Ask(name, command.apply(vm))));
    }

    private void memory() {
        readers.put("stress", this::stress);
        ask("end-stress", Command.EndStress::new);
        readers.put("set-memory", this::setMemory);
        readers.put("resize", fields -> both(vm(fields), mib(fields),
            (vm, size) -> new Ask("resize", new Command.Resize(vm, size))));
        readers.put("balloon-request", fields -> both(vm(fields), mib(fields),
            (vm, amount) -> new Ask("balloon-request", new Command.RequestBalloon(vm, amount))));
        readers.put("host-pressure", fields -> both(
            fields.required("mib-per-second", Value.pagesPerSecond(MOST), "100"), length(fields), Action.PressHost::new));
        readers.put("write", this::write);
        readers.put("inject", this::inject);
    }

    private void looking() {
        readers.put("settle", fields -> fields.required("seconds", Value.seconds("0"), "60").map(Action.Settle::new));
        readers.put("wait-until", fields -> both(condition(fields, "condition"), limit(fields), Action.WaitUntil::new));
        readers.put("wait-stress-end", fields -> limit(fields).map(Action.WaitStressEnd::new));
        readers.put("sample", fields -> label(fields).map(Action.TakeSample::new));
        readers.put("sample-every", this::sampleEvery);
    }

    private void checkpoints() {
        ofCheckpoint("checkpoint", Command.Checkpoint::new);
        ofCheckpoint("apply-checkpoint", Command.ApplyCheckpoint::new);
        ofCheckpoint("delete-checkpoint", Command.DeleteCheckpoint::new);
    }

    private void ofCheckpoint(String action, BiFunction<String, String, Command.OfVm> command) {
        readers.put(action, fields -> both(vm(fields), fields.required("name", Value.text(), "c1"),
            (vm, name) -> new Ask(action, command.apply(vm, name))));
    }

    private Optional<Action> stress(Fields fields) {
        var vm = vm(fields);
        var amount = mib(fields);
        var piece = fields.optional("piece", Value.pages(1, MOST));
        SimTime every = fields.withDefault("every", Value.seconds("0"), SimTime.ZERO);
        var length = length(fields);
        boolean huge = fields.withDefault("huge-pages", Value.flag(), false);
        Share touched = fields.withDefault("touched", Value.share(), Share.WHOLE);
        if (vm.isEmpty() || amount.isEmpty() || length.isEmpty()) return Optional.empty();
        Pages each = piece.orElse(amount.get()).min(amount.get());
        long pieces = Math.ceilDiv(amount.get().count(), each.count());
        if (pieces > Limit.PIECES.most()) fields.problem("piece", Limit.PIECES.refusal("that makes " + pieces + " of them"));
        return Optional.of(new Ask("stress", new Command.Stress(vm.get(), amount.get(), each, every, length.get(), huge,
            touched)));
    }

    /** Ranges are the host's to refuse, when it is asked. */
    private Optional<Action> setMemory(Fields fields) {
        var vm = vm(fields);
        var change = new MemorySettings.Change(
            fields.optional("dynamic", Value.flag()), fields.optional("startup", Value.mib(0, Value.MOST_MIB)),
            fields.optional("minimum", Value.mib(0, Value.MOST_MIB)), fields.optional("maximum", Value.mib(0, Value.MOST_MIB)),
            fields.optional("buffer", Value.whole("percent", 0, 1_000_000).map(Long::intValue)),
            fields.optional("weight", Value.whole("", 0, 1_000_000).map(Long::intValue)));
        boolean any = List.of("dynamic", "startup", "minimum", "maximum", "buffer", "weight").stream().anyMatch(fields::has);
        if (!any) fields.problem("do", "set-memory changes nothing; name at least one of dynamic, startup, minimum, maximum, buffer,"
            + " weight");
        return vm.map(name -> new Ask("set-memory", new Command.SetMemory(name, change)));
    }

    private Optional<Action> write(Fields fields) {
        var vm = vm(fields);
        var path = fields.required("path", DiskReader.place(), "/data/file");
        var amount = mib(fields);
        boolean fsync = fields.withDefault("fsync", Value.flag(), false);
        if (vm.isEmpty() || path.isEmpty() || amount.isEmpty()) return Optional.empty();
        return Optional.of(new Action.Write(vm.get(), path.get(), amount.get(), fsync));
    }

    private Optional<Action> inject(Fields fields) {
        var vm = vm(fields);
        var name = fields.required("fault", Value.text(), "hot-add-answer");
        if (name.isEmpty()) return Optional.empty();
        Optional<MemoryFault> fault = switch (name.get()) {
            case "hot-add-answer" -> fields.required("answer", Value.choice(Words.of(HotAddAnswer.Kind.class)), "transient")
                .map(HotAddAnswer::new);
            case "online-timeout" -> Optional.of(new MemoryFault.OnlineTimeout());
            case "protocol" -> fields.required("version", Value.choice(VERSIONS), "\"1.0\"")
                .map(version -> new MemoryFault.Protocol(version.orElse(null)));
            default -> {
                if (BackupFaults.NAMES.contains(name.get())) yield Optional.empty();
                fields.problem("fault", unknownFault(name.get()));
                fields.leaveUnread();
                yield Optional.empty();
            }
        };
        if (BackupFaults.NAMES.contains(name.get())) {
            return both(vm, BackupFaults.read(name.get(), fields), (to, armed) -> new Ask("inject", new Command.InjectBackup(to, armed)));
        }
        return both(vm, fault, (to, armed) -> new Ask("inject", new Command.Inject(to, armed)));
    }

    private static String unknownFault(String name) {
        var names = new ArrayList<>(List.of("hot-add-answer", "online-timeout", "protocol"));
        names.addAll(BackupFaults.NAMES);
        return "there is no fault \"" + name + "\"; " + Nearest.hint(name, names);
    }

    /** The highest that the host accepts; it may accept none at all. */
    private static Map<String, Optional<ProtocolVersion>> versions() {
        var words = new LinkedHashMap<String, Optional<ProtocolVersion>>();
        for (ProtocolVersion version : ProtocolVersion.values()) words.put(version.toString(), Optional.of(version));
        words.put("none", Optional.empty());
        return words;
    }

    private Optional<Action> sampleEvery(Fields fields) {
        var label = label(fields);
        var spacing = fields.required("seconds", Value.seconds("0.01"), "1");
        if (fields.has("for") == fields.has("until")) {
            fields.problem("do", "sample-every needs either for or until, not " + (fields.has("for") ? "both" : "neither"));
        }
        Optional<Action.Span> span = fields.has("until")
            ? both(condition(fields, "until"), limit(fields), Action.Until::new)
            : fields.optional("for", Value.seconds("0")).map(Action.For::new);
        fields.node("for");
        fields.node("until");
        if (label.isEmpty() || spacing.isEmpty() || span.isEmpty()) return Optional.empty();
        return Optional.of(new Action.SampleEvery(label.get(), spacing.get(), span.get()));
    }

    private Optional<String> vm(Fields fields) {
        return fields.required("vm", around.vmName(), around.anyVm());
    }

    private static Optional<Pages> mib(Fields fields) {
        return fields.required("mib", Value.pages(1, MOST), "1024");
    }

    private static Optional<SimTime> length(Fields fields) {
        return fields.required("for", Value.seconds("0.000001"), "60");
    }

    private static Optional<SimTime> limit(Fields fields) {
        return fields.required("limit", Value.seconds("0"), "120");
    }

    private Optional<String> condition(Fields fields, String name) {
        return fields.required(name, around.condition(), "\"vms." + around.anyVm() + ".demand > 0\"");
    }

    private Optional<String> label(Fields fields) {
        return fields.required("label", around.label(), "before");
    }

    private static <A, B, R> Optional<R> both(Optional<A> a, Optional<B> b, BiFunction<A, B, ? extends R> make) {
        return a.isPresent() && b.isPresent() ? Optional.of(make.apply(a.get(), b.get())) : Optional.empty();
    }
}
