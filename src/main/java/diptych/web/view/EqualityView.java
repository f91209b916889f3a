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

    private static final View<Line> SUM = View.of((language, line) -> div(
        p(
            term(language, line, "assigned", Phrase.EQ_ASSIGNED, Equality.Printed::assigned), sign("="),
            term(language, line, "total", Phrase.EQ_TOTAL, Equality.Printed::total), sign("+"),
            term(language, line, "kept", Phrase.EQ_KEPT, Equality.Printed::keptBack),
            line.when(sum -> !sum.equality.offline().isZero(),
                sign("+"), term(language, line, "offline", Phrase.EQ_OFFLINE, Equality.Printed::offline)),
            line.when(Line::takesBalloon,
                sign("−"), term(language, line, "ballooned", Phrase.EQ_BALLOONED, Equality.Printed::ballooned))).withClass("sum"),
        line.when(sum -> !sum.equality.ballooned().isZero(), p(line.text(sum -> remark(language, sum.equality))).withClass("remark"))
    ).withClass("equality").attr("role", "group").attr("aria-label", Phrase.EQ_LABEL.in(language)));

    static final View<MemoryPicture> LINE = View.of((language, picture) -> each(
        picture.when(shown -> shown.equality().isPresent(), picture.part(Line::of, SUM)),
        picture.when(shown -> shown.equality().isEmpty(),
            div(p(picture.text(shown -> Phrase.EQ_NO_GUEST.in(language, Numbers.mib(shown.host().assigned())))).withClass("sum"))
                .withClass("equality"))));

    private EqualityView() {}

    private static String remark(Language language, Equality equality) {
        return equality.balloonInTotal() ? Phrase.EQ_OLD.in(language) : Phrase.EQ_NEW.in(language, Numbers.mib(equality.ballooned()));
    }

    private static DomContent term(Language language, Holes<Line> line, String kind, Phrase name,
                                   Function<Equality.Printed, String> value) {
        return span(span(name.in(language) + " "), strong(line.text(sum -> value.apply(sum.printed))))
            .withClass("term " + kind + " k-" + kind).attr("tabindex", "0");
    }

    private static DomContent sign(String sign) {
        return span(" " + sign + " ").withClass("sign");
    }
}
