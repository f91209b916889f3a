package diptych.web.view;

import static diptych.web.view.Numbers.mib;

import diptych.lessons.Language;
import diptych.sim.model.Event;
import diptych.sim.model.Message;
import diptych.sim.units.Pages;

/** An event as a sentence, and a message as the few words that stand beside its name. */
public final class EventSentence {
    private EventSentence() {}

    /** What has happened, for somebody who does not see the picture. */
    public static String of(Language language, Event event) {
        return switch (event) {
            case Event.Sent sent -> of(language, sent.message());
            case Event.Channel channel -> (channel.open() ? Phrase.SAYS_CHANNEL_OPEN : Phrase.SAYS_CHANNEL_CLOSED).in(language);
            case Event.StateChanged changed -> Phrase.SAYS_STATE.in(language, changed.vm(), changed.from().shown(), changed.to().shown());
            case Event.StartRefused refused -> Phrase.SAYS_REFUSED.in(language, refused.message());
            case Event.CheckpointEvent checkpoint -> checkpoint(checkpoint.what()).in(language, checkpoint.vm(), checkpoint.name());
            case Event.SettingsChanged changed -> Phrase.SAYS_SETTINGS.in(language, changed.vm());
            case Event.SmartPaging paging -> paging.inUse().isZero() ? Phrase.SAYS_SMART_PAGING_GONE.in(language)
                : Phrase.SAYS_SMART_PAGING.in(language, mib(paging.inUse()));
            case Event.HostApplications programs -> Phrase.SAYS_HOST_APPLICATIONS.in(language, mib(programs.held()));
            case Event.BlockAdded added -> Phrase.SAYS_BLOCK_ADDED.in(language, mib(added.pages()));
            case Event.BlockOnline online -> Phrase.SAYS_BLOCK_ONLINE.in(language, mib(online.pages()));
            case Event.ProgramStarted started -> Phrase.SAYS_PROGRAM.in(language, started.name(), mib(started.committed()));
            case Event.ProgramsEnded ended -> Phrase.SAYS_PROGRAMS_END.in(language, mib(ended.freed()));
            case Event.CommitRefused refused -> Phrase.SAYS_COMMIT_REFUSED.in(language, refused.name(), mib(refused.asked()));
            case Event.OomKill kill -> Phrase.SAYS_OOM.in(language, kill.name(), mib(kill.freed()));
            case Event.OfBackup backup -> BackupSentence.of(language, backup);
            case Event.FileWritten written -> Phrase.SAYS_WRITE.in(language, written.path(), mib(written.pages()));
        };
    }

    /** The same when the page is about one VM: of another one it is said which. */
    public static String of(Language language, Event event, String subject) {
        boolean other = !event.vm().isEmpty() && !event.vm().equals(subject) && !(event instanceof Event.StateChanged);
        return other ? Phrase.SAYS_OTHER.in(language, event.vm(), of(language, event)) : of(language, event);
    }

    private static Phrase checkpoint(Event.CheckpointEvent.What what) {
        return switch (what) {
            case CREATED -> Phrase.SAYS_CHECKPOINT;
            case APPLIED -> Phrase.SAYS_CHECKPOINT_APPLIED;
            case DELETED -> Phrase.SAYS_CHECKPOINT_DELETED;
        };
    }

    private static String of(Language language, Message message) {
        return switch (message) {
            case Message.VersionRequest m -> Phrase.SAYS_VERSION.in(language, m.version());
            case Message.VersionResponse m -> (m.isAccepted() ? Phrase.SAYS_VERSION_YES : Phrase.SAYS_VERSION_NO).in(language);
            case Message.CapabilitiesReport m -> Phrase.SAYS_CAPABILITIES.in(language, yes(language, m.balloon()),
                yes(language, m.hotAdd()));
            case Message.CapabilitiesResponse m -> (m.isAccepted() ? Phrase.SAYS_CAPABILITIES_YES : Phrase.SAYS_CAPABILITIES_NO)
                .in(language);
            case Message.StatusReport m -> Phrase.SAYS_REPORT.in(language, mib(m.numCommitted()), mib(m.numAvail()));
            case Message.BalloonRequest m -> Phrase.SAYS_BALLOON_REQUEST.in(language, mib(m.numPages()));
            case Message.BalloonResponse m -> m.numPages().isZero() ? Phrase.SAYS_BALLOON_NOTHING.in(language)
                : Phrase.SAYS_BALLOON_RESPONSE.in(language, mib(m.numPages()));
            case Message.UnballoonRequest m -> Phrase.SAYS_UNBALLOON_REQUEST.in(language, mib(m.numPages()));
            case Message.UnballoonResponse m -> Phrase.SAYS_UNBALLOON_RESPONSE.in(language);
            case Message.HotAddRequest m -> Phrase.SAYS_HOT_ADD_REQUEST.in(language, mib(m.pageCnt()));
            case Message.HotAddResponse m -> added(m).in(language, mib(m.pageCount()));
            case Message.InfoMessage m -> Phrase.SAYS_INFO.in(language, mib(m.maxPageCount()));
        };
    }

    /** No pages and result 1 means never again, result 0 not now (reference section 5). */
    private static Phrase added(Message.HotAddResponse message) {
        if (!message.pageCount().isZero()) return Phrase.SAYS_HOT_ADD_RESPONSE;
        return message.result() == 0 ? Phrase.SAYS_HOT_ADD_LATER : Phrase.SAYS_HOT_ADD_NEVER;
    }

    /** What is in a message, beside its name. */
    public static String contents(Language language, Message message) {
        return switch (message) {
            case Message.VersionRequest m -> Phrase.HOLDS_VERSION.in(language, m.version(), m.size());
            case Message.VersionResponse m -> accepted(language, m.isAccepted(), m.size());
            case Message.CapabilitiesReport m -> Phrase.HOLDS_CAPABILITIES.in(language, yes(language, m.balloon()),
                yes(language, m.hotAdd()), m.size());
            case Message.CapabilitiesResponse m -> accepted(language, m.isAccepted(), m.size());
            case Message.StatusReport m -> Phrase.HOLDS_REPORT.in(language, mib(m.numCommitted()), mib(m.numAvail()));
            case Message.BalloonRequest m -> Phrase.HOLDS_PAGES.in(language, pages(m.numPages()), m.size());
            case Message.BalloonResponse m -> ranges(language, m.numPages(), m.rangeCount(), m.size());
            case Message.UnballoonRequest m -> ranges(language, m.numPages(), m.rangeCount(), m.size());
            case Message.UnballoonResponse m -> Phrase.HOLDS_HEADER.in(language, m.size());
            case Message.HotAddRequest m -> Phrase.HOLDS_PAGES.in(language, pages(m.pageCnt()), m.size());
            case Message.HotAddResponse m -> Phrase.HOLDS_RESULT.in(language, pages(m.pageCount()), m.result(), m.size());
            case Message.InfoMessage m -> Phrase.HOLDS_MAXIMUM.in(language, pages(m.maxPageCount()), m.size());
        };
    }

    private static String ranges(Language language, Pages pages, int ranges, int size) {
        return Phrase.HOLDS_RANGES.in(language, pages(pages), ranges, size);
    }

    private static String accepted(Language language, boolean accepted, int size) {
        return (accepted ? Phrase.HOLDS_ACCEPTED : Phrase.HOLDS_REFUSED).in(language, size);
    }

    private static String yes(Language language, boolean can) {
        return (can ? Phrase.YES : Phrase.NO).in(language);
    }

    private static String pages(Pages pages) {
        return Numbers.grouped(pages.count());
    }
}
