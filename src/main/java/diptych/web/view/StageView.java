package diptych.web.view;

import static j2html.TagCreator.a;
import static j2html.TagCreator.button;
import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.header;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.li;
import static j2html.TagCreator.main;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.nav;
import static j2html.TagCreator.noscript;
import static j2html.TagCreator.ol;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.title;

import diptych.lessons.Language;
import diptych.web.view.Stage.Phase;
import diptych.web.view.Stage.Picture;
import diptych.web.view.View.Holes;
import j2html.tags.DomContent;
import j2html.tags.specialized.ATag;
import java.util.ArrayList;
import java.util.List;

/** The stage: one moment of a run, as a whole page or as what of it has changed. */
public final class StageView {
    /** Seconds that a picture stands while it goes on by itself without script. */
    private static final int STANDS = 3;
    private static final int USUAL_SIZE = 20_000;

    private static final View<Phase> PILL = View.of((language, phase) -> li(
        phase.when(step -> step.state() == Phase.State.CURRENT, pill(phase, "").attr("aria-current", "step").withClass("pill current")),
        phase.when(step -> step.state() == Phase.State.DONE,
            pill(phase, "✓ ").withClass("pill done").with(hidden(Phrase.PHASE_DONE.in(language)))),
        phase.when(step -> step.state() == Phase.State.TO_COME,
            span(phase.text(StageView::name), hidden(Phrase.PHASE_TO_COME.in(language))).withClass("pill"))));

    private static final View<Stage> TOP = View.of((language, stage) -> header(
        stage.when(shown -> shown.place().namesLanguage(), Layout.brand(language, true)),
        stage.when(shown -> !shown.place().namesLanguage(), Layout.brand(language, false)),
        h1(stage.text(shown -> shown.lesson().title())).withClass("lesson"),
        nav(ol(stage.each(Stage::phases, PILL))).withClass("phases").attr("aria-label", Phrase.PHASES.in(language)),
        Layout.languages(language, stage.attr(shown -> shown.place().in(Language.EN).address()),
            stage.attr(shown -> shown.place().in(Language.ZH).address())),
        share(language, stage)).withClass("top"));

    private static final View<Picture> PICTURE = View.of((language, picture) -> each(
        picture.when(MemoryPicture.class::isInstance, picture.part(MemoryPicture.class::cast, MemoryView.MEMORY)),
        picture.when(BackupPicture.class::isInstance, picture.part(BackupPicture.class::cast, BackupView.BACKUP))));

    private static final View<Stage> VIEW = View.of((language, stage) -> div(
        stage.part(shown -> shown, TOP),
        main(
            stage.part(shown -> shown, StoryView.STORY),
            stage.part(Stage::picture, PICTURE),
            stage.when(shown -> shown.bench().isPresent(), stage.html(shown -> WorkbenchView.html(shown.bench().orElseThrow())))),
        stage.part(shown -> shown, RailView.STATE)
    ).withId(Ids.VIEW));

    private static final View<Stage> FRAGMENT = View.of((language, stage) -> each(
        title(stage.text(StageView::heading)).withText(" · Diptych"),
        stage.part(shown -> shown, VIEW),
        stage.part(shown -> shown, RailView.CURSOR_ELSEWHERE),
        stage.part(shown -> shown, RailView.LABELS_ELSEWHERE),
        p(stage.text(Stage::said)).withId(Ids.SAID).attr("hx-swap-oob", "innerHTML")));

    private StageView() {}

    public static byte[] page(Stage stage, Doings doings, Files files) {
        return page(stage, null, DoingsView.bar(doings), files);
    }

    /** The same of a run that a link carries. */
    public static byte[] page(Stage stage, Shared shared, Files files) {
        return page(stage, SharedView.banner(shared), null, files);
    }

    private static byte[] page(Stage stage, DomContent above, DomContent below, Files files) {
        Language language = stage.place().language();
        return Layout.page(language, heading(stage), files, "stage", extras(stage, files),
            a(Phrase.SKIP.in(language)).withClass("skip").withHref("#" + Ids.VIEW),
            above,
            VIEW.of(language, stage),
            div().withId(Ids.PROBLEM).attr("role", "alert").attr("data-unsent", Phrase.UNSENT.in(language)),
            RailView.controls(stage),
            RailView.line(stage),
            below,
            p(stage.said()).withId(Ids.SAID).withClass("said").attr("role", "status"),
            Layout.patterns());
    }

    /**
     * What htmx swaps in: the view, and beside it the line on the chart and the sentence.
     *
     * @param chartSeen which chart the page has; if another one is due, it comes along
     */
    public static byte[] fragment(Stage stage, String chartSeen) {
        return swapped(stage, chartSeen).bytes();
    }

    /** The same after the learner did something: what can be undone and the list of branches have changed, too. */
    public static byte[] fragment(Stage stage, Doings doings, String chartSeen) {
        var out = swapped(stage, chartSeen);
        DoingsView.ELSEWHERE.write(stage.place().language(), doings, out);
        return out.bytes();
    }

    private static Utf8 swapped(Stage stage, String chartSeen) {
        var out = new Utf8(USUAL_SIZE);
        FRAGMENT.write(stage.place().language(), stage, out);
        if (!chartSeen.equals(ChartView.seen(stage.rail()))) out.append(ChartView.chart(stage, true));
        return out;
    }

    private static String heading(Stage stage) {
        return stage.lesson().title() + " · " + Numbers.moment(stage.place().at()) + " s";
    }

    /** A workbench may come with any moment of a lesson in which one works by hand. */
    private static List<DomContent> extras(Stage stage, Files files) {
        var extras = new ArrayList<DomContent>(goesOn(stage));
        if (stage.lesson().byHand()) extras.add(Layout.styles(files.bench()));
        return extras;
    }

    /** Without script the browser asks for the next picture by itself. */
    private static List<DomContent> goesOn(Stage stage) {
        if (!stage.rail().playing() || stage.rail().next().isEmpty()) return List.of();
        String next = stage.place().at(stage.rail().next().get()).address() + "&" + Ids.PLAY + "=1";
        return List.of(noscript(meta().attr("http-equiv", "refresh").withContent(STANDS + ";url=" + next)));
    }

    private static ATag pill(Holes<Phase> phase, String mark) {
        var link = a().withText(mark).with(phase.text(StageView::name)).withId("step-" + phase.attr(Phase::number));
        return Hx.go(link, phase.attr(Phase::address));
    }

    private static String name(Phase phase) {
        return phase.number() + " " + phase.name();
    }

    private static DomContent hidden(String remark) {
        return span(" (" + remark + ")").withClass("hidden");
    }

    private static DomContent share(Language language, Holes<Stage> stage) {
        return details(
            summary(Phrase.SHARE.in(language)),
            div(
                stage.when(shown -> shown.code().isPresent(),
                    label(Phrase.SHARE_STATE.in(language)).withFor("state-link"),
                    span(
                        input().withId("state-link").withType("url").attr("readonly").withValue(stage.attr(StageView::stateLink)),
                        button(Phrase.COPY_LINK.in(language)).withType("button").withClass("copy-link").attr("data-copies", "state-link")
                            .attr("data-done", Phrase.COPIED.in(language))).withClass("with-button"),
                    p(Phrase.SHARE_STATE_HINT.in(language))),
                stage.when(shown -> shown.place().isOfSession(),
                    label(Phrase.SHARE_LABEL.in(language)).withFor("link"),
                    input().withId("link").withType("url").attr("readonly").withValue(stage.attr(shown -> shown.place().link())),
                    p(Phrase.SHARE_HINT.in(language)))).withClass("popover")).withId("share");
    }

    private static String stateLink(Stage stage) {
        return stage.place().linkTo(stage.code().orElseThrow());
    }
}
