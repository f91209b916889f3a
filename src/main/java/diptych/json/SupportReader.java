package diptych.json;

import diptych.json.Node.Items;
import diptych.lessons.Bilingual;
import diptych.lessons.Handbook;
import diptych.lessons.Prose;
import diptych.lessons.Support;
import diptych.lessons.Support.Answer;
import diptych.lessons.Support.OfCheckpoint;
import diptych.lessons.Support.OfGuest;
import diptych.lessons.Support.OfHost;
import diptych.lessons.Support.OfKernel;
import diptych.sim.model.CheckpointType;
import diptych.sim.model.DaemonEra;
import diptych.sim.model.HostVersion;
import diptych.sim.model.KernelEra;
import diptych.sim.model.KernelVersion;
import diptych.sim.model.VssEra;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads {@code support.yaml}, and holds it against the model: what the model tells apart has a row, and nothing else has. */
final class SupportReader {
    private static final Bilingual NOTHING = Bilingual.alike("");

    private final Handbook sources;
    private final Fields fields;

    SupportReader(Handbook sources, Node root, Problems problems) {
        this.sources = sources;
        this.fields = Fields.of(root, "", problems);
    }

    Support support() {
        var guests = rows("guests", this::guest);
        var kernels = rows("kernels", this::kernel);
        var hosts = rows("hosts", this::host);
        var checkpoints = rows("checkpoints", this::checkpoint);
        fields.finish();
        sameAsModel("kernels", releases(), kernels.stream().map(OfKernel::since).toList(), KernelVersion::toString);
        sameAsModel("hosts", List.of(HostVersion.values()), hosts.stream().map(OfHost::host).toList(), HostVersion::written);
        sameAsModel("checkpoints", List.of(CheckpointType.values()), checkpoints.stream().map(OfCheckpoint::type).toList(),
            CheckpointType::written);
        return new Support(guests, kernels, hosts, checkpoints);
    }

    /** Every release at which the model's tables of driver, relay and daemon change. */
    private static Collection<KernelVersion> releases() {
        var releases = new TreeSet<KernelVersion>();
        KernelEra.TABLE.forEach(era -> releases.add(era.since()));
        VssEra.TABLE.forEach(era -> releases.add(era.since()));
        DaemonEra.TABLE.forEach(era -> releases.add(era.since()));
        return releases;
    }

    private <T> void sameAsModel(String table, Collection<T> model, List<T> rows, Function<T, String> name) {
        String missing = model.stream().filter(each -> !rows.contains(each)).map(name).collect(Collectors.joining(", "));
        if (!missing.isEmpty()) fields.problem(table, "has no row for " + missing + ", which the model tells apart; add one");
        for (T row : rows) {
            if (!model.contains(row)) {
                fields.problem(table, "has a row for " + name.apply(row) + ", at which nothing changes in the model; it knows "
                    + model.stream().map(name).collect(Collectors.joining(", ")));
            }
        }
    }

    private <T> List<T> rows(String table, Function<Fields, Optional<T>> read) {
        if (!(fields.node(table).orElse(null) instanceof Items items)) {
            fields.problem(table, "must be a list of rows");
            return List.of();
        }
        var rows = new ArrayList<T>();
        for (int i = 0; i < items.all().size(); i++) {
            var row = Fields.of(items.all().get(i), Fields.element(table, i), fields.problems());
            read.apply(row).ifPresent(rows::add);
            row.finish();
        }
        return rows;
    }

    private Optional<OfGuest> guest(Fields row) {
        var name = HandbookReader.bilingual(row, "guest", Prose::mistakes);
        var note = row.has("note") ? HandbookReader.bilingual(row, "note", Prose::mistakes) : Optional.of(NOTHING);
        var read = new OfGuest(name.orElse(NOTHING), answer(row, "hot-add"), answer(row, "balloon"), answer(row, "resize"),
            answer(row, "backup"), row.withDefault("package", Value.text(), ""), row.withDefault("service", Value.text(), ""),
            note.orElse(NOTHING), HandbookReader.citations(row, sources));
        return name.map(any -> read);
    }

    private static Answer answer(Fields row, String name) {
        return row.optional(name, Value.flag()).map(yes -> yes ? Answer.YES : Answer.NO).orElse(Answer.UNKNOWN);
    }

    private Optional<OfKernel> kernel(Fields row) {
        var since = row.required("since", Value.kernel(), "\"5.11\"");
        var what = HandbookReader.bilingual(row, Prose::mistakes);
        var cites = HandbookReader.citations(row, sources);
        return since.flatMap(release -> what.map(text -> new OfKernel(release, text, cites)));
    }

    private Optional<OfHost> host(Fields row) {
        var host = row.required("host", Value.choice(Words.of(HostVersion.class, HostVersion::written)), "\"2016\"");
        var ready = HandbookReader.bilingual(row, "ready", Prose::mistakes);
        var unready = HandbookReader.bilingual(row, "unready", Prose::mistakes);
        var cites = HandbookReader.citations(row, sources);
        return host.flatMap(release -> ready.flatMap(can -> unready.map(cannot -> new OfHost(release, can, cannot, cites))));
    }

    private Optional<OfCheckpoint> checkpoint(Fields row) {
        var type = row.required("type", Value.choice(Words.of(CheckpointType.class, CheckpointType::written)), "Production");
        var ready = HandbookReader.bilingual(row, "ready", Prose::mistakes);
        var unready = HandbookReader.bilingual(row, "unready", Prose::mistakes);
        var cites = HandbookReader.citations(row, sources);
        return type.flatMap(which -> ready.flatMap(can -> unready.map(cannot -> new OfCheckpoint(which, can, cannot, cites))));
    }
}
