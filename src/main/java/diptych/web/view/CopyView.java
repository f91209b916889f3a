package diptych.web.view;

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

    static final View<Inside> COPY = View.of((language, copy) -> section(
        h2(copy.text(Inside::heading)).withId("copy-heading"),
        p(copy.text(Inside::verdict)).withClass("verdict " + copy.attr(shown -> BackupView.lower(shown.tone()))),
        table(tbody(copy.each(Inside::files, FOUND))).withClass("found")
    ).withClass("card copy").withId("copy").attr("aria-labelledby", "copy-heading"));

    private CopyView() {}
}
