package diptych.web.view;

import static j2html.TagCreator.a;
import static j2html.TagCreator.button;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.form;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.input;
import static j2html.TagCreator.noscript;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;

import diptych.lessons.Language;
import diptych.web.view.Stage.Rail;
import j2html.tags.DomContent;
import j2html.tags.specialized.ButtonTag;

/**
 * The time rail: the controls, which stay where they are so that they keep the focus, and the chart under them. All controls belong to
 * one form; what they need to know of the moment stands in hidden fields inside the view, and changes with it.
 */
final class RailView {
    private RailView() {}

    static DomContent line(Stage stage) {
        return section(
            div(
                ChartView.chart(stage, false),
                div(
                    cursor(stage, false),
                    slider(stage)).withClass("over")).withClass("time-line"))
            .withClass("card rail").attr("aria-label", Phrase.TIME.in(stage.place().language()));
    }

    static DomContent controls(Stage stage) {
        Language language = stage.place().language();
        String path = stage.place().path();
        return Hx.view(form(
            step("step-back", ICON_FIRST, Phrase.PHASE_BACK, Phrase.PHASE_BACK_LABEL, language),
            step("back", ICON_BACK, Phrase.BACK, Phrase.BACK_LABEL, language),
            move(stage, "play", ICON_PLAY).with(span(playLabel(stage)).withId(Ids.PLAY_LABEL)),
            move(stage, "next", "").withClass("primary").withId(Ids.NEXT).attr("aria-label", Phrase.NEXT_LABEL.in(language))
                .with(span(Phrase.NEXT.in(language)), rawHtml(ICON_NEXT)),
            move(stage, "next-step", "").attr("aria-label", Phrase.PHASE_NEXT_LABEL.in(language))
                .withTitle(Phrase.PHASE_NEXT_LABEL.in(language))
                .with(span(Phrase.PHASE_NEXT.in(language)), rawHtml(ICON_LAST)),
            move(stage, "pass-1", "").with(span(Phrase.ONE_SECOND.in(language))),
            move(stage, "pass-10", "").with(span(Phrase.TEN_SECONDS.in(language))),
            noscript(button(Phrase.GO.in(language)).withType("submit")),
            span(Phrase.DRAG_HINT.in(language)).withClass("hint"),
            clock(stage, false),
            textLink(stage, false)
        ).withId(Ids.TIME).attr("aria-label", Phrase.TIME.in(language)).withMethod("get").withAction(path).attr("hx-get", path));
    }

    private static ButtonTag step(String way, String icon, Phrase name, Phrase label, Language language) {
        return button(rawHtml(icon), span(name.in(language))).withType("submit").withName(Ids.GO).withValue(way).withId(way)
            .attr("aria-label", label.in(language)).withTitle(label.in(language));
    }

    private static ButtonTag move(Stage stage, String move, String icon) {
        String path = stage.place().movesPath();
        return Hx.view(button(rawHtml(icon)).withType("submit").withName(Ids.MOVE).withValue(move).withId(move)
            .attr("formmethod", "post").attr("formaction", path).attr("hx-post", path));
    }

    private static String playLabel(Stage stage) {
        return (stage.rail().playing() ? Phrase.PAUSE : Phrase.PLAY).in(stage.place().language());
    }

    private static DomContent clock(Stage stage, boolean elsewhere) {
        var clock = span("t = " + Numbers.moment(stage.place().at()) + " s").withId("clock").withClass("clock");
        return elsewhere ? Hx.elsewhere(clock) : clock;
    }

    private static DomContent textLink(Stage stage, boolean elsewhere) {
        var link = a(Phrase.READ_AS_TEXT.in(stage.place().language())).withId("as-text").withHref(stage.place().textAddress());
        return elsewhere ? Hx.elsewhere(link) : link;
    }

    /** What of the controls changes with the moment. */
    static DomContent labels(Stage stage) {
        return each(
            Hx.elsewhere(span(playLabel(stage)).withId(Ids.PLAY_LABEL)),
            clock(stage, true),
            textLink(stage, true));
    }

    /** What the form must know of the moment on the page; and, while it plays, the clockwork. */
    static DomContent state(Stage stage) {
        var place = stage.place();
        return each(
            field(Ids.FROM, Numbers.seconds(place.at())),
            field(Ids.HOST_TAB, place.hostTab().written()),
            field(Ids.GUEST_TAB, place.guestTab().written()),
            place.namesLanguage() ? field(Ids.LANG, place.language().tag()) : null,
            stage.rail().playing() ? field(Ids.PLAY, "1") : null,
            iff(stage.rail().playing(), stage.rail().next().map(next -> clockwork(stage)).orElse(null)));
    }

    private static DomContent field(String name, String value) {
        return input().withType("hidden").withName(name).withValue(value).attr("form", Ids.TIME);
    }

    /** Asks for the next picture after this one has stood a while; the last picture has none, and so it ends. */
    private static DomContent clockwork(Stage stage) {
        return div().withId("clockwork").attr("hx-get", stage.place().path()).attr("hx-trigger", "load delay:1400ms")
            .attr("hx-include", "#" + Ids.TIME).attr("hx-vals", "{\"" + Ids.GO + "\":\"on\"}")
            .attr("hx-target", "#" + Ids.VIEW).attr("hx-swap", "outerHTML").attr("hx-sync", "#" + Ids.TIME + ":drop");
    }

    private static DomContent slider(Stage stage) {
        var place = stage.place();
        return Hx.view(input().withType("range").withName(Ids.AT).withId(Ids.AT).attr("form", Ids.TIME)
            .attr("min", "0").attr("max", Numbers.seconds(stage.rail().end())).attr("step", "any")
            .withValue(Numbers.seconds(place.at())).attr("autocomplete", "off")
            .attr("aria-label", Phrase.DRAG.in(place.language())).attr("aria-valuetext", spoken(stage))
            .attr("hx-get", place.path()).attr("hx-trigger", "input changed throttle:90ms, change").attr("hx-include", "#" + Ids.TIME));
    }

    private static String spoken(Stage stage) {
        return stage.phases().stream().filter(phase -> phase.state() == Stage.Phase.State.CURRENT).findFirst()
            .map(phase -> Phrase.MOMENT_VALUE.in(stage.place().language(), Numbers.moment(stage.place().at()), phase.number(),
                phase.name()))
            .orElse(Numbers.moment(stage.place().at()));
    }

    /** The line at the moment shown, and for the script what the slider must say. */
    static DomContent cursor(Stage stage, boolean elsewhere) {
        Rail rail = stage.rail();
        String x = percent(stage.place().at().micros(), rail.end().micros());
        return rawHtml("<svg id=\"" + Ids.CURSOR + "\"" + (elsewhere ? " hx-swap-oob=\"true\"" : "")
            + " width=\"100%\" height=\"100%\" aria-hidden=\"true\" data-at=\""
            + Numbers.seconds(stage.place().at()) + "\" data-end=\"" + Numbers.seconds(rail.end()) + "\" data-text=\"" + spoken(stage)
            + "\"><rect id=\"now\" x=\"" + x + "\" y=\"0\" width=\"2\" height=\"100%\"/></svg>");
    }

    /** With two digits after the point; of nothing, 0. */
    static String percent(long part, long whole) {
        long hundredths = whole == 0 ? 0 : part * 10_000 / whole;
        return hundredths / 100 + "." + hundredths / 10 % 10 + hundredths % 10 + "%";
    }

    private static final String ICON_BACK = icon("M10.5 2.5 4 8l6.5 5.5z");
    private static final String ICON_NEXT = icon("M5.5 2.5 12 8l-6.5 5.5z");
    private static final String ICON_FIRST = icon("M13.5 2.5 8 8l5.5 5.5zM8 2.5 2.5 8 8 13.5z");
    private static final String ICON_LAST = icon("M2.5 2.5 8 8l-5.5 5.5zM8 2.5 13.5 8 8 13.5z");
    private static final String ICON_PLAY = icon("M4.5 2.5 12.5 8l-8 5.5z");

    private static String icon(String path) {
        return "<svg class=\"icon\" viewBox=\"0 0 16 16\" aria-hidden=\"true\"><path d=\"" + path + "\"/></svg>";
    }
}
