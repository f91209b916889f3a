package diptych.web.view;

import j2html.tags.Tag;
import j2html.tags.specialized.ButtonTag;

/** The htmx attributes we use, each on its own element: nothing is inherited, and nothing needs eval. */
final class Hx {
    private static final String TARGET = "#" + Ids.VIEW;
    /** Everything that moves the picture shares the form's queue, so that the newest wish wins. */
    private static final String NEWEST_WINS = "#" + Ids.TIME + ":replace";

    private Hx() {}

    /** A link that replaces the view; the answer says which address to show. */
    static <T extends Tag<T>> T go(T link, String address) {
        return view(link.attr("href", address).attr("hx-get", address));
    }

    /** What is sent by {@code hx-get} or {@code hx-post} replaces the view. */
    static <T extends Tag<T>> T view(T tag) {
        return tag.attr("hx-target", TARGET).attr("hx-swap", "outerHTML").attr("hx-sync", NEWEST_WINS);
    }

    /** A button of the form of time, wherever it stands, so that what is sent says which moment is on the page. */
    static ButtonTag send(ButtonTag button, String path) {
        return view(button.withType("submit").attr("form", Ids.TIME).attr("formmethod", "post").attr("formaction", path)
            .attr("hx-post", path).attr("hx-include", "#" + Ids.TIME));
    }

    /** This element takes the place of the one with its id, wherever that is. */
    static <T extends Tag<T>> T elsewhere(T tag) {
        return tag.attr("hx-swap-oob", "true");
    }
}
