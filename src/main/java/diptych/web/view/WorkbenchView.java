package diptych.web.view;

import static j2html.TagCreator.a;
import static j2html.TagCreator.button;
import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.form;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.option;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.select;
import static j2html.TagCreator.span;
import static j2html.TagCreator.summary;

import diptych.lessons.Language;
import diptych.lessons.Topic;
import j2html.tags.DomContent;
import j2html.tags.specialized.DetailsTag;
import j2html.tags.specialized.FormTag;
import java.util.Arrays;
import java.util.List;

/** The workbench: whatever the language of scenarios can do to a world, as forms. Each field is the action's own, by its own name. */
final class WorkbenchView {
    private static final List<String> STAGES = List.of("checking", "freezing", "checkpointing", "thawing", "snapshotting", "copying");

    private final Workbench bench;
    private final Language language;

    private WorkbenchView(Workbench bench) {
        this.bench = bench;
        this.language = bench.place().language();
    }

    static String html(Workbench bench) {
        var out = new StringBuilder();
        Html.write(new WorkbenchView(bench).all(), out);
        return out.toString();
    }

    private DomContent all() {
        return section(
            h2(Phrase.BENCH.in(language)).withId("bench-heading"),
            p(Phrase.BENCH_HINT.in(language)).withClass("remark"),
            div(power(), work(), settings(),
                iff(bench.sandbox() && bench.topic() == Topic.MEMORY, memoryFaults()), files(),
                iff(bench.topic() == Topic.BACKUP, backup()),
                iff(bench.sandbox() && bench.topic() == Topic.BACKUP, backupFaults()), iff(bench.sandbox(), host())).withClass("bench"),
            iff(bench.sandbox() && bench.subjects().size() > 1, subjects()),
            iff(bench.sandbox(), p(a(Phrase.BENCH_SAVE.in(language)).withHref(bench.place().path("scenario.yaml"))
                .attr("download", "scenario.yaml"),
                span(" · "),
                a(Phrase.BENCH_DRAFT.in(language)).withHref(bench.place().path() + "/lesson.zip").attr("download", "lesson.zip"))))
            .withClass("card workbench").withId("bench").attr("aria-labelledby", "bench-heading");
    }

    private DetailsTag power() {
        return group(Phrase.BENCH_POWER, true, doing("power", vm(),
            buttons("start", "shutdown", "turn-off", "reboot", "save", "pause", "resume")));
    }

    private DetailsTag work() {
        return group(Phrase.BENCH_WORK, true,
            doing("stress", vm(), number("mib", Phrase.BENCH_MIB, 1024), number("piece", Phrase.BENCH_PIECE, 256),
                number("every", Phrase.BENCH_EVERY, 5), number("for", Phrase.BENCH_FOR, 300), buttons("stress")),
            doing("end", vm(), buttons("end-stress")));
    }

    private DetailsTag settings() {
        return group(Phrase.BENCH_SETTINGS, false,
            doing("memory", vm(), empty("startup", Phrase.BENCH_STARTUP), empty("minimum", Phrase.BENCH_MINIMUM),
                empty("maximum", Phrase.BENCH_MAXIMUM), empty("buffer", Phrase.BENCH_BUFFER), empty("weight", Phrase.BENCH_WEIGHT),
                buttons("set-memory")),
            doing("resize", vm(), number("mib", Phrase.BENCH_MIB, 2048), buttons("resize", "balloon-request")),
            doing("driver", vm(), buttons("load-driver", "unload-driver")));
    }

    private DetailsTag memoryFaults() {
        return group(Phrase.BENCH_FAULTS, false,
            doing("hot-add", vm(), hidden("fault", "hot-add-answer"),
                choice("answer", Phrase.BENCH_ANSWER, List.of("transient", "permanent", "partial")), buttons("inject")),
            doing("online", vm(), hidden("fault", "online-timeout"), buttons(Phrase.BENCH_ONLINE_TIMEOUT, "inject")),
            doing("protocol", vm(), hidden("fault", "protocol"),
                choice("version", Phrase.BENCH_PROTOCOL, List.of("2.0", "1.0", "0.3", "none")), buttons("inject")));
    }

    private DetailsTag files() {
        return group(Phrase.BENCH_FILES, false,
            doing("write", vm(), text("path", Phrase.BENCH_PATH, "/home/file"), number("mib", Phrase.BENCH_MIB, 200), buttons("write")),
            doing("program", vm(), choice("kind", Phrase.BENCH_KIND, List.of("writer", "reader", "database", "mmap", "logger")),
                text("path", Phrase.BENCH_PATH, "/home/data"), number("mib-per-second", Phrase.BENCH_RATE, 2),
                number("for", Phrase.BENCH_FOR, 600), buttons("program")),
            doing("file", vm(), text("path", Phrase.BENCH_PATH, "/home/file"), buttons("create-file", "delete-file")),
            doing("sync", vm(), buttons("sync")));
    }

    private DetailsTag backup() {
        return group(Phrase.BENCH_BACKUP, true,
            doing("backup", choice("vms", Phrase.BENCH_VM, bench.vms()), hidden("wait", "false"), buttons("backup")),
            doing("restore", vm(), buttons("restore", "start-daemon", "stop-daemon", "kill-daemon", "attach-iso")),
            doing("freeze", vm(), choice("mount", Phrase.BENCH_MOUNT, bench.mounts()), buttons("freeze", "thaw")),
            doing("service", vm(), choice("backup", Phrase.BENCH_SERVICE, List.of("true", "false")), buttons("integration-service")),
            doing("type", vm(), choice("type", Phrase.BENCH_TYPE, List.of("Production", "ProductionOnly", "Standard", "Disabled")),
                buttons("set-checkpoint-type")),
            doing("network", vm(), choice("up", Phrase.BENCH_NETWORK, List.of("true", "false")), buttons("network")));
    }

    private DetailsTag backupFaults() {
        return group(Phrase.BENCH_FAULTS, false,
            doing("at", vm(), choice("fault", Phrase.BENCH_FAULT,
                List.of("kill-daemon", "restart-daemon", "hang-daemon", "reboot", "turn-off", "lose-channel")),
                choice("stage", Phrase.BENCH_STAGE, STAGES), buttons("inject")),
            doing("fault", vm(), choice("fault", Phrase.BENCH_FAULT,
                List.of("snapshot-failure", "lose-thaw", "store-full", "store-gone", "merge-failure")), buttons("inject")),
            doing("refuse", vm(), hidden("fault", "freeze-error"), choice("mount", Phrase.BENCH_REFUSES, bench.mounts()),
                buttons("inject")),
            doing("slow", vm(), hidden("fault", "slow-provider"), number("seconds", Phrase.BENCH_SLOW, 11), buttons("inject")));
    }

    private DetailsTag host() {
        return group(Phrase.BENCH_HOST, false,
            doing("press", number("mib-per-second", Phrase.BENCH_RATE, 100), number("for", Phrase.BENCH_FOR, 60),
                buttons("host-pressure")));
    }

    private FormTag subjects() {
        return form(
            label(span(Phrase.BENCH_SHOW.in(language)), options(Ids.SUBJECT, bench.subjects(), bench.subject())).withClass("field"),
            button(Phrase.GO.in(language)).withType("submit"), where()
        ).withClass("doing").withMethod("post").withAction(bench.place().path() + "/subjects");
    }

    private DetailsTag group(Phrase name, boolean open, DomContent... forms) {
        var group = details(summary(name.in(language)), each(Arrays.asList(forms), one -> one));
        return open ? group.attr("open") : group;
    }

    private FormTag doing(String name, DomContent... fields) {
        return form(each(Arrays.asList(fields), field -> field), where()).withClass("doing").attr("data-doing", name)
            .withMethod("post").withAction(bench.place().actsPath());
    }

    private DomContent where() {
        Place place = bench.place();
        return each(hidden(Ids.AT, Numbers.seconds(place.at())), hidden(Ids.HOST_TAB, place.hostTab().written()),
            hidden(Ids.GUEST_TAB, place.guestTab().written()), iff(place.namesLanguage(), hidden(Ids.LANG, language.tag())));
    }

    private DomContent vm() {
        if (bench.vms().size() == 1) return hidden("vm", bench.vms().get(0));
        return label(span(Phrase.BENCH_VM.in(language)), options("vm", bench.vms(), bench.subject())).withClass("field");
    }

    private DomContent choice(String name, Phrase says, List<String> words) {
        return label(span(says.in(language)), options(name, words, "")).withClass("field");
    }

    private static DomContent options(String name, List<String> words, String chosen) {
        return select(each(words, word -> {
            var one = option(word).withValue(word);
            return word.equals(chosen) ? one.attr("selected") : one;
        })).withName(name);
    }

    private DomContent number(String name, Phrase says, long usual) {
        return label(span(says.in(language)), input().withType("number").withName(name).withValue(Long.toString(usual))
            .attr("min", "0").attr("step", "any").attr("inputmode", "decimal")).withClass("field");
    }

    private DomContent empty(String name, Phrase says) {
        return label(span(says.in(language)), input().withType("number").withName(name).attr("min", "0").attr("step", "1")
            .attr("inputmode", "numeric").withPlaceholder(Phrase.BENCH_UNCHANGED.in(language))).withClass("field");
    }

    private DomContent text(String name, Phrase says, String usual) {
        return label(span(says.in(language)), input().withType("text").withName(name).withValue(usual).attr("maxlength", "200"))
            .withClass("field");
    }

    private static DomContent hidden(String name, String value) {
        return input().withType("hidden").withName(name).withValue(value);
    }

    /** An action's own name is what a scenario calls it, so that who has used the workbench can read one. */
    private DomContent buttons(String... actions) {
        return div(each(Arrays.asList(actions), action -> button(action).withType("submit").withName(Ids.DO).withValue(action)))
            .withClass("levers");
    }

    private DomContent buttons(Phrase says, String action) {
        return div(button(says.in(language)).withType("submit").withName(Ids.DO).withValue(action)).withClass("levers");
    }
}
