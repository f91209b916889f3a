package diptych.web.view;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.li;
import static j2html.TagCreator.ol;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;

import diptych.lessons.Language;
import diptych.sim.units.Pages;
import diptych.web.view.MemoryPicture.Parcel;
import diptych.web.view.MemoryPicture.Scale;
import diptych.web.view.MemoryPicture.Wire;
import diptych.web.view.View.Holes;
import j2html.tags.specialized.LiTag;
import java.util.List;

/** The messages of a moment, in the hinge. */
final class WireView {
    private static final View<Parcel> PARCEL = View.of((language, parcel) -> each(
        parcel.when(sent -> sent.same() == Same.NOTHING, message(language, parcel)),
        parcel.when(sent -> sent.same() != Same.NOTHING, message(language, parcel).attr("data-k", parcel.attr(sent -> sent.same().key()))
            .attr("tabindex", "0").attr("aria-describedby", parcel.attr(sent -> sent.same().sentence())))));

    static final View<MemoryPicture> WIRE = View.of((language, picture) -> div(
        p(picture.text(shown -> heading(language, shown.wire()))).withClass("when"),
        ol(picture.each(shown -> shown.wire().messages(), PARCEL))
    ).withClass("wire at-" + picture.attr(shown -> gap(shown.scale()))));

    private WireView() {}

    private static LiTag message(Language language, Holes<Parcel> parcel) {
        return li(
            span(parcel.text(Parcel::name)).withClass("name"),
            span(parcel.text(sent -> (sent.fromGuest() ? Phrase.TO_HOST : Phrase.TO_GUEST).in(language))).withClass("arrow"),
            span(parcel.text(Parcel::detail)).withClass("detail")
        ).withClass(parcel.attr(sent -> (sent.fromGuest() ? "from-guest" : "from-host") + (sent.fresh() ? "" : " stale")));
    }

    private static String heading(Language language, Wire wire) {
        if (wire.messages().isEmpty()) return Phrase.WIRE_NOTHING.in(language);
        String last = Numbers.moment(wire.messages().get(wire.messages().size() - 1).at());
        return (wire.quiet() ? Phrase.WIRE_QUIET : Phrase.ON_THE_WIRE).in(language, last);
    }

    /** Where the widest gap between the dashed lines begins, in tenths of the drawing from its top: there the messages hide no label. */
    private static long gap(Scale scale) {
        long top = scale.top().count();
        long begins = top;
        long widest = 0;
        long upper = top;
        for (Pages line : List.of(scale.maximum().min(scale.top()), scale.startup(), scale.minimum(), Pages.ZERO)) {
            if (upper - line.count() > widest) {
                widest = upper - line.count();
                begins = upper;
            }
            upper = line.count();
        }
        return (top - begins) * 10 / top;
    }
}
