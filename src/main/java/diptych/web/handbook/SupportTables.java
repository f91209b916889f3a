package diptych.web.handbook;

import diptych.lessons.Bilingual;
import diptych.lessons.Language;
import diptych.lessons.Support;
import diptych.lessons.Support.Answer;
import diptych.lessons.Support.OfCheckpoint;
import diptych.lessons.Support.OfGuest;
import diptych.lessons.Support.OfHost;
import diptych.lessons.Support.OfKernel;
import diptych.sim.model.KernelEra;
import diptych.sim.model.KernelVersion;
import diptych.sim.model.VssEra;
import diptych.sim.units.SimTime;
import diptych.web.view.Phrase;
import diptych.web.view.SupportPage;
import diptych.web.view.SupportPage.Cell;
import diptych.web.view.SupportPage.Kind;
import diptych.web.view.SupportPage.Row;
import diptych.web.view.SupportPage.Table;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What sources say of distributions and hosts, with what the model knows of kernels beside it, so that page and simulation agree. */
public final class SupportTables {
    private final Support support;
    private final Language language;
    private final List<String> words;

    private SupportTables(Support support, Language language, String query) {
        this.support = support;
        this.language = language;
        this.words = Stream.of(query.toLowerCase(Locale.ROOT).split("\\s+")).filter(word -> !word.isEmpty()).toList();
    }

    /** The rows that have every word of {@code query}; a kernel release stands for the row that holds for it. */
    public static SupportPage page(Support support, Language language, String query) {
        var all = new SupportTables(support, language, "").tables();
        var found = new SupportTables(support, language, query).tables();
        return new SupportPage(query.strip(), all.stream().mapToInt(table -> table.rows().size()).sum(),
            found.stream().filter(table -> !table.rows().isEmpty()).toList());
    }

    private List<Table> tables() {
        return List.of(
            new Table("guests", Phrase.SUPPORT_GUESTS, List.of(Phrase.COLUMN_GUEST, Phrase.COLUMN_HOT_ADD, Phrase.COLUMN_BALLOON,
                Phrase.COLUMN_RESIZE, Phrase.COLUMN_BACKUP, Phrase.COLUMN_PACKAGE, Phrase.COLUMN_SERVICE, Phrase.COLUMN_NOTE,
                Phrase.COLUMN_SOURCES), matching(support.guests().stream().map(this::guest))),
            new Table("kernels", Phrase.SUPPORT_KERNELS, List.of(Phrase.COLUMN_SINCE, Phrase.COLUMN_CHANGE, Phrase.COLUMN_HOT_ADD,
                Phrase.COLUMN_TOTAL, Phrase.COLUMN_FLOOR, Phrase.COLUMN_ANSWERS, Phrase.COLUMN_WAITS, Phrase.COLUMN_SOURCES),
                support.kernels().stream().filter(this::matches).map(this::kernel).toList()),
            new Table("hosts", Phrase.SUPPORT_HOSTS, List.of(Phrase.COLUMN_HOST, Phrase.COLUMN_PROTOCOL, Phrase.COLUMN_RESIZE,
                Phrase.COLUMN_READY, Phrase.COLUMN_UNREADY, Phrase.COLUMN_SOURCES), matching(support.hosts().stream().map(this::host))),
            new Table("checkpoints", Phrase.SUPPORT_CHECKPOINTS, List.of(Phrase.COLUMN_TYPE, Phrase.COLUMN_READY, Phrase.COLUMN_UNREADY,
                Phrase.COLUMN_SOURCES), matching(support.checkpoints().stream().map(this::checkpoint))));
    }

    private List<Row> matching(Stream<Row> rows) {
        return rows.filter(row -> words.stream().allMatch(word -> text(row).contains(word))).toList();
    }

    private boolean matches(OfKernel kernel) {
        String text = text(kernel(kernel));
        return words.stream().allMatch(word -> release(word).map(release -> inForce(release).equals(kernel.since()))
            .orElse(text.contains(word)));
    }

    private static Optional<KernelVersion> release(String word) {
        try {
            return Optional.of(KernelVersion.parse(word));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private KernelVersion inForce(KernelVersion release) {
        return support.kernels().stream().map(OfKernel::since).filter(since -> since.compareTo(release) <= 0)
            .max(KernelVersion::compareTo).orElse(release);
    }

    private String text(Row row) {
        return row.cells().stream().map(cell -> switch (cell.kind()) {
            case YES -> Phrase.YES.in(language);
            case NO -> Phrase.NO.in(language);
            case UNKNOWN -> "";
            case WORDS, NAME -> cell.text();
        }).collect(Collectors.joining(" ")).toLowerCase(Locale.ROOT);
    }

    private Row guest(OfGuest guest) {
        return new Row(List.of(words(guest.name()), answer(guest.hotAdd()), answer(guest.balloon()), answer(guest.resize()),
            answer(guest.backup()), name(guest.daemon()), name(guest.service()), words(guest.note())), guest.cites());
    }

    private Row kernel(OfKernel kernel) {
        KernelEra era = KernelEra.of(kernel.since());
        VssEra vss = VssEra.of(kernel.since());
        return new Row(List.of(words(kernel.since().toString()), words(kernel.what()), hotAdd(era),
            say(era.balloonLeavesTotal() ? Phrase.NOT_IN_TOTAL : Phrase.IN_TOTAL),
            say(era.floorLimitsRequests() ? Phrase.FLOOR_LIMITS : Phrase.FLOOR_REPORTED),
            say(whoAnswers(vss)), words(patience(vss))), kernel.cites());
    }

    private Cell hotAdd(KernelEra era) {
        if (!era.hotAdds()) return answer(false);
        return say(era.knowsBlockSize() ? Phrase.MEMORY_BLOCKS : Phrase.BLOCKS_OF_128);
    }

    private static Phrase whoAnswers(VssEra vss) {
        return !vss.present() ? Phrase.NOBODY : vss.asksDaemon() ? Phrase.THE_DAEMON : Phrase.THE_KERNEL;
    }

    private String patience(VssEra vss) {
        if (!vss.present()) return "–";
        if (vss.freezeLimit().equals(SimTime.NEVER)) return Phrase.WAITS_FOR_EVER.in(language);
        return vss.freezeLimit().micros() / SimTime.MICROS_PER_SECOND + " s";
    }

    private Row host(OfHost row) {
        return new Row(List.of(words(row.host().written().replace("r2", " R2")), words(row.host().newestProtocol().toString()),
            answer(row.host().resizesRunningVms()), words(row.ready()), words(row.unready())), row.cites());
    }

    private Row checkpoint(OfCheckpoint row) {
        return new Row(List.of(name(row.type().written()), words(row.ready()), words(row.unready())), row.cites());
    }

    private Cell words(Bilingual text) {
        return new Cell(Kind.WORDS, text.in(language), text.html(language));
    }

    private static Cell words(String text) {
        return new Cell(Kind.WORDS, text);
    }

    private static Cell name(String text) {
        return new Cell(Kind.NAME, text);
    }

    private static Cell answer(Answer answer) {
        return new Cell(switch (answer) {
            case YES -> Kind.YES;
            case NO -> Kind.NO;
            case UNKNOWN -> Kind.UNKNOWN;
        }, "");
    }

    private Cell say(Phrase phrase) {
        return words(phrase.in(language));
    }

    private static Cell answer(boolean yes) {
        return answer(yes ? Answer.YES : Answer.NO);
    }
}
