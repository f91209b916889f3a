package diptych.web.view;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.strong;

import diptych.lessons.Language;
import diptych.web.view.View.Holes;
import j2html.tags.DomContent;
import java.util.function.Function;

/** The line under both panes, and why it is the way it is on this kernel. */
final class EqualityView {
    /** The sum, ready to print. */
    private record Line(Equality equality, Equality.Printed printed) {
        static Line of(MemoryPicture picture) {
            Equality equality = picture.equality().orElseThrow();
            return new Line(equality, equality.printed());
        }

        boolean takesBalloon() {
            return equality.balloonInTotal() && !equality.ballooned().isZero();
        }
    }

    /** To be read. */
    static final View<MemoryPicture> LINE = line(false);

    /** Under a picture whose bytes light up: each term is a stop for the keyboard. */
    static final View<MemoryPicture> LINKED = line(true);

    private EqualityView() {}

    private static View<MemoryPicture> line(boolean linked) {
        View<Line> sum = sum(linked);
        return View.of((language, picture) -> div(
            picture.when(shown -> shown.equality().isPresent(), picture.part(Line::of, sum)),
            picture.when(shown -> shown.equality().isEmpty(),
                p(picture.text(shown -> Phrase.EQ_NO_GUEST.in(language, Numbers.mib(shown.host().assigned())))).withClass("sum")),
            linked ? SameView.sentences(picture, MemoryPicture::told) : each()
        ).withClass("equality").attr("role", "group").attr("aria-label", Phrase.EQ_LABEL.in(language)));
    }

    private static View<Line> sum(boolean linked) {
        return View.of((language, line) -> each(
            p(
                term(language, line, linked, Same.ASSIGNED, Phrase.EQ_ASSIGNED, Equality.Printed::assigned), sign("="),
                term(language, line, linked, Same.TOTAL, Phrase.EQ_TOTAL, Equality.Printed::total), sign("+"),
                term(language, line, linked, Same.KEPT, Phrase.EQ_KEPT, Equality.Printed::keptBack),
                line.when(sum -> !sum.equality.offline().isZero(),
                    sign("+"), term(language, line, linked, Same.OFFLINE, Phrase.EQ_OFFLINE, Equality.Printed::offline)),
                line.when(Line::takesBalloon, sign("−"),
                    term(language, line, linked, Same.BALLOON, Phrase.EQ_BALLOONED, Equality.Printed::ballooned))).withClass("sum"),
            line.when(sum -> !sum.equality.ballooned().isZero(), p(line.text(sum -> remark(language, sum.equality))).withClass("remark"))));
    }

    private static String remark(Language language, Equality equality) {
        return equality.balloonInTotal() ? Phrase.EQ_OLD.in(language) : Phrase.EQ_NEW.in(language, Numbers.mib(equality.ballooned()));
    }

    private static DomContent term(Language language, Holes<Line> line, boolean linked, Same same, Phrase name,
                                   Function<Equality.Printed, String> value) {
        var term = span(span(name.in(language) + " "), strong(line.text(sum -> value.apply(sum.printed)))).withClass("term " + same.key());
        return linked ? SameView.stop(term, same) : term;
    }

    private static DomContent sign(String sign) {
        return span(" " + sign + " ").withClass("sign");
    }
}
