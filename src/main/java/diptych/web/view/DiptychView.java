package diptych.web.view;

import static j2html.TagCreator.a;
import static j2html.TagCreator.b;
import static j2html.TagCreator.button;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.form;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.input;
import static j2html.TagCreator.li;
import static j2html.TagCreator.nav;
import static j2html.TagCreator.ol;
import static j2html.TagCreator.p;
import static j2html.TagCreator.pre;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.strong;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;

import diptych.lessons.Language;
import diptych.web.view.Place.GuestTab;
import diptych.web.view.Place.HostTab;
import diptych.web.view.Stage.Console;
import diptych.web.view.Stage.Parcel;
import j2html.tags.DomContent;
import j2html.tags.UnescapedText;
import java.util.List;

/** Host left, guest right, the hinge between them, and the equality below: one instant, one scale. */
final class DiptychView {
    private DiptychView() {}

    static DomContent diptych(Stage stage) {
        return section(host(stage), hinge(stage), guest(stage), EqualityView.line(stage)).withClass("card diptych");
    }

    private static DomContent host(Stage stage) {
        Language language = stage.place().language();
        return section(
            head(Phrase.HOST.in(language), stage.host().title()),
            div(
                div(
                    nav(
                        hostTab(stage, HostTab.MEMORY, Phrase.TAB_MEMORY),
                        hostTab(stage, HostTab.ALL_VMS, Phrase.TAB_ALL_VMS),
                        hostTab(stage, HostTab.SETTINGS, Phrase.TAB_SETTINGS)).withClass("tabs")
                            .attr("aria-label", Phrase.HOST_TABS.in(language)),
                    HostPanelView.panel(stage)).withClass("panel"),
                Bars.host(stage)).withClass("body"),
            console(stage, stage.host().console(), "host-console")).withClass("pane host").attr("aria-label", Phrase.HOST.in(language));
    }

    private static DomContent guest(Stage stage) {
        Language language = stage.place().language();
        var why = stage.guest().why();
        return section(
            div(h2(Phrase.GUEST.in(language)), others(stage), span(stage.guest().title())).withClass("head"),
            div(
                Bars.guest(stage),
                div(
                    nav(
                        guestTab(stage, GuestTab.FREE, "free -m"),
                        guestTab(stage, GuestTab.MEMINFO, "meminfo"),
                        guestTab(stage, GuestTab.DMESG, "dmesg")).withClass("tabs").attr("aria-label", Phrase.GUEST_TABS.in(language)),
                    p(strong(why.point() + " "), span(why.reason())).withClass("why"),
                    table(tbody(each(stage.guest().numbers(), row -> StoryView.value(language, row)))).withClass("values"))
                        .withClass("panel")
            ).withClass("body"),
            console(stage, stage.guest().console(), "guest-console")).withClass("pane guest").attr("aria-label", Phrase.GUEST.in(language));
    }

    /** The same lesson, the same moment, another kernel: a run of its own. */
    private static DomContent others(Stage stage) {
        Language language = stage.place().language();
        return form(
            input().withType("hidden").withName(Ids.AT).withValue(Numbers.seconds(stage.place().at())),
            iff(stage.place().namesLanguage(), input().withType("hidden").withName(Ids.LANG).withValue(language.tag())),
            each(stage.others(), other -> button(Phrase.ON_OTHER_KERNEL.in(language, other.kernel())).withType("submit")
                .withName(Ids.GUEST).withValue(other.id()))
        ).withClass("others").withMethod("post").withAction(stage.place().path() + "/guests");
    }

    private static DomContent head(String side, String title) {
        return div(h2(side), span(title)).withClass("head");
    }

    private static DomContent hostTab(Stage stage, HostTab tab, Phrase name) {
        boolean open = stage.place().hostTab() == tab;
        return tab("tab-" + tab.written(), name.in(stage.place().language()), stage.place().with(tab).address(), open);
    }

    private static DomContent guestTab(Stage stage, GuestTab tab, String name) {
        return tab("tab-" + tab.written(), name, stage.place().with(tab).address(), stage.place().guestTab() == tab);
    }

    private static DomContent tab(String id, String name, String address, boolean open) {
        var tab = Hx.go(a(name).withId(id), address);
        return open ? tab.attr("aria-current", "true") : tab;
    }

    private static DomContent hinge(Stage stage) {
        Language language = stage.place().language();
        var wire = stage.wire();
        return section(
            div(h2(Phrase.SAME_SCALE.in(language))).withClass("head"),
            div(
                Bars.hinge(stage),
                div(
                    p(heading(stage)).withClass("when"),
                    ol(each(wire.messages(), parcel -> parcel(language, parcel))))
                        .withClass("wire at-" + gap(stage.scale()) + (wire.quiet() ? " quiet" : ""))
            ).withClass("body")).withClass("hinge").attr("aria-label", Phrase.SAME_SCALE.in(language));
    }

    private static String heading(Stage stage) {
        Language language = stage.place().language();
        var messages = stage.wire().messages();
        if (messages.isEmpty()) return Phrase.WIRE_NOTHING.in(language);
        String last = Numbers.moment(messages.get(messages.size() - 1).at());
        return (stage.wire().quiet() ? Phrase.WIRE_QUIET : Phrase.ON_THE_WIRE).in(language, last);
    }

    private static DomContent parcel(Language language, Parcel parcel) {
        return li(
            span(parcel.name()).withClass("name"),
            span((parcel.fromGuest() ? Phrase.TO_HOST : Phrase.TO_GUEST).in(language)).withClass("arrow"),
            span(parcel.detail()).withClass("detail")).withClass((parcel.fromGuest() ? "from-guest" : "from-host")
                + (parcel.fresh() ? "" : " stale"));
    }

    /** Where the widest gap between the dashed lines begins, in tenths of the drawing from its top: there the messages hide no label. */
    private static long gap(Stage.Scale scale) {
        long top = scale.top().count();
        var lines = List.of(top, scale.maximum().count(), scale.startup().count(), scale.minimum().count(), 0L);
        long best = 0;
        long widest = 0;
        for (int i = 0; i + 1 < lines.size(); i++) {
            long upper = Math.min(lines.get(i), top);
            long height = upper - Math.min(lines.get(i + 1), top);
            if (height > widest) {
                widest = height;
                best = upper;
            }
        }
        return (top - best) * 10 / top;
    }

    /** Both screens in the same type, as large as lets what the host prints fit; longer lines of the guest's log are scrolled to. */
    static DomContent console(Stage stage, Console console, String id) {
        var text = new StringBuilder();
        for (var piece : console.pieces()) append(text, piece);
        return div(pre(
            span(console.prompt() + " ").withClass("prompt"), b(console.command()), new UnescapedText("\n" + text))
            .withId(id).attr("tabindex", "0").attr("role", "region").attr("aria-label", console.command())
        ).withClass("console " + width(stage.host().console().columns()));
    }

    private static void append(StringBuilder text, Console.Piece piece) {
        String escaped = piece.text().replace("&", "&amp;").replace("<", "&lt;");
        switch (piece.mark()) {
            case NONE -> text.append(escaped);
            case CHANGED -> text.append("<mark>").append(escaped).append("</mark>");
            case ASSIGNED -> text.append("<i class=\"of-assigned\">").append(escaped).append("</i>");
            case TOTAL -> text.append("<i class=\"of-total\">").append(escaped).append("</i>");
        }
    }

    /** A class by width, so that the type can be as large as lets the longest line fit. */
    private static String width(int columns) {
        int step = Math.min(120, Math.max(80, (columns + 3) / 4 * 4));
        return "w" + step;
    }
}
