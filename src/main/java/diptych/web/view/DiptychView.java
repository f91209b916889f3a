package diptych.web.view;

import static j2html.TagCreator.a;
import static j2html.TagCreator.button;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.form;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.input;
import static j2html.TagCreator.nav;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.strong;

import diptych.lessons.Language;
import diptych.web.view.Place.GuestTab;
import diptych.web.view.Place.HostTab;
import diptych.web.view.Stage.OtherGuest;
import diptych.web.view.View.Holes;
import j2html.tags.DomContent;
import j2html.tags.specialized.ATag;
import java.util.function.Function;
import java.util.function.Predicate;

/** Host left, guest right, the hinge between them, and the equality below: one instant, one scale. */
final class DiptychView {
    private static final View<Stage> HOST = View.of((language, stage) -> section(
        div(h2(Phrase.HOST.in(language)), span(stage.text(shown -> shown.host().title()))).withClass("head"),
        div(
            div(
                nav(
                    hostTab(stage, HostTab.MEMORY, Phrase.TAB_MEMORY.in(language)),
                    hostTab(stage, HostTab.ALL_VMS, Phrase.TAB_ALL_VMS.in(language)),
                    hostTab(stage, HostTab.SETTINGS, Phrase.TAB_SETTINGS.in(language))
                ).withClass("tabs").attr("aria-label", Phrase.HOST_TABS.in(language)),
                stage.part(shown -> shown.host().panel(), HostPanelView.PANEL)).withClass("panel"),
            stage.html(Bars::host)).withClass("body"),
        stage.part(shown -> shown, ConsoleView.HOST)
    ).withClass("pane host").attr("aria-label", Phrase.HOST.in(language)));

    private static final View<Stage> HINGE = View.of((language, stage) -> section(
        div(h2(Phrase.SAME_SCALE.in(language))).withClass("head"),
        div(div(stage.html(Bars::hinge), stage.part(shown -> shown, WireView.WIRE)).withClass("scale")).withClass("body")
    ).withClass("hinge").attr("aria-label", Phrase.SAME_SCALE.in(language)));

    /** The same lesson, the same moment, another kernel: a run of its own. */
    private static final View<OtherGuest> OTHER = View.of((language, other) ->
        button(other.text(guest -> Phrase.ON_OTHER_KERNEL.in(language, guest.kernel()))).withType("submit").withName(Ids.GUEST)
            .withValue(other.attr(OtherGuest::id)));

    private static final View<Stage> GUEST = View.of((language, stage) -> section(
        div(
            h2(Phrase.GUEST.in(language)),
            form(
                input().withType("hidden").withName(Ids.AT).withValue(stage.attr(shown -> Numbers.seconds(shown.place().at()))),
                stage.when(shown -> shown.place().namesLanguage(),
                    input().withType("hidden").withName(Ids.LANG).withValue(language.tag())),
                stage.each(Stage::others, OTHER)
            ).withClass("others").withMethod("post").withAction(stage.attr(shown -> shown.place().path() + "/guests")),
            span(stage.text(shown -> shown.guest().title()))).withClass("head"),
        div(
            stage.html(Bars::guest),
            div(
                nav(
                    guestTab(stage, GuestTab.FREE, "free -m"),
                    guestTab(stage, GuestTab.MEMINFO, "meminfo"),
                    guestTab(stage, GuestTab.DMESG, "dmesg")).withClass("tabs").attr("aria-label", Phrase.GUEST_TABS.in(language)),
                p(strong(stage.text(shown -> shown.guest().why().point() + " ")), span(stage.text(shown -> shown.guest().why().reason())))
                    .withClass("why"),
                stage.part(shown -> shown.guest().numbers(), ValueView.TABLE)).withClass("panel")).withClass("body"),
        stage.part(shown -> shown, ConsoleView.GUEST)
    ).withClass("pane guest").attr("aria-label", Phrase.GUEST.in(language)));

    static final View<Stage> DIPTYCH = View.of((language, stage) -> section(
        stage.part(shown -> shown, HOST),
        stage.part(shown -> shown, HINGE),
        stage.part(shown -> shown, GUEST),
        stage.part(shown -> shown, EqualityView.LINE)).withClass("card diptych"));

    private DiptychView() {}

    private static DomContent hostTab(Holes<Stage> stage, HostTab tab, String name) {
        return tab(stage, tab.written(), name, shown -> shown.place().with(tab).address(), shown -> shown.place().hostTab() == tab);
    }

    private static DomContent guestTab(Holes<Stage> stage, GuestTab tab, String name) {
        return tab(stage, tab.written(), name, shown -> shown.place().with(tab).address(), shown -> shown.place().guestTab() == tab);
    }

    /** Tabs are links, so that each has an address; the open one says so. */
    private static DomContent tab(Holes<Stage> stage, String id, String name, Function<Stage, String> address, Predicate<Stage> open) {
        return each(
            stage.when(open, link(stage, id, name, address).attr("aria-current", "true")),
            stage.when(open.negate(), link(stage, id, name, address)));
    }

    private static ATag link(Holes<Stage> stage, String id, String name, Function<Stage, String> address) {
        return Hx.go(a(name).withId("tab-" + id), stage.attr(address));
    }
}
