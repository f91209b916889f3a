package diptych.web.view;

import static j2html.TagCreator.a;
import static j2html.TagCreator.div;
import static j2html.TagCreator.details;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.header;
import static j2html.TagCreator.iff;
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
import j2html.tags.DomContent;
import java.util.List;
import java.util.Optional;

/** The stage: one moment of a run, as a whole page or as what of it has changed. */
public final class StageView {
    /** Seconds that a picture stands while it goes on by itself without script. */
    private static final int STANDS = 3;

    private StageView() {}

    /** @param origin scheme and host under which the reader reached us, for the link to share */
    public static String page(Stage stage, Files files, String origin) {
        Language language = stage.place().language();
        return Layout.page(language, heading(stage), files, "stage", goesOn(stage),
            a(Phrase.SKIP.in(language)).withClass("skip").withHref("#" + Ids.VIEW),
            view(stage, origin),
            div().withId(Ids.PROBLEM).attr("role", "alert").attr("data-unsent", Phrase.UNSENT.in(language)),
            RailView.controls(stage),
            RailView.line(stage),
            p(stage.said()).withId(Ids.SAID).withClass("said").attr("role", "status"),
            Layout.patterns());
    }

    /** What htmx swaps in: the view, and beside it the line on the chart, the sentence, and the chart if the page has an older one. */
    public static String fragment(Stage stage, String origin, String endSeen) {
        var html = new StringBuilder(24_000)
            .append(title(heading(stage) + " · Diptych").render())
            .append(view(stage, origin).render())
            .append(RailView.cursor(stage, true).render())
            .append(RailView.labels(stage).render())
            .append(p(stage.said()).withId(Ids.SAID).attr("hx-swap-oob", "innerHTML").render());
        if (!endSeen.equals(Numbers.seconds(stage.rail().end()))) html.append(ChartView.chart(stage, true).render());
        return html.toString();
    }

    private static String heading(Stage stage) {
        return stage.lesson().title() + " · " + Numbers.moment(stage.place().at()) + " s";
    }

    private static List<DomContent> goesOn(Stage stage) {
        return stage.rail().playing() ? stage.rail().next().<List<DomContent>>map(next -> List.of(noscript(
            meta().attr("http-equiv", "refresh").withContent(STANDS + ";url=" + stage.place().at(next).address() + "&" + Ids.PLAY + "=1"))))
            .orElse(List.of()) : List.of();
    }

    private static DomContent view(Stage stage, String origin) {
        return div(
            top(stage, origin),
            main(
                StoryView.story(stage),
                DiptychView.diptych(stage)),
            RailView.state(stage)
        ).withId(Ids.VIEW);
    }

    private static DomContent top(Stage stage, String origin) {
        Language language = stage.place().language();
        return header(
            Layout.brand(language, stage.place().namesLanguage()),
            h1(stage.lesson().title()).withClass("lesson"),
            nav(ol(each(stage.phases(), phase -> pill(stage, phase)))).withClass("phases").attr("aria-label", Phrase.PHASES.in(language)),
            Layout.languages(language, stage.place().in(Language.EN).address(), stage.place().in(Language.ZH).address()),
            share(stage, origin)).withClass("top");
    }

    private static DomContent pill(Stage stage, Phase phase) {
        Language language = stage.place().language();
        String name = phase.number() + " " + phase.name();
        return switch (phase.state()) {
            case CURRENT -> li(step(stage, phase, name).attr("aria-current", "step").withClass("pill current"));
            case DONE -> li(step(stage, phase, "✓ " + name).withClass("pill done")
                .with(span(" (" + Phrase.PHASE_DONE.in(language) + ")").withClass("hidden")));
            case TO_COME -> li(span(span(name), span(" (" + Phrase.PHASE_TO_COME.in(language) + ")").withClass("hidden"))
                .withClass("pill"));
        };
    }

    private static j2html.tags.specialized.ATag step(Stage stage, Phase phase, String name) {
        Optional<String> address = phase.shownAt().map(moment -> stage.place().at(moment).address());
        return Hx.go(a(name).withId("step-" + phase.number()), address.orElse(stage.place().address()));
    }

    private static DomContent share(Stage stage, String origin) {
        Language language = stage.place().language();
        return details(
            summary(Phrase.SHARE.in(language)),
            div(
                label(Phrase.SHARE_LABEL.in(language)).withFor("link"),
                input().withId("link").withType("url").attr("readonly").withValue(origin + stage.place().address()),
                p(Phrase.SHARE_HINT.in(language))).withClass("popover")).withId("share");
    }
}
