package diptych.web.view;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.p;
import static j2html.TagCreator.strong;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.tr;

import diptych.lessons.Language;
import diptych.web.view.BackupPicture.Disk;
import diptych.web.view.BackupPicture.Layer;
import diptych.web.view.BackupPicture.Line;
import diptych.web.view.BackupPicture.Line.When;
import diptych.web.view.BackupPicture.Mount;
import diptych.web.view.ConsoleView.Screen;
import j2html.tags.DomContent;
import java.util.List;

/** A picture of a backup in words and tables. */
final class BackupText {
    private BackupText() {}

    static DomContent of(BackupPicture picture) {
        Language language = picture.place().language();
        return each(
            picture.branch().map(branch -> LeverView.BRANCH.of(language, picture)).orElse(null),
            picture.trouble().map(trouble -> LeverView.TROUBLE.of(language, picture)).orElse(null),
            StageText.part(Phrase.TEXT_HOST, language, host(picture)),
            StageText.part(Phrase.TEXT_GUEST, language, guest(picture)),
            StageText.part(Phrase.MESSAGES_SO_FAR, language, exchange(picture)),
            picture.copy().map(copy -> CopyView.COPY.of(language, copy)).orElse(null),
            iff(!picture.levers().isEmpty(), LeverView.BREAK.of(language, picture)));
    }

    private static DomContent host(BackupPicture picture) {
        Language language = picture.place().language();
        return div(
            p(picture.host().title()),
            table(
                StageText.columns(language, List.of(Phrase.TEXT_FILE, Phrase.TEXT_ROLE, Phrase.TEXT_CELLS)),
                tbody(each(picture.host().disks(), disk -> each(disk.layers(), layer -> layer(layer, disk, language))))),
            DiskView.STORE.of(language, picture.host().store()),
            ValueView.TABLE.of(language, picture.host().facts()),
            ConsoleView.SCREEN.of(language, Screen.host(picture.host().console())));
    }

    private static DomContent layer(Layer layer, Disk disk, Language language) {
        return tr(th(layer.file()).attr("scope", "row"), td(layer.role().in(language)).withClass("left"),
            td(Phrase.CELLS_OF.in(language, layer.used(), disk.cell().count())));
    }

    private static DomContent guest(BackupPicture picture) {
        Language language = picture.place().language();
        return div(
            p(picture.guest().title()),
            p(strong(Phrase.DIRTY_DATA.in(language) + ": ")).withText(BackupView.dirty(picture.guest().dirty())),
            table(
                StageText.columns(language, List.of(Phrase.TEXT_MOUNT, Phrase.TEXT_STATE, Phrase.TEXT_REMARK)),
                tbody(each(picture.guest().mounts(), mount -> mount(mount, language)))),
            ValueView.TABLE.of(language, picture.guest().numbers()),
            ConsoleView.SCREEN.of(language, Screen.guest(picture.guest().console(), picture.host().console())));
    }

    private static DomContent mount(Mount mount, Language language) {
        return tr(th(mount.at() + " · " + mount.type()).attr("scope", "row"), td(BackupView.state(language, mount)).withClass("left"),
            td(mount.remark()).withClass("left"));
    }

    private static DomContent exchange(BackupPicture picture) {
        Language language = picture.place().language();
        List<Line> lines = picture.exchange().lines();
        if (lines.isEmpty()) return p(Phrase.NO_BACKUP_YET.in(language));
        return div(
            iff(!picture.exchange().clock().isEmpty(), p(picture.exchange().clock())),
            table(
                StageText.columns(language, List.of(Phrase.TEXT_MOMENT, Phrase.TEXT_DIRECTION, Phrase.TEXT_MESSAGE)),
                tbody(each(lines, line -> line(line, language)))).withClass("messages"));
    }

    private static DomContent line(Line line, Language language) {
        return tr(td(line.when() == When.TO_COME ? Phrase.PHASE_TO_COME.in(language) : line.detail()),
            td(BackupView.direction(language, line)), td(line.name()));
    }
}
