package diptych.web.view;

import static j2html.TagCreator.b;
import static j2html.TagCreator.button;
import static j2html.TagCreator.code;
import static j2html.TagCreator.datalist;
import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.form;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.li;
import static j2html.TagCreator.option;
import static j2html.TagCreator.pre;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.span;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.ul;

import diptych.lessons.Language;
import diptych.web.view.Stage.Console;
import diptych.web.view.Stage.Console.Entry;
import j2html.tags.DomContent;

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

    private static final View<String> OFFER = View.of((language, offer) -> option().withValue(offer.attr(line -> line)));

    private static final View<String> EARLIER = View.of((language, line) -> li(
        button(line.text(text -> text)).withType("submit").withName(Ids.AGAIN).withValue(line.attr(text -> text))));

    /** A form that types: the prompt, the line, and buttons that send it, complete it, or put an earlier one back. */
    private static final View<Entry> ENTRY = View.of((language, entry) -> Hx.view(form(
        hidden(Ids.AT, entry.attr(shown -> Numbers.seconds(shown.place().at()))),
        hidden(Ids.HOST_TAB, entry.attr(shown -> shown.place().hostTab().written())),
        hidden(Ids.GUEST_TAB, entry.attr(shown -> shown.place().guestTab().written())),
        hidden(Ids.SIDE, entry.attr(Entry::side)),
        entry.when(shown -> shown.place().zoom().isPresent(),
            hidden(Ids.ZOOM, entry.attr(shown -> shown.place().zoom().orElseThrow().written()))),
        entry.when(shown -> shown.place().namesLanguage(), hidden(Ids.LANG, language.tag())),
        div(
            label(span(entry.text(Entry::prompt)).attr("aria-hidden", "true"),
                entry.when(shown -> shown.side().equals("host"), span(Phrase.SHELL_LINE_HOST.in(language)).withClass("hidden")),
                entry.when(shown -> shown.side().equals("guest"), span(Phrase.SHELL_LINE_GUEST.in(language)).withClass("hidden")))
                .withFor(id(entry)).withClass("prompt"),
            input().withType("text").withName(Ids.LINE).withId(id(entry)).withValue(entry.attr(Entry::draft)).attr("maxlength", "200")
                .attr("autocomplete", "off").attr("autocapitalize", "none").attr("autocorrect", "off").attr("spellcheck", "false")
                .attr("enterkeyhint", "send").attr("list", entry.attr(shown -> shown.side() + "-offers"))).withClass("line"),
        div(
            button(Phrase.SHELL_RUN.in(language)).withType("submit").withId(entry.attr(shown -> shown.side() + "-enter")),
            button(Phrase.SHELL_COMPLETE.in(language)).withType("submit").withName(Ids.COMPLETE).withValue("1")
                .withId(entry.attr(shown -> shown.side() + "-complete")),
            span(Phrase.SHELL_HINT.in(language)).withClass("remark")).withClass("keys"),
        entry.when(shown -> !shown.earlier().isEmpty(), details(
            summary(Phrase.SHELL_EARLIER.in(language)),
            ul(entry.each(Entry::earlier, EARLIER)).withClass("earlier")).withId(entry.attr(shown -> shown.side() + "-earlier"))),
        datalist(entry.each(Entry::offers, OFFER)).withId(entry.attr(shown -> shown.side() + "-offers"))
    ).withClass("typing").withMethod("post").withAction(entry.attr(shown -> shown.place().linesPath()))
        .attr("hx-post", entry.attr(shown -> shown.place().linesPath()))));

    /** A terminal in which one can type, if that is what it is. It stands at its end, where the newest is. */
    static final View<Screen> WITH_ENTRY = View.of((language, screen) -> each(
        screen.when(shown -> shown.console.entry().isEmpty(), screen.part(shown -> shown, SCREEN)),
        screen.when(shown -> shown.console.entry().isPresent(), div(
            pre(code(screen.html(shown -> output(shown.console)))).withId(screen.attr(Screen::id)).withClass("transcript")
                .attr("tabindex", "0").attr("role", "region").attr("aria-label", screen.attr(shown -> described(language, shown))),
            screen.part(shown -> shown.console.entry().orElseThrow(), ENTRY)
        ).withClass("console shell " + screen.attr(Screen::id) + " " + screen.attr(shown -> width(shown.columns))))));

    private ConsoleView() {}

    private static String described(Language language, Screen screen) {
        boolean host = screen.console.entry().orElseThrow().side().equals("host");
        return (host ? Phrase.SHELL_TRANSCRIPT_HOST : Phrase.SHELL_TRANSCRIPT_GUEST).in(language);
    }

    private static DomContent hidden(String name, String value) {
        return input().withType("hidden").withName(name).withValue(value);
    }

    private static String id(View.Holes<Entry> entry) {
        return entry.attr(Entry::side) + "-" + Ids.LINE;
    }

    private static String output(Console console) {
        var text = new StringBuilder(1000);
        for (var piece : console.pieces()) append(text, piece);
        return text.toString();
    }

    private static void append(StringBuilder text, Console.Piece piece) {
        String escaped = Html.escaped(piece.text());
        switch (piece.mark()) {
            case NONE -> {
                if (piece.same() == Same.NOTHING) text.append(escaped);
                else tag(text, "i", "", piece, escaped);
            }
            case CHANGED -> tag(text, "mark", "", piece, escaped);
            case ASSIGNED -> tag(text, "i", " class=\"of-assigned\"", piece, escaped);
            case PROMPT -> tag(text, "span", " class=\"prompt\"", piece, escaped);
            case ERROR -> tag(text, "span", " class=\"error\"", piece, escaped);
            case WARNING -> tag(text, "span", " class=\"warning\"", piece, escaped);
            case REMARK -> tag(text, "i", " class=\"aside\"", piece, escaped);
            case TOTAL -> tag(text, "i", " class=\"of-total\"", piece, escaped);
        }
    }

    private static void tag(StringBuilder text, String name, String looks, Console.Piece piece, String escaped) {
        text.append('<').append(name).append(looks).append(piece.same().attribute()).append('>').append(escaped)
            .append("</").append(name).append('>');
    }

    /** A class by width, in steps of four characters. */
    private static String width(int columns) {
        return "w" + Math.min(120, Math.max(80, (columns + 3) / 4 * 4));
    }
}
