package diptych.web.view;

import diptych.lessons.Language;
import diptych.lessons.Topic;
import diptych.sim.units.SimTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the address of a stage says: whose run, which moment, which tabs, in which language. Every link of a stage is made here, so
 * that a reload, the back button and a copied link show the same picture.
 *
 * @param origin       scheme and host under which the reader reached us, for links that are passed on
 * @param path         of the learner's run, or of a link that carries a run by itself
 * @param language     what the page is written in
 * @param namesLanguage whether the address names the language, so that links must go on naming it
 * @param at           the moment
 * @param hostTab      open on the host's side
 * @param guestTab     open on the guest's side
 * @param zoom         of the rail, if the reader chose one; else it follows from the moment
 * @param ahead        whether what is asked about the next step is to be shown, and not what became of the last
 */
public record Place(String origin, String path, Language language, boolean namesLanguage, SimTime at, HostTab hostTab,
                    GuestTab guestTab, Optional<Zoom> zoom, boolean ahead) {

    /** A tab of the host's pane. The first of a topic is open unless another one was chosen. */
    public enum HostTab {
        MEMORY(Topic.MEMORY, "memory"), ALL_VMS(Topic.MEMORY, "vms"), SETTINGS(Topic.MEMORY, "settings"),
        PRESSURE(Topic.MEMORY, "pressure"), POWERSHELL(Topic.MEMORY, "powershell"),
        JOB(Topic.BACKUP, "backup"), CHECKPOINTS(Topic.BACKUP, "checkpoints"), SERVICES(Topic.BACKUP, "services"),
        EVENTS(Topic.BACKUP, "events"), BACKUP_POWERSHELL(Topic.BACKUP, "powershell");

        private static final Map<Topic, List<HostTab>> IN_ORDER = Arrays.stream(values()).collect(Collectors.groupingBy(tab -> tab.topic));

        private final Topic topic;
        private final String written;

        HostTab(Topic topic, String written) {
            this.topic = topic;
            this.written = written;
        }

        /** As the address writes it. */
        public String written() {
            return written;
        }

        /** Those of a topic, in order. */
        public static List<HostTab> of(Topic topic) {
            return IN_ORDER.get(topic);
        }

        /** The one in which somebody can type. */
        public static HostTab shell(Topic topic) {
            return topic == Topic.MEMORY ? POWERSHELL : BACKUP_POWERSHELL;
        }

        public boolean isShell() {
            return this == shell(topic);
        }

        boolean isUsual() {
            return of(topic).get(0) == this;
        }
    }

    /** A tab of the guest's pane: what is typed in its terminal. The first of a topic is open unless another one was chosen. */
    public enum GuestTab {
        FREE(Topic.MEMORY, "free"), MEMINFO(Topic.MEMORY, "meminfo"), DMESG(Topic.MEMORY, "dmesg"), SHELL(Topic.MEMORY, "shell"),
        PS(Topic.BACKUP, "ps"), MOUNT(Topic.BACKUP, "mount"), JOURNAL(Topic.BACKUP, "journal"), DAEMON(Topic.BACKUP, "daemon"),
        BACKUP_DMESG(Topic.BACKUP, "dmesg"), BACKUP_SHELL(Topic.BACKUP, "shell");

        private static final Map<Topic, List<GuestTab>> IN_ORDER = Arrays.stream(values()).collect(Collectors.groupingBy(tab -> tab.topic));

        private final Topic topic;
        private final String written;

        GuestTab(Topic topic, String written) {
            this.topic = topic;
            this.written = written;
        }

        /** As the address writes it. */
        public String written() {
            return written;
        }

        /** Those of a topic, in order. */
        public static List<GuestTab> of(Topic topic) {
            return IN_ORDER.get(topic);
        }

        /** The one in which somebody can type. */
        public static GuestTab shell(Topic topic) {
            return topic == Topic.MEMORY ? SHELL : BACKUP_SHELL;
        }

        public boolean isShell() {
            return this == shell(topic);
        }

        boolean isUsual() {
            return of(topic).get(0) == this;
        }
    }

    /** How much of a run the rail shows. */
    public enum Zoom {
        /** All of it. */
        RUN("run"),
        /** What matters around this moment, where the topic has such a stretch: a backup until its guest has long gone on. */
        CLOSE("close");

        private final String written;

        Zoom(String written) {
            this.written = written;
        }

        /** As the address writes it. */
        public String written() {
            return written;
        }
    }

    /** A place that shows what is usual for a topic. */
    public static Place usual(String origin, String session, Language language, boolean namesLanguage, SimTime at, Topic topic) {
        return new Place(origin, ofSession(session), language, namesLanguage, at, HostTab.of(topic).get(0), GuestTab.of(topic).get(0),
            Optional.empty(), false);
    }

    /** The same with the tabs and the zoom that are usual for a topic. */
    public Place asUsual(Topic topic) {
        return new Place(origin, path, language, namesLanguage, at, HostTab.of(topic).get(0), GuestTab.of(topic).get(0), Optional.empty(),
            false);
    }

    /** Another moment; nothing is asked ahead of it. */
    public Place at(SimTime moment) {
        return new Place(origin, path, language, namesLanguage, moment, hostTab, guestTab, zoom, false);
    }

    /** The same, with what is asked about the next step. */
    public Place lookingAhead() {
        return new Place(origin, path, language, namesLanguage, at, hostTab, guestTab, zoom, true);
    }

    /** The same of another session. */
    public Place of(String other) {
        return new Place(origin, ofSession(other), language, namesLanguage, at, hostTab, guestTab, zoom, ahead);
    }

    public Place with(HostTab tab) {
        return new Place(origin, path, language, namesLanguage, at, tab, guestTab, zoom, ahead);
    }

    public Place with(GuestTab tab) {
        return new Place(origin, path, language, namesLanguage, at, hostTab, tab, zoom, ahead);
    }

    public Place with(Zoom chosen) {
        return new Place(origin, path, language, namesLanguage, at, hostTab, guestTab, Optional.of(chosen), ahead);
    }

    public Place in(Language other) {
        return new Place(origin, path, other, true, at, hostTab, guestTab, zoom, ahead);
    }

    /** The path of a session's stage. */
    public static String ofSession(String id) {
        return "/s/" + id;
    }

    /** Where the same moment is told in words. */
    public String textAddress() {
        return path + "/text" + query();
    }

    /** Where what the learner does is sent. */
    public String movesPath() {
        return path + "/moves";
    }

    /** Where what the learner does to the world is sent. */
    public String actsPath() {
        return path + "/acts";
    }

    /** Where what the learner says to a question is sent. */
    public String answersPath() {
        return path() + "/answers";
    }

    /** Where what is asked when the lesson is over is asked. */
    public String recallAddress() {
        return path() + "/recall" + (namesLanguage ? "?lang=" + language.tag() : "");
    }

    /** Where what the learner types is sent. */
    public String linesPath() {
        return path() + "/lines";
    }

    /** Where the wish is sent to see another guest beside this one. */
    public String comparisonsPath() {
        return path + "/comparisons";
    }

    /** The address of this picture. */
    public String address() {
        return path + query();
    }

    /** The address of its last moment, whenever that is. */
    public String addressOfEnd() {
        return path + rest().replaceFirst("^&", "?");
    }

    /** Where something that the learner does to the run as a whole is sent. */
    public String path(String deed) {
        return path + "/" + deed;
    }

    /** The path of a run that a link carries. */
    public static String ofCode(String code) {
        return "/r/" + code;
    }

    /** Whether somebody holds the run; else a link carries it. */
    public boolean isOfSession() {
        return path.startsWith(ofSession(""));
    }

    /** A link that carries a run, for somebody else, who may read another language. */
    public String linkTo(String code) {
        return origin + ofCode(code);
    }

    /** The same for somebody else. */
    public String link() {
        return origin + address();
    }

    private String query() {
        return "?at=" + Numbers.seconds(at) + rest();
    }

    private String rest() {
        var query = new StringBuilder();
        if (!hostTab.isUsual()) query.append("&host=").append(hostTab.written());
        if (!guestTab.isUsual()) query.append("&screen=").append(guestTab.written());
        zoom.ifPresent(chosen -> query.append("&zoom=").append(chosen.written()));
        if (ahead) query.append("&ahead=1");
        if (namesLanguage) query.append("&lang=").append(language.tag());
        return query.toString();
    }
}
