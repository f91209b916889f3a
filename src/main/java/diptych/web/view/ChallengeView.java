package diptych.web.view;

import static j2html.TagCreator.a;
import static j2html.TagCreator.button;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.form;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.input;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.span;
import static j2html.TagCreator.ul;

import diptych.lessons.Language;
import diptych.web.view.Challenging.Goal;
import diptych.web.view.Challenging.Judgment;
import j2html.tags.DomContent;
import j2html.tags.specialized.FormTag;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The challenge beside the text: goals and how they stand, hints on request, and in the end what came of it. */
final class ChallengeView {
    private static final List<Phrase> HINTS = List.of(Phrase.HINT_ONE, Phrase.HINT_TWO, Phrase.HINT_THREE);
    private static final List<Phrase> HINT_BUTTONS = List.of(Phrase.HINT_OPEN_ONE, Phrase.HINT_OPEN_TWO, Phrase.HINT_OPEN_THREE);

    private final Language language;
    private final Place place;
    private final boolean smooth;

    private ChallengeView(Place place, boolean smooth) {
        this.language = place.language();
        this.place = place;
        this.smooth = smooth;
    }

    static DomContent html(Challenging challenge, Place place, boolean smooth) {
        return new ChallengeView(place, smooth).html(challenge);
    }

    private DomContent html(Challenging challenge) {
        var parts = new ArrayList<DomContent>();
        parts.add(div(
            each(challenge.judgment().stream().toList(), this::judged),
            h3(Phrase.CHALLENGE_GOALS.in(language)),
            ul(each(challenge.goals(), this::goal)).withClass("lines"),
            each(challenge.counted(), sentence -> p(sentence).withClass("remark counted")),
            iff(challenge.waiting() > 0, p(Phrase.CHALLENGE_HOW.in(language)).withClass("remark")),
            iff(challenge.waiting() > 0, untilJudged(challenge.waiting()))).withClass("challenge").withId("challenge"));
        if (challenge.judgment().isPresent()) parts.add(after(challenge.judgment().get()));
        if (!challenge.hints().isEmpty() || challenge.next() > 0) parts.add(hints(challenge));
        return each(parts, part -> part);
    }

    private DomContent judged(Judgment judgment) {
        return each(
            h3((judgment.reached() ? Phrase.CHALLENGE_REACHED : Phrase.CHALLENGE_MISSED).in(language)).withId("judgment"),
            div(rawHtml(judgment.said())).withClass("because"));
    }

    private DomContent goal(Goal goal) {
        var remark = goal.address().isEmpty() ? span(goal.remark()) : Hx.go(a(goal.remark()), goal.address());
        return li(span(goal.state().mark()).withClass("mark").attr("aria-hidden", "true"), div(rawHtml(goal.words())),
            span(remark).withClass("remark")).withClass(goal.state() == Challenging.State.REACHED ? "right"
            : goal.state() == Challenging.State.MISSED ? "missed" : "");
    }

    private DomContent untilJudged(long seconds) {
        return sending(place.movesPath(), smooth).with(
            input().withType("hidden").withName(Ids.MOVE).withValue("judge"),
            button(Phrase.CHALLENGE_WAIT.in(language, seconds)).withType("submit").withId("wait"));
    }

    private DomContent hints(Challenging challenge) {
        return div(
            h3(Phrase.HINTS.in(language)),
            each(IntStream.range(0, challenge.hints().size()).boxed().toList(), i -> div(
                p(HINTS.get(i).in(language)).withClass("remark"), rawHtml(challenge.hints().get(i))).withClass("opened")),
            iff(challenge.next() > 0, sending(place.path("hints"), smooth).with(
                input().withType("hidden").withName(Ids.HINT).withValue(Integer.toString(challenge.next())),
                button(HINT_BUTTONS.get(Math.max(0, challenge.next() - 1)).in(language)).withType("submit").withId("hint"))))
            .withClass("challenge hints");
    }

    private DomContent after(Judgment judgment) {
        return div(
            h3(Phrase.SOLUTION.in(language)),
            div(rawHtml(judgment.solution())).withClass("because"),
            each(IntStream.range(0, judgment.ways()).boxed().toList(), way -> sending(place.path("solutions"), false).with(
                input().withType("hidden").withName(Ids.WAY).withValue(Integer.toString(way + 1)),
                button((way == 0 ? Phrase.SOLUTION_BESIDE.in(language) : Phrase.OTHER_WAY_BESIDE.in(language, way + 1)))
                    .withType("submit").withId("way-" + (way + 1)))),
            sending(place.path("attempts"), false).with(
                button(Phrase.TRY_AGAIN.in(language)).withType("submit").withId("try-again"), p(Phrase.TRY_AGAIN_HINT.in(language))
                    .withClass("remark"))).withClass("challenge after");
    }

    private FormTag sending(String path, boolean inPlace) {
        FormTag form = form().withMethod("post").withAction(path).withClass("sending");
        if (inPlace) Hx.view(form).attr("hx-post", path);
        form.with(hidden(Ids.FROM, Numbers.seconds(place.at())), hidden(Ids.HOST_TAB, place.hostTab().written()),
            hidden(Ids.GUEST_TAB, place.guestTab().written()));
        place.zoom().ifPresent(zoom -> form.with(hidden(Ids.ZOOM, zoom.written())));
        if (place.namesLanguage()) form.with(hidden(Ids.LANG, language.tag()));
        return form;
    }

    private static DomContent hidden(String name, String value) {
        return input().withType("hidden").withName(name).withValue(value);
    }
}
