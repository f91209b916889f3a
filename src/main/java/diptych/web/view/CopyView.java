package diptych.web.view;

import static j2html.TagCreator.div;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.tr;

import diptych.web.view.BackupPicture.Found;
import diptych.web.view.BackupPicture.Inside;

/** What is inside a copy: each file that programs wrote, and whether all of it is there. */
final class CopyView {
    private static final View<Found> FOUND = View.of((language, found) -> tr(
        th(found.text(Found::path)).attr("scope", "row"),
        td(span(found.text(Found::verdict)).withClass("shown " + found.attr(file -> BackupView.lower(file.tone()))))));

    /** Without a name of its own, for a page that shows more than one. */
    static final View<Inside> CONTENT = View.of((language, copy) -> div(
        h2(copy.text(Inside::heading)),
        p(copy.text(Inside::verdict)).withClass("verdict " + copy.attr(shown -> BackupView.lower(shown.tone()))),
        table(tbody(copy.each(Inside::files, FOUND))).withClass("found")).withClass("card copy"));

    static final View<Inside> COPY = View.of((language, copy) -> section(copy.part(shown -> shown, CONTENT))
        .withId("copy").attr("aria-label", copy.attr(Inside::heading)));

    private CopyView() {}
}
