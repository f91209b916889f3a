package diptych.web.view;

import static j2html.TagCreator.div;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.strong;

import diptych.lessons.Language;
import j2html.tags.DomContent;

/** The line under both panes, and why it is the way it is on this kernel. */
final class EqualityView {
    private EqualityView() {}

    static DomContent line(Stage stage) {
        Language language = stage.place().language();
        Equality equality = stage.equality();
        var printed = equality.printed();
        boolean minus = equality.balloonInTotal() && !equality.ballooned().isZero();
        return div(
            p(
                term("assigned", Phrase.EQ_ASSIGNED, printed.assigned(), language), sign("="),
                term("total", Phrase.EQ_TOTAL, printed.total(), language), sign("+"),
                term("kept", Phrase.EQ_KEPT, printed.keptBack(), language),
                iff(!equality.offline().isZero(), span(sign("+"), term("offline", Phrase.EQ_OFFLINE, printed.offline(), language))),
                iff(minus, span(sign("−"), term("ballooned", Phrase.EQ_BALLOONED, printed.ballooned(), language)))
            ).withClass("sum"),
            iff(!equality.ballooned().isZero(), p(remark(equality, language)).withClass("remark"))
        ).withClass("equality").attr("role", "group").attr("aria-label", Phrase.EQ_LABEL.in(language));
    }

    private static String remark(Equality equality, Language language) {
        return equality.balloonInTotal() ? Phrase.EQ_OLD.in(language) : Phrase.EQ_NEW.in(language, Numbers.mib(equality.ballooned()));
    }

    private static DomContent term(String kind, Phrase name, String value, Language language) {
        return span(span(name.in(language) + " "), strong(value)).withClass("term " + kind + " k-" + kind).attr("tabindex", "0");
    }

    private static DomContent sign(String sign) {
        return span(" " + sign + " ").withClass("sign");
    }
}
