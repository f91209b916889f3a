package diptych.web.view;

import static j2html.TagCreator.b;
import static j2html.TagCreator.div;
import static j2html.TagCreator.pre;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.span;

import diptych.web.view.Stage.Console;

/** What a program printed, as a terminal shows it. */
final class ConsoleView {
    /** A terminal on a page: both have type of one size, as large as lets the longest line of the host fit. */
    record Screen(String id, Console console, int columns) {
        static Screen host(Console console) {
            return new Screen("host-console", console, console.columns());
        }

        static Screen guest(Console console, Console besideIt) {
            return new Screen("guest-console", console, besideIt.columns());
        }
    }

    static final View<Screen> SCREEN = View.of((language, screen) -> div(pre(
        span(screen.text(shown -> shown.console.prompt() + " ")).withClass("prompt"), b(screen.text(shown -> shown.console.command())),
        rawHtml("\n"), screen.html(shown -> output(shown.console)))
        .withId(screen.attr(Screen::id)).attr("tabindex", "0").attr("role", "region")
        .attr("aria-label", screen.attr(shown -> shown.console.command()))
    ).withClass("console " + screen.attr(Screen::id) + " " + screen.attr(shown -> width(shown.columns))));

    private ConsoleView() {}

    private static String output(Console console) {
        var text = new StringBuilder(1000);
        for (var piece : console.pieces()) append(text, piece);
        return text.toString();
    }

    private static void append(StringBuilder text, Console.Piece piece) {
        String escaped = Html.escaped(piece.text());
        switch (piece.mark()) {
            case NONE -> text.append(escaped);
            case CHANGED -> text.append("<mark>").append(escaped).append("</mark>");
            case ASSIGNED -> text.append("<i class=\"of-assigned\">").append(escaped).append("</i>");
            case TOTAL -> text.append("<i class=\"of-total\">").append(escaped).append("</i>");
        }
    }

    /** A class by width, in steps of four characters. */
    private static String width(int columns) {
        return "w" + Math.min(120, Math.max(80, (columns + 3) / 4 * 4));
    }
}
