package diptych.web.view;

import static j2html.TagCreator.a;
import static j2html.TagCreator.each;

import diptych.web.view.Place.GuestTab;
import diptych.web.view.Place.HostTab;
import diptych.web.view.Stage.Picture;
import diptych.web.view.View.Holes;
import j2html.tags.DomContent;
import j2html.tags.specialized.ATag;
import java.util.function.Function;
import java.util.function.Predicate;

/** Tabs are links, so that each has an address; the open one says so. */
final class Tabs {
    private Tabs() {}

    static <P extends Picture> DomContent host(Holes<P> picture, HostTab tab, String name) {
        return tab(picture, tab.written(), name, shown -> shown.place().with(tab).address(), shown -> shown.place().hostTab() == tab);
    }

    static <P extends Picture> DomContent guest(Holes<P> picture, GuestTab tab, String name) {
        return tab(picture, tab.written(), name, shown -> shown.place().with(tab).address(), shown -> shown.place().guestTab() == tab);
    }

    private static <P> DomContent tab(Holes<P> picture, String id, String name, Function<P, String> address, Predicate<P> open) {
        return each(
            picture.when(open, link(picture, id, name, address).attr("aria-current", "true")),
            picture.when(open.negate(), link(picture, id, name, address)));
    }

    private static <P> ATag link(Holes<P> picture, String id, String name, Function<P, String> address) {
        return Hx.go(a(name).withId("tab-" + id), picture.attr(address));
    }
}
