package diptych.web.view;

import static j2html.TagCreator.div;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.nav;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.strong;

import diptych.web.view.ConsoleView.Screen;
import diptych.web.view.Place.GuestTab;
import diptych.web.view.Place.HostTab;

/** Host left, guest right, the hinge between them, and the equality below: one instant, one scale. */
final class MemoryView {
    private static final View<MemoryPicture> HOST = View.of((language, picture) -> section(
        div(h2(Phrase.HOST.in(language)), span(picture.text(shown -> shown.host().title()))).withClass("head"),
        div(
            div(
                nav(
                    Tabs.host(picture, HostTab.MEMORY, Phrase.TAB_MEMORY.in(language)),
                    Tabs.host(picture, HostTab.ALL_VMS, Phrase.TAB_ALL_VMS.in(language)),
                    Tabs.host(picture, HostTab.SETTINGS, Phrase.TAB_SETTINGS.in(language)),
                    Tabs.host(picture, HostTab.PRESSURE, Phrase.TAB_PRESSURE.in(language)),
                    Tabs.host(picture, HostTab.POWERSHELL, "PowerShell")
                ).withClass("tabs").attr("aria-label", Phrase.HOST_TABS.in(language)),
                picture.part(shown -> shown.host().panel(), HostPanelView.PANEL)).withClass("panel"),
            picture.html(Bars::host)).withClass("body"),
        picture.part(shown -> Screen.host(shown.host().console()), ConsoleView.WITH_ENTRY)
    ).withClass("pane host").attr("aria-label", Phrase.HOST.in(language)));

    private static final View<MemoryPicture> HINGE = View.of((language, picture) -> section(
        div(h2(Phrase.SAME_SCALE.in(language))).withClass("head"),
        div(div(picture.html(Bars::hinge), picture.part(shown -> shown, WireView.WIRE)).withClass("scale")).withClass("body")
    ).withClass("hinge").attr("aria-label", Phrase.SAME_SCALE.in(language)));

    private static final View<MemoryPicture> GUEST = View.of((language, picture) -> section(
        div(
            h2(Phrase.GUEST.in(language)),
            OtherGuests.of(language, picture),
            span(picture.text(shown -> shown.guest().title()))).withClass("head"),
        div(
            picture.html(Bars::guest),
            div(
                nav(
                    Tabs.guest(picture, GuestTab.FREE, "free -m"),
                    Tabs.guest(picture, GuestTab.MEMINFO, "meminfo"),
                    Tabs.guest(picture, GuestTab.DMESG, "dmesg"),
                    Tabs.guest(picture, GuestTab.SHELL, "Shell")).withClass("tabs").attr("aria-label", Phrase.GUEST_TABS.in(language)),
                p(strong(picture.text(shown -> shown.guest().why().point() + " ")),
                    span(picture.text(shown -> shown.guest().why().reason())))
                    .withClass("why"),
                picture.part(shown -> shown.guest().numbers(), ValueView.TABLE)).withClass("panel")).withClass("body"),
        picture.part(shown -> Screen.guest(shown.guest().console(), shown.host().console()), ConsoleView.WITH_ENTRY)
    ).withClass("pane guest").attr("aria-label", Phrase.GUEST.in(language)));

    static final View<MemoryPicture> MEMORY = View.of((language, picture) -> section(
        picture.part(shown -> shown, HOST),
        picture.part(shown -> shown, HINGE),
        picture.part(shown -> shown, GUEST),
        picture.part(shown -> shown, EqualityView.LINE)).withClass("card diptych"));

    private MemoryView() {}
}
