package diptych.web.view;

import static j2html.TagCreator.div;
import static j2html.TagCreator.figcaption;
import static j2html.TagCreator.figure;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.li;
import static j2html.TagCreator.nav;
import static j2html.TagCreator.ol;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.strong;

import diptych.lessons.Language;
import diptych.web.view.BackupPicture.Line;
import diptych.web.view.BackupPicture.Mount;
import diptych.web.view.ConsoleView.Screen;
import diptych.web.view.Place.GuestTab;
import diptych.web.view.Place.HostTab;
import j2html.tags.DomContent;
import java.util.Locale;

/** Host left, guest right, and between them the messages of a backup: one instant. */
final class BackupView {
    private static final View<Line> LINE = View.of((language, line) -> li(
        span(line.text(Line::name)).withClass("name"),
        span(line.text(shown -> direction(language, shown))).withClass("arrow"),
        span(line.text(Line::detail)).withClass("detail")
    ).withClass(line.attr(BackupView::kind)));

    private static final View<BackupPicture> EXCHANGE = View.of((language, picture) -> div(
        picture.when(shown -> shown.exchange().lines().isEmpty(), p(Phrase.NO_BACKUP_YET.in(language)).withClass("when")),
        picture.when(shown -> !shown.exchange().clock().isEmpty(),
            p(picture.text(shown -> shown.exchange().clock())).withClass("ice").withId("ice")),
        ol(picture.each(shown -> shown.exchange().lines(), LINE)).withClass("exchange")));

    private static final View<Mount> MOUNT = View.of((language, mount) -> li(
        span(strong(mount.text(Mount::at)), mount.text(shown -> " · " + shown.type()),
            span(mount.text(shown -> " " + shown.remark())).withClass("remark")),
        span(mount.text(shown -> state(language, shown))).withClass("state " + mount.attr(shown -> lower(shown.state())))
    ).withClass("mount"));

    private static final View<BackupPicture> HOST = View.of((language, picture) -> section(
        div(h2(Phrase.HOST.in(language)), span(picture.text(shown -> shown.host().title()))).withClass("head"),
        div(
            picture.each(shown -> shown.host().disks(), DiskView.DISK),
            picture.part(shown -> shown.host().store(), DiskView.STORE),
            picture.part(shown -> shown.host().facts(), ValueView.TABLE)).withClass("body story-of-host"),
        div(
            nav(
                Tabs.host(picture, HostTab.JOB, "wbadmin"),
                Tabs.host(picture, HostTab.CHECKPOINTS, Phrase.TAB_CHECKPOINTS.in(language)),
                Tabs.host(picture, HostTab.SERVICES, Phrase.TAB_SERVICES.in(language)),
                Tabs.host(picture, HostTab.EVENTS, Phrase.TAB_EVENTS.in(language)),
                Tabs.host(picture, HostTab.BACKUP_POWERSHELL, "PowerShell")
            ).withClass("tabs").attr("aria-label", Phrase.HOST_TABS.in(language)),
            picture.part(shown -> Screen.host(shown.host().console()), ConsoleView.WITH_ENTRY)).withClass("below")
    ).withClass("pane host").attr("aria-label", Phrase.HOST.in(language)));

    private static final View<BackupPicture> HINGE = View.of((language, picture) -> section(
        div(h2(Phrase.MESSAGES.in(language))).withClass("head"),
        div(picture.part(shown -> shown, EXCHANGE)).withClass("body")
    ).withClass("hinge").attr("aria-label", Phrase.MESSAGES.in(language)));

    private static final View<BackupPicture> INSIDE = View.of((language, picture) -> div(
        p(span(Phrase.DIRTY_DATA.in(language)),
            strong(picture.text(shown -> dirty(shown.guest().dirty()))).attr("data-k", Same.DIRTY.key())).withClass("level"),
        picture.html(shown -> Meter.of("dirty", shown.guest().dirty().percent())),
        p(Phrase.MOUNTS_IN_ORDER.in(language)).withClass("remark"),
        ol(picture.each(shown -> shown.guest().mounts(), MOUNT)).withClass("mounts"),
        picture.part(shown -> shown.guest().numbers(), ValueView.TABLE)));

    private static final View<BackupPicture> GUEST = View.of((language, picture) -> section(
        div(
            h2(Phrase.GUEST.in(language)),
            span(picture.text(shown -> shown.guest().title()))).withClass("head"),
        div(picture.part(shown -> shown, INSIDE)).withClass("body story-of-guest"),
        div(
            nav(
                Tabs.guest(picture, GuestTab.PS, "ps"),
                Tabs.guest(picture, GuestTab.MOUNT, "mount"),
                Tabs.guest(picture, GuestTab.JOURNAL, "journalctl"),
                Tabs.guest(picture, GuestTab.DAEMON, "systemctl"),
                Tabs.guest(picture, GuestTab.BACKUP_DMESG, "dmesg"),
                Tabs.guest(picture, GuestTab.BACKUP_SHELL, "Shell")
            ).withClass("tabs").attr("aria-label", Phrase.GUEST_TABS.in(language)),
            picture.part(shown -> Screen.guest(shown.guest().console(), shown.host().console()), ConsoleView.WITH_ENTRY)).withClass("below")
    ).withClass("pane guest").attr("aria-label", Phrase.GUEST.in(language)));

    /** The whole picture: what has been done to the run and who is stuck stand above it, what can be done and the copy below. */
    static final View<BackupPicture> BACKUP = View.of((language, picture) -> div(
        picture.when(shown -> shown.branch().isPresent(), picture.part(shown -> shown, LeverView.BRANCH)),
        picture.when(shown -> shown.trouble().isPresent(), picture.part(shown -> shown, LeverView.TROUBLE)),
        section(
            picture.part(shown -> shown, HOST),
            picture.part(shown -> shown, HINGE),
            picture.part(shown -> shown, GUEST),
            div(span(Phrase.SAME_MOMENT_WITH.in(language)), OtherGuests.of(language, picture)).withClass("foot")
        ).withClass("card diptych backup"),
        picture.when(shown -> shown.copy().isPresent(), picture.part(shown -> shown.copy().orElseThrow(), CopyView.COPY)),
        picture.when(shown -> !shown.levers().isEmpty(), picture.part(shown -> shown, LeverView.BREAK))
    ).withClass("backup-picture"));

    private BackupView() {}

    /** A moment to look at: disks, messages and mounts, and nothing to press. */
    static DomContent small(BackupPicture picture) {
        Language language = picture.place().language();
        return figure(
            div(
                span(Phrase.HOST.in(language)).withClass("side host-side"),
                span(Phrase.MESSAGES.in(language)).withClass("side"),
                span(Phrase.GUEST.in(language)).withClass("side guest-side")).withClass("sides"),
            div(
                div(DiskView.DISK.of(language, picture.host().disks().get(0)), DiskView.STORE.of(language, picture.host().store())),
                div(EXCHANGE.of(language, picture)),
                div(INSIDE.of(language, picture))).withClass("small-backup"),
            figcaption(caption(picture).in(language, Numbers.moment(picture.place().at())))).withClass("card diptych-small");
    }

    private static Phrase caption(BackupPicture picture) {
        boolean frozen = picture.guest().mounts().stream().anyMatch(mount -> mount.state() == Mount.State.FROZEN);
        return frozen ? Phrase.PREVIEW_FROZEN : Phrase.PREVIEW_RUNNING;
    }

    static String state(Language language, Mount mount) {
        return (switch (mount.state()) {
            case RUNNING -> Phrase.MOUNT_RUNNING;
            case FLUSHING -> Phrase.MOUNT_FLUSHING;
            case FROZEN -> Phrase.MOUNT_FROZEN;
            case REFUSED -> Phrase.MOUNT_REFUSED;
            case SKIPPED -> Phrase.MOUNT_SKIPPED;
        }).in(language);
    }

    static String dirty(BackupPicture.Dirty dirty) {
        String before = dirty.before().equals(dirty.now()) ? "" : dirty.before().count() + " → ";
        return before + dirty.now().count() + " MB";
    }

    static String direction(Language language, Line line) {
        return switch (line.kind()) {
            case TO_GUEST -> Phrase.TO_GUEST.in(language);
            case TO_HOST -> Phrase.TO_HOST.in(language);
            case ON_HOST -> Phrase.ON_HOST.in(language);
            case IN_GUEST -> Phrase.IN_GUEST.in(language);
        };
    }

    private static String kind(Line line) {
        return lower(line.kind()) + " " + lower(line.when()) + (line.frozen() ? " cold" : "") + (line.bad() ? " wrong" : "");
    }

    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
