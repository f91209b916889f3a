package diptych.web.view;

import static j2html.TagCreator.a;
import static j2html.TagCreator.button;
import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.form;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.input;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.ul;

import diptych.lessons.Language;
import diptych.web.view.BackupPicture.Branch;
import diptych.web.view.BackupPicture.Lever;
import diptych.web.view.View.Holes;
import j2html.tags.DomContent;
import java.util.List;
import java.util.function.Function;

/** What a learner can do to the world, and the ways out when something is stuck. Each is a form that works without script. */
final class LeverView {
    private static final View<Lever> LEVER = View.of((language, lever) ->
        button(lever.text(Lever::name)).withType("submit").withName(Ids.ACT).withValue(lever.attr(Lever::id)));

    private static final View<String> SENTENCE = View.of((language, sentence) -> p(sentence.text(said -> said)));

    private static final View<String> DEED = View.of((language, deed) -> li(deed.text(said -> said)));

    static final View<BackupPicture> TROUBLE = View.of((language, picture) -> section(
        h2(picture.text(shown -> shown.trouble().orElseThrow().heading())).withId("trouble-heading"),
        picture.each(shown -> shown.trouble().orElseThrow().sentences(), SENTENCE),
        picture.when(shown -> !shown.trouble().orElseThrow().waysOut().isEmpty(),
            levers(language, picture, shown -> shown.trouble().orElseThrow().waysOut()))
    ).withClass("card trouble").withId("trouble").attr("aria-labelledby", "trouble-heading"));

    static final View<BackupPicture> BREAK = View.of((language, picture) -> details(
        summary(Phrase.BREAK_IT.in(language)),
        p(Phrase.BREAK_HINT.in(language)).withClass("remark"),
        levers(language, picture, BackupPicture::levers)).withClass("card break").withId("break"));

    static final View<BackupPicture> BRANCH = View.of((language, picture) -> section(
        div(
            p(picture.text(shown -> (isBranch(shown) ? Phrase.BRANCH_SAYS : Phrase.BRANCH_GIVEN).in(language))),
            ul(picture.each(shown -> shown.branch().orElseThrow().deeds(), DEED))),
        picture.when(LeverView::isBranch, span(a(Phrase.COMPARE_WITH_BEFORE.in(language)).withId("compare")
            .withHref(picture.attr(shown -> shown.branch().flatMap(Branch::compare).orElseThrow()))))
    ).withClass("card branch").attr("aria-label", Phrase.BRANCH_LABEL.in(language)));

    private LeverView() {}

    private static boolean isBranch(BackupPicture picture) {
        return picture.branch().flatMap(Branch::compare).isPresent();
    }

    private static DomContent levers(Language language, Holes<BackupPicture> picture, Function<BackupPicture, List<Lever>> which) {
        return form(
            input().withType("hidden").withName(Ids.AT).withValue(picture.attr(shown -> Numbers.seconds(shown.place().at()))),
            input().withType("hidden").withName(Ids.HOST_TAB).withValue(picture.attr(shown -> shown.place().hostTab().written())),
            input().withType("hidden").withName(Ids.GUEST_TAB).withValue(picture.attr(shown -> shown.place().guestTab().written())),
            picture.when(shown -> shown.place().namesLanguage(), input().withType("hidden").withName(Ids.LANG)
                .withValue(language.tag())),
            picture.each(which, LEVER)
        ).withClass("levers").withMethod("post").withAction(picture.attr(shown -> shown.place().actsPath()));
    }
}
