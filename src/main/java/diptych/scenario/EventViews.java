package diptych.scenario;

import diptych.sim.model.Event;
import diptych.sim.model.Message;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Events as the result document tells them: {@code t}, {@code side}, {@code type}, {@code vm} and their own fields. A message has the
 * protocol's name and its fields in snake case; sizes are counts of pages there, as on the wire.
 */
final class EventViews {
    private EventViews() {}

    /** The facts of an event as a map that holds nothing but the event. */
    static Map<String, Object> of(Event event) {
        return new EventView(event);
    }

    static Map<String, Object> facts(Event event) {
        var view = new LinkedHashMap<String, Object>();
        view.put("t", event.at().inSeconds());
        view.put("side", side(event));
        view.put("type", type(event));
        view.put("vm", event.vm());
        fields(event, view);
        return view;
    }

    static String side(Event event) {
        return switch (event.side()) {
            case HOST -> "host";
            case GUEST -> "guest";
            case WIRE -> "wire";
        };
    }

    /** A message's own name; what is no message is named in the same style. */
    static String type(Event event) {
        return switch (event) {
            case Event.Sent sent -> sent.message().protocolName();
            case Event.Channel channel -> channel.open() ? "CHANNEL_OPEN" : "CHANNEL_CLOSED";
            case Event.StateChanged changed -> "VM_STATE";
            case Event.StartRefused refused -> "START_REFUSED";
            case Event.CheckpointEvent checkpoint -> switch (checkpoint.what()) {
                case CREATED -> "CREATE_CHECKPOINT";
                case APPLIED -> "APPLY_CHECKPOINT";
                case DELETED -> "DELETE_CHECKPOINT";
            };
            case Event.SettingsChanged changed -> "SETTINGS_CHANGED";
            case Event.SmartPaging paging -> "SMART_PAGING";
            case Event.HostApplications applications -> "HOST_APPLICATIONS";
            case Event.BlockAdded added -> "BLOCK_ADDED";
            case Event.BlockOnline online -> "BLOCK_ONLINE";
            case Event.ProgramStarted started -> "PROGRAM_STARTED";
            case Event.ProgramsEnded ended -> "PROGRAMS_ENDED";
            case Event.CommitRefused refused -> "COMMIT_REFUSED";
            case Event.OomKill kill -> "OOM_KILL";
            case Event.FileWritten written -> "FILE_WRITTEN";
            case Event.Vss vss -> vss.op().name();
            case Event.FileSystemFrozen frozen -> frozen.frozen() ? "FIFREEZE" : "FITHAW";
            case Event.Mounted mounted -> "JOURNAL_RECOVERY";
            case Event.ProgramBlocked program -> program.blocked() ? "PROGRAM_BLOCKED" : "PROGRAM_WOKEN";
            case Event.DatabaseRecovered database -> "DATABASE_RECOVERY";
            case Event.DaemonChanged daemon -> "VSS_DAEMON";
            case Event.FileChanged file -> file.exists() ? "FILE_CREATED" : "FILE_DELETED";
            case Event.ConfigChanged config -> "CONFIG_CHANGED";
            case Event.BackupState backup -> "BACKUP_STATE";
            case Event.HostAct act -> act.act().name();
        };
    }

    private static void fields(Event event, Map<String, Object> view) {
        switch (event) {
            case Event.Sent sent -> message(sent.message(), view);
            case Event.Channel channel -> { }
            case Event.StateChanged changed -> {
                view.put("from", changed.from().shown());
                view.put("to", changed.to().shown());
            }
            case Event.StartRefused refused -> view.put("message", refused.message());
            case Event.CheckpointEvent checkpoint -> view.put("name", checkpoint.name());
            case Event.SettingsChanged changed -> settings(changed, view);
            case Event.SmartPaging paging -> view.put("pages", paging.inUse().count());
            case Event.HostApplications applications -> view.put("pages", applications.held().count());
            case Event.BlockAdded added -> {
                view.put("block", (long) added.block());
                view.put("pages", added.pages().count());
            }
            case Event.BlockOnline online -> {
                view.put("block", (long) online.block());
                view.put("pages", online.pages().count());
            }
            case Event.ProgramStarted started -> program(started.pid(), started.name(), started.committed().count(), view);
            case Event.ProgramsEnded ended -> {
                view.put("count", (long) ended.count());
                view.put("pages", ended.freed().count());
            }
            case Event.CommitRefused refused -> program(refused.pid(), refused.name(), refused.asked().count(), view);
            case Event.OomKill kill -> program(kill.pid(), kill.name(), kill.freed().count(), view);
            case Event.Vss vss -> {
                view.put("answer", vss.answer());
                view.put("status", vss.status());
                view.put("flags", (long) vss.flags());
            }
            case Event.FileSystemFrozen frozen -> {
                view.put("mount", frozen.mount());
                view.put("error", (long) frozen.error());
            }
            case Event.Mounted mounted -> view.put("mount", mounted.mount());
            case Event.ProgramBlocked program -> {
                view.put("pid", (long) program.pid());
                view.put("name", program.name());
            }
            case Event.DatabaseRecovered database -> {
                view.put("pid", (long) database.pid());
                view.put("name", database.name());
                view.put("transactions", (long) database.transactions());
            }
            case Event.DaemonChanged daemon -> view.put("what", daemon.what());
            case Event.FileChanged file -> view.put("path", file.path());
            case Event.ConfigChanged config -> {
                view.put("what", config.what());
                view.put("value", config.value());
            }
            case Event.BackupState backup -> {
                view.put("job", (long) backup.job());
                view.put("state", backup.state().name());
                view.put("message", backup.message());
            }
            case Event.HostAct act -> view.put("detail", act.detail());
            case Event.FileWritten written -> {
                view.put("path", written.path());
                view.put("pages", written.pages().count());
            }
        }
    }

    private static void program(int pid, String name, long pages, Map<String, Object> view) {
        view.put("pid", (long) pid);
        view.put("name", name);
        view.put("pages", pages);
    }

    private static void settings(Event.SettingsChanged changed, Map<String, Object> view) {
        view.put("dynamic", changed.settings().dynamic());
        view.put("startup", changed.settings().startup().count());
        view.put("minimum", changed.settings().minimum().count());
        view.put("maximum", changed.settings().maximum().count());
        view.put("buffer", (long) changed.settings().buffer());
        view.put("weight", (long) changed.settings().weight());
    }

    private static void message(Message message, Map<String, Object> view) {
        view.put("size", (long) message.size());
        view.put("trans_id", message.transId());
        switch (message) {
            case Message.VersionRequest request -> {
                view.put("version", request.version().toString());
                view.put("is_last_attempt", request.isLastAttempt());
            }
            case Message.VersionResponse response -> view.put("is_accepted", response.isAccepted());
            case Message.CapabilitiesReport report -> capabilities(report, view);
            case Message.CapabilitiesResponse response -> view.put("is_accepted", response.isAccepted());
            case Message.StatusReport report -> status(report, view);
            case Message.BalloonRequest request -> view.put("num_pages", request.numPages().count());
            case Message.BalloonResponse response ->
                ranges(response.morePages(), response.rangeCount(), response.numPages().count(), view);
            case Message.UnballoonRequest request -> ranges(request.morePages(), request.rangeCount(), request.numPages().count(), view);
            case Message.UnballoonResponse response -> { }
            case Message.HotAddRequest request -> hotAdd(request, view);
            case Message.HotAddResponse response -> {
                view.put("page_count", response.pageCount().count());
                view.put("result", (long) response.result());
            }
            case Message.InfoMessage info -> {
                view.put("info_type", (long) info.infoType());
                view.put("max_page_count", info.maxPageCount().count());
            }
        }
    }

    private static void capabilities(Message.CapabilitiesReport report, Map<String, Object> view) {
        view.put("balloon", report.balloon());
        view.put("hot_add", report.hotAdd());
        view.put("hot_add_alignment", (long) report.hotAddAlignment());
        view.put("min_page_cnt", report.minPageCnt());
        view.put("max_page_number", report.maxPageNumber());
    }

    /** Linux fills the first two and leaves the others zero. */
    private static void status(Message.StatusReport report, Map<String, Object> view) {
        view.put("num_avail", report.numAvail().count());
        view.put("num_committed", report.numCommitted().count());
        view.put("page_file_size", 0L);
        view.put("zero_free", 0L);
        view.put("page_file_writes", 0L);
        view.put("io_diff", 0L);
    }

    private static void ranges(boolean more, int ranges, long pages, Map<String, Object> view) {
        view.put("more_pages", more);
        view.put("range_count", (long) ranges);
        view.put("num_pages", pages);
    }

    private static void hotAdd(Message.HotAddRequest request, Map<String, Object> view) {
        view.put("start_page", request.startPage());
        view.put("page_cnt", request.pageCnt().count());
        view.put("region_start", request.regionStart());
        view.put("region_cnt", request.regionCnt().count());
    }
}
