package diptych.web.view;

import static j2html.TagCreator.a;
import static j2html.TagCreator.button;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.form;
import static j2html.TagCreator.input;
import static j2html.TagCreator.noscript;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;

import diptych.lessons.Language;
import diptych.sim.units.SimTime;
import diptych.web.view.Stage.Phase;
import diptych.web.view.Stage.Rail;
import diptych.web.view.Stage.Window;
import diptych.web.view.Stage.ZoomLink;
import diptych.web.view.View.Holes;
import j2html.tags.ContainerTag;
import j2html.tags.DomContent;
import j2html.tags.Tag;
import j2html.tags.specialized.ATag;
import j2html.tags.specialized.ButtonTag;
import j2html.tags.specialized.SpanTag;

/**
 * The time rail: the controls, which stay where they are so that they keep the focus, and the chart under them. All controls belong to
 * one form; what they need to know of the moment stands in hidden fields inside the view, and changes with it.
 */
final class RailView {
    /** How long a picture stands when the next one follows within the same second, as the bites of a balloon do; and otherwise. */
    private static final String QUICK = "700ms";
    private static final String CALM = "1600ms";

    private static final View<Stage> CURSOR = cursor(false);
    static final View<Stage> CURSOR_ELSEWHERE = cursor(true);

    /** What of the controls changes with the moment. */
    static final View<Stage> LABELS_ELSEWHERE = View.of((language, stage) -> each(
        Hx.elsewhere(playLabel(language, stage)), Hx.elsewhere(clock(stage)), Hx.elsewhere(textLink(language, stage)),
        Hx.elsewhere(zooms(language, stage))));

    private static final View<Stage> PLAY_LABEL = View.of(RailView::playLabel);
    private static final View<Stage> ZOOMS = View.of(RailView::zooms);
    private static final View<Stage> CLOCK = View.of((language, stage) -> clock(stage));
    private static final View<Stage> TEXT_LINK = View.of(RailView::textLink);

    /** Asks for the next picture after this one has stood a while; the last picture has none, and so it ends. */
    private static final View<Stage> CLOCKWORK = View.of((language, stage) -> div().withId("clockwork")
        .attr("hx-get", stage.attr(shown -> shown.place().path()))
        .attr("hx-trigger", "load delay:" + stage.attr(shown -> shown.rail().isBurst(shown.place().at()) ? QUICK : CALM))
        .attr("hx-include", "#" + Ids.TIME).attr("hx-vals", "{\"" + Ids.GO + "\":\"on\"}")
        .attr("hx-target", "#" + Ids.VIEW).attr("hx-swap", "outerHTML").attr("hx-sync", "#" + Ids.TIME + ":drop"));

    /** What the form must know of the moment on the page; and, while it plays, the clockwork. */
    static final View<Stage> STATE = View.of((language, stage) -> each(
        field(Ids.FROM, stage.attr(shown -> Numbers.seconds(shown.place().at()))),
        field(Ids.HOST_TAB, stage.attr(shown -> shown.place().hostTab().written())),
        field(Ids.GUEST_TAB, stage.attr(shown -> shown.place().guestTab().written())),
        stage.when(shown -> shown.place().zoom().isPresent(),
            field(Ids.ZOOM, stage.attr(shown -> shown.place().zoom().orElseThrow().written()))),
        stage.when(shown -> shown.place().ahead(), field(Ids.AHEAD, "1")),
        stage.when(shown -> shown.place().namesLanguage(), field(Ids.LANG, language.tag())),
        stage.when(shown -> shown.rail().playing(), field(Ids.PLAY, "1"), stage.part(shown -> shown, CLOCKWORK))));

    private RailView() {}

    static DomContent line(Stage stage) {
        return section(
            div(
                rawHtml(ChartView.chart(stage, false)),
                div(
                    CURSOR.of(stage.place().language(), stage),
                    slider(stage)).withClass("over")).withClass("time-line"))
            .withClass("card rail").attr("aria-label", Phrase.TIME.in(stage.place().language()));
    }

    static DomContent controls(Stage stage) {
        Language language = stage.place().language();
        String path = stage.place().path();
        return Hx.view(form(
            step("step-back", ICON_FIRST, Phrase.PHASE_BACK, Phrase.PHASE_BACK_LABEL, language),
            step("back", ICON_BACK, Phrase.BACK, Phrase.BACK_LABEL, language),
            move(stage, "play", ICON_PLAY).with(PLAY_LABEL.of(language, stage)),
            move(stage, "next", "").withClass("primary").withId(Ids.NEXT).attr("aria-label", Phrase.NEXT_LABEL.in(language))
                .with(span(Phrase.NEXT.in(language)), rawHtml(ICON_NEXT)),
            move(stage, "next-step", "").attr("aria-label", Phrase.PHASE_NEXT_LABEL.in(language))
                .withTitle(Phrase.PHASE_NEXT_LABEL.in(language))
                .with(span(Phrase.PHASE_NEXT.in(language)), rawHtml(ICON_LAST)),
            move(stage, "pass-1", "").with(span(Phrase.ONE_SECOND.in(language))),
            move(stage, "pass-10", "").with(span(Phrase.TEN_SECONDS.in(language))),
            move(stage, "pass-60", "").with(span(Phrase.SIXTY_SECONDS.in(language))),
            noscript(button(Phrase.GO.in(language)).withType("submit")),
            span(Phrase.DRAG_HINT.in(language)).withClass("hint"),
            ZOOMS.of(language, stage),
            CLOCK.of(language, stage),
            TEXT_LINK.of(language, stage)
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

    private static SpanTag playLabel(Language language, Holes<Stage> stage) {
        return span(stage.text(shown -> (shown.rail().playing() ? Phrase.PAUSE : Phrase.PLAY).in(language))).withId(Ids.PLAY_LABEL);
    }

    private static SpanTag zooms(Language language, Holes<Stage> stage) {
        View<ZoomLink> zoom = View.of((any, link) -> each(
            link.when(ZoomLink::current, zoom(any, link).attr("aria-current", "true")),
            link.when(other -> !other.current(), zoom(any, link))));
        return span(stage.each(shown -> shown.rail().zooms(), zoom)).withId(Ids.ZOOMS).withClass("zooms");
    }

    private static ATag zoom(Language language, Holes<ZoomLink> link) {
        return Hx.go(a(link.text(shown -> shown.name().in(language))), link.attr(ZoomLink::address));
    }

    private static SpanTag clock(Holes<Stage> stage) {
        return span(stage.text(shown -> "t = " + Numbers.moment(shown.place().at()) + " s")).withId("clock").withClass("clock");
    }

    private static ATag textLink(Language language, Holes<Stage> stage) {
        return a(Phrase.READ_AS_TEXT.in(language)).withId("as-text").withHref(stage.attr(shown -> shown.place().textAddress()));
    }

    private static DomContent field(String name, String value) {
        return input().withType("hidden").withName(name).withValue(value).attr("form", Ids.TIME);
    }

    /**
     * Asks while it is dragged, but not too often; and what surrounds it asks once more when it is let go. That must be another element:
     * while an element is throttled, htmx drops whatever else would trigger it, and where the hand stopped would be lost.
     */
    private static DomContent slider(Stage stage) {
        var place = stage.place();
        return asks(span(asks(input().withType("range").withName(Ids.AT).withId(Ids.AT).attr("form", Ids.TIME)
            .attr("min", least(stage.rail())).attr("max", most(stage.rail())).attr("step", spacing(stage.rail()))
            .withValue(Numbers.seconds(place.at())).attr("autocomplete", "off")
            .attr("aria-label", Phrase.DRAG.in(place.language())).attr("aria-valuetext", spoken(place.language(), stage)),
            place, "input changed throttle:90ms")), place, "change");
    }

    private static <T extends Tag<T>> T asks(T tag, Place place, String when) {
        return Hx.view(tag).attr("hx-get", place.path()).attr("hx-trigger", when).attr("hx-include", "#" + Ids.TIME);
    }

    private static String spoken(Language language, Stage stage) {
        for (Phase phase : stage.phases()) {
            if (phase.state() == Phase.State.CURRENT) {
                return Phrase.MOMENT_VALUE.in(language, Numbers.moment(stage.place().at()), phase.number(), phase.name());
            }
        }
        return Numbers.moment(stage.place().at());
    }

    /** The line at the moment shown, and for the script what the slider must say. */
    private static View<Stage> cursor(boolean elsewhere) {
        return View.of((language, stage) -> {
            var drawing = new ContainerTag<>("svg").withId(Ids.CURSOR)
                .attr("width", "100%").attr("height", "100%").attr("aria-hidden", "true")
                .attr("data-at", stage.attr(shown -> Numbers.seconds(shown.place().at())))
                .attr("data-min", stage.attr(shown -> least(shown.rail()))).attr("data-max", stage.attr(shown -> most(shown.rail())))
                .attr("data-step", stage.attr(shown -> spacing(shown.rail())))
                .attr("data-text", stage.attr(shown -> spoken(language, shown)))
                .with(new ContainerTag<>("rect").withId("now").attr("y", "0").attr("width", "2").attr("height", "100%")
                    .attr("x", stage.attr(shown -> position(shown.rail().window(), shown.place().at()))));
            return elsewhere ? drawing.attr("hx-swap-oob", "true") : drawing;
        });
    }

    private static String least(Rail rail) {
        return Numbers.seconds(rail.window().from());
    }

    /** The end, or the last whole second: where the slider can stop. */
    private static String most(Rail rail) {
        SimTime to = rail.window().to();
        return rail.isFine() ? Numbers.seconds(to) : Long.toString(to.micros() / SimTime.MICROS_PER_SECOND);
    }

    private static String spacing(Rail rail) {
        return rail.isFine() ? "0.01" : "1";
    }

    private static String position(Window window, SimTime at) {
        return percent(at.since(window.from()).micros(), window.to().since(window.from()).micros());
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
