package diptych.web.view;

import static j2html.TagCreator.a;
import static j2html.TagCreator.button;
import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.fieldset;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.legend;
import static j2html.TagCreator.li;
import static j2html.TagCreator.option;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.select;
import static j2html.TagCreator.span;
import static j2html.TagCreator.strong;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.ul;

import diptych.lessons.Language;
import diptych.web.view.Card.Ask;
import diptych.web.view.Card.Curve;
import diptych.web.view.Card.Item;
import diptych.web.view.Card.Kept;
import diptych.web.view.Card.Line;
import diptych.web.view.Card.Onward;
import diptych.web.view.Card.Option;
import diptych.web.view.Card.Outcome;
import diptych.web.view.Card.Placed;
import diptych.web.view.Card.Sureness;
import j2html.TagCreator;
import j2html.tags.DomContent;
import j2html.tags.specialized.FormTag;
import j2html.tags.specialized.InputTag;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The question card. Each question is a form of its own that works without script; what follows from an answer stands in its place. */
public final class CardView {
    private final Language language;
    private final Optional<Place> stage;
    private final String action;
    private final boolean smooth;

    private CardView(Language language, Optional<Place> stage, String action, boolean smooth) {
        this.language = language;
        this.stage = stage;
        this.action = action;
        this.smooth = smooth;
    }

    /** Beside what a lesson says about a moment. */
    static String html(Card card, Place place) {
        var out = new StringBuilder();
        Html.write(items(card, place, true), out);
        return out.toString();
    }

    /** In the text version. */
    static DomContent plain(Card card, Place place) {
        return items(card, place, false);
    }

    private static DomContent items(Card card, Place place, boolean smooth) {
        return each(card.items(), new CardView(place.language(), Optional.of(place), place.answersPath(), smooth)::item);
    }

    /** On a page without a picture; answers lead back to it. */
    static DomContent items(List<Item> items, Language language, String action) {
        return each(items, new CardView(language, Optional.empty(), action, false)::item);
    }

    private DomContent item(Item item) {
        return switch (item) {
            case Ask ask -> ask(ask);
            case Outcome outcome -> outcome(outcome);
            case Challenging challenge -> ChallengeView.html(challenge, stage.orElseThrow(), smooth);
            case Onward onward -> p(Hx.go(a(Phrase.CARD_ONWARD.in(language)), onward.address())).withClass("onward");
        };
    }

    private DomContent ask(Ask ask) {
        var heading = h3(ask.lead().in(language));
        if (ask.kept().isPresent()) {
            return div(heading, prompt(ask), kept(ask.kept().get()),
                details(summary(Phrase.CARD_CHANGE.in(language)), form(ask))).withClass("ask");
        }
        if (ask.open()) return div(heading, form(ask)).withClass("ask");
        return details(summary(heading), form(ask)).withClass("ask");
    }

    private static DomContent prompt(Ask ask) {
        return div(rawHtml(ask.prompt())).withClass("asked");
    }

    private DomContent kept(Kept kept) {
        return p(strong(Phrase.CARD_YOU_SAY.in(language)), rawHtml(" " + kept.words()),
            iff(!kept.remark().isEmpty(), span(" (" + kept.remark() + ")").withClass("remark"))).withClass("kept");
    }

    private DomContent form(Ask ask) {
        FormTag form = TagCreator.form().withMethod("post").withAction(action).withClass("question").withId("question-" + ask.question());
        if (smooth) Hx.view(form).attr("hx-post", action);
        stage.ifPresent(place -> form.with(
            hidden(Ids.FROM, Numbers.seconds(place.at())), hidden(Ids.HOST_TAB, place.hostTab().written()),
            hidden(Ids.GUEST_TAB, place.guestTab().written()),
            iff(place.ahead(), hidden(Ids.AHEAD, "1")),
            optional(place.zoom().map(zoom -> hidden(Ids.ZOOM, zoom.written())))));
        boolean namesLanguage = stage.map(Place::namesLanguage).orElse(true);
        return form.with(
            iff(namesLanguage, hidden(Ids.LANG, language.tag())),
            hidden(Ids.QUESTION, ask.question()), hidden(Ids.OCCASION, ask.occasion()),
            fieldset(legend(rawHtml(ask.prompt())), fields(ask)),
            optional(ask.sureness().map(sureness -> sureness(ask, sureness))),
            div(button(ask.submit().in(language)).withType("submit").withClass("primary"),
                button(Phrase.CARD_SKIP.in(language)).withType("submit").withName(Ids.SKIP).withValue("1").attr("formnovalidate"))
                .withClass("answer"));
    }

    private DomContent fields(Ask ask) {
        return switch (ask.fields()) {
            case Card.Options options -> each(options.all(), option -> choice(ask, option));
            case Card.Amount amount -> label(amountInput(ask, amount), span(" " + amount.unit().in(language))).withClass("amount");
            case Card.Order order -> each(order.all(), card -> card(card, order.all().size()));
            case Card.Curves curves -> div(each(curves.all(), curve -> curve(ask, curve))).withClass("curves");
        };
    }

    private static DomContent choice(Ask ask, Option option) {
        return label(radio(ask, Ids.ANSWER, option.id(), option.chosen()).attr("required"), span(rawHtml(option.words())))
            .withClass("choice");
    }

    private static InputTag amountInput(Ask ask, Card.Amount amount) {
        var field = input().withType("number").withName(Ids.ANSWER).attr("min", "0").attr("max", Long.toString(Ids.MOST_AMOUNT))
            .attr("step", "1").attr("inputmode", "numeric").attr("required").attr("autocomplete", "off");
        amount.chosen().ifPresent(chosen -> field.withValue(chosen.toString()));
        return field;
    }

    private DomContent card(Placed card, int places) {
        var places1 = IntStream.rangeClosed(1, places).boxed().toList();
        return label(
            select(option("–").withValue(""), each(places1, place -> {
                var one = option(place.toString()).withValue(place.toString());
                return place == card.place() ? one.attr("selected") : one;
            })).withName(Ids.PLACE_OF + card.id()).attr("required"),
            span(rawHtml(card.words()))).withClass("choice");
    }

    private DomContent curve(Ask ask, Curve curve) {
        return label(
            radio(ask, Ids.ANSWER, curve.id(), curve.chosen()).attr("required"),
            drawing("<path class=\"guessed\" d=\"" + curve.path() + "\"/>"),
            span(rawHtml(curve.words()))).withClass("choice curve");
    }

    private static DomContent drawing(String paths) {
        return rawHtml("<svg class=\"sketch\" viewBox=\"-1 -1 " + (Curve.WIDE + 2) + " " + (Curve.HIGH + 2) + "\" aria-hidden=\"true\">"
            + "<rect class=\"field\" width=\"" + Curve.WIDE + "\" height=\"" + Curve.HIGH + "\"/>" + paths + "</svg>");
    }

    private DomContent sureness(Ask ask, Sureness sureness) {
        return fieldset(legend(Phrase.CARD_HOW_SURE.in(language)),
            each(Sureness.ALL, sure -> label(radio(ask, Ids.SURE, sure, sureness.chosen().filter(sure::equals).isPresent()),
                span(sureness(sure).in(language))))).withClass("sureness");
    }

    /** How sure somebody is, in words. */
    public static Phrase sureness(String sure) {
        return switch (sure) {
            case "guess" -> Phrase.CARD_GUESS;
            case "think" -> Phrase.CARD_THINK;
            default -> Phrase.CARD_SURE;
        };
    }

    private static InputTag radio(Ask ask, String name, String value, boolean chosen) {
        var radio = input().withType("radio").withName(name).withValue(value).withId(ask.question() + "-" + value);
        return chosen ? radio.attr("checked") : radio;
    }

    private static DomContent optional(Optional<? extends DomContent> content) {
        return each(content.<DomContent>map(tag -> tag).map(List::of).orElse(List.of()), tag -> tag);
    }

    private static DomContent hidden(String name, String value) {
        return input().withType("hidden").withName(name).withValue(value);
    }

    private DomContent outcome(Outcome outcome) {
        return div(
            h3(Phrase.CARD_OUTCOME.in(language)),
            div(rawHtml(outcome.prompt())).withClass("asked"),
            iff(!outcome.lines().isEmpty(), ul(each(outcome.lines(), this::line)).withClass("lines")),
            optional(outcome.drawing().map(drawn -> p(drawing("<path class=\"real\" d=\"" + drawn.real() + "\"/>"
                + (drawn.picked().isEmpty() ? "" : "<path class=\"guessed\" d=\"" + drawn.picked() + "\"/>")),
                span(Phrase.CARD_REAL_CURVE.in(language)).withClass("remark")))),
            p(outcome.verdict()).withClass("said-so"),
            div(rawHtml(outcome.why())).withClass("because"),
            iff(!outcome.more().isEmpty(), div(rawHtml(outcome.more())).withClass("because more")))
            .withClass("outcome").withId("question-" + outcome.question());
    }

    private DomContent line(Line line) {
        String mark = line.right() ? "✓" : line.mine() ? "●" : "";
        return li(span(mark).withClass("mark").attr("aria-hidden", "true"), span(rawHtml(line.words())),
            iff(!line.remark().isEmpty(), span(line.remark()).withClass("remark")))
            .withClass((line.mine() ? "mine " : "") + (line.right() ? "right" : ""));
    }
}
