package diptych.web.view;

import static j2html.TagCreator.a;
import static j2html.TagCreator.button;
import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.form;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.li;
import static j2html.TagCreator.ol;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.strong;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.ul;

import diptych.lessons.Language;
import diptych.web.view.Doings.Branch;
import diptych.web.view.View.Holes;
import j2html.tags.DomContent;
import j2html.tags.specialized.DivTag;
import j2html.tags.specialized.OlTag;
import j2html.tags.specialized.SpanTag;
import java.util.Optional;
import java.util.function.Function;

/** Undo and redo, starting over, and the list of branches: a bar under the time rail, of plain forms. */
final class DoingsView {
    private static final View<Branch> BRANCH = View.of((language, branch) -> li(
        branch.when(Branch::isCurrent, strong(a(branch.text(Branch::name)).withHref(branch.attr(Branch::address))
            .attr("aria-current", "page")), span(" (" + Phrase.BRANCH_CURRENT.in(language) + ")")),
        branch.when(other -> !other.isCurrent(), a(branch.text(Branch::name)).withHref(branch.attr(Branch::address))),
        branch.when(other -> !other.remark().isEmpty(), span(branch.text(Branch::remark)).withClass("remark")),
        branch.when(other -> !other.isCurrent(), a(Phrase.BRANCH_COMPARE.in(language)).withHref(branch.attr(Branch::compare))
            .withClass("compare-with")
            .attr("aria-label", branch.attr(other -> Phrase.BRANCH_COMPARE.in(language) + ": " + other.name())))));

    private static final View<Doings> UNDO_REDO = View.of(DoingsView::undoRedo);
    private static final View<Doings> LIST = View.of((language, doings) -> list(doings));
    private static final View<Doings> COUNT = View.of(DoingsView::count);

    /** What changes when the learner did something. */
    static final View<Doings> ELSEWHERE = View.of((language, doings) -> each(
        Hx.elsewhere(undoRedo(language, doings)), Hx.elsewhere(list(doings)), Hx.elsewhere(count(language, doings))));

    private DoingsView() {}

    static DomContent bar(Doings doings) {
        Language language = doings.place().language();
        return section(
            UNDO_REDO.of(language, doings),
            details(
                summary(Phrase.START_OVER.in(language)),
                ul(
                    over(doings, "step", Phrase.OVER_STEP, Phrase.OVER_STEP_HINT),
                    over(doings, "lesson", Phrase.OVER_LESSON, Phrase.OVER_LESSON_HINT),
                    over(doings, "all", Phrase.OVER_ALL, Phrase.OVER_ALL_HINT)),
                p(Phrase.OVER_UNDO.in(language)).withClass("remark")).withId("start-over"),
            details(
                summary(COUNT.of(language, doings)),
                p(Phrase.BRANCHES_HINT.in(language)).withClass("remark"),
                LIST.of(language, doings),
                rename(doings)).withId("branches"),
            doings.back().isEmpty()
                ? Hx.send(button(Phrase.SANDBOX_FROM_HERE.in(language)), doings.place().path("sandbox")).withId("to-sandbox")
                : a((doings.back().startsWith("/s/") ? Phrase.SANDBOX_BACK : Phrase.SANDBOX).in(language)).withId("back-to-lesson")
                    .withHref(doings.back())
        ).withClass("card doings").withId("doings").attr("aria-label", Phrase.DOINGS.in(language));
    }

    private static DivTag undoRedo(Language language, Holes<Doings> doings) {
        return div(
            turn(language, doings, "undo", "↶ ", Doings::undo, Phrase.UNDO, Phrase.NOTHING_TO_UNDO),
            turn(language, doings, "redo", "↷ ", Doings::redo, Phrase.REDO, Phrase.NOTHING_TO_REDO)).withId("turns").withClass("turns");
    }

    private static DomContent turn(Language language, Holes<Doings> doings, String id, String arrow,
        Function<Doings, Optional<String>> deed, Phrase name, Phrase nothing) {
        String path = doings.attr(shown -> shown.place().path(id));
        return each(
            doings.when(shown -> deed.apply(shown).isPresent(), Hx.send(button(span(arrow).attr("aria-hidden", "true"),
                doings.text(shown -> name.in(language, deed.apply(shown).orElseThrow()))), path).withId(id)),
            doings.when(shown -> deed.apply(shown).isEmpty(),
                button(span(arrow).attr("aria-hidden", "true")).withText(nothing.in(language)).withType("button").withId(id)
                    .attr("disabled")));
    }

    private static DomContent over(Doings doings, String value, Phrase name, Phrase hint) {
        Language language = doings.place().language();
        return li(
            Hx.send(button(name.in(language)).withName(Ids.RESTART).withValue(value), doings.place().path("restarts")),
            span(hint.in(language)).withClass("remark"));
    }

    private static OlTag list(Holes<Doings> doings) {
        return ol(doings.each(Doings::branches, BRANCH)).withId("branch-list");
    }

    private static SpanTag count(Language language, Holes<Doings> doings) {
        return span(doings.text(shown -> Phrase.BRANCHES.in(language, shown.branches().size()))).withId("branch-count");
    }

    private static DomContent rename(Doings doings) {
        Place place = doings.place();
        return form(
            label(Phrase.BRANCH_NAME.in(place.language())).withFor("name"),
            input().withType("text").withName(Ids.NAME).withId("name").withValue(doings.name()).attr("maxlength", "40").attr("required")
                .attr("autocomplete", "off"),
            input().withType("hidden").withName(Ids.AT).withValue(Numbers.seconds(place.at())),
            place.namesLanguage() ? input().withType("hidden").withName(Ids.LANG).withValue(place.language().tag()) : null,
            button(Phrase.BRANCH_RENAME.in(place.language())).withType("submit")
        ).withMethod("post").withAction(place.path("name")).withClass("rename");
    }
}
