package diptych.web.view;

import diptych.lessons.Language;
import diptych.sim.units.SimTime;

/**
 * What the address of a stage says: whose run, which moment, which tabs, in which language. Every link of a stage is made here, so
 * that a reload, the back button and a copied link show the same picture.
 *
 * @param origin       scheme and host under which the reader reached us, for links that are passed on
 * @param session      the learner's run
 * @param language     what the page is written in
 * @param namesLanguage whether the address names the language, so that links must go on naming it
 * @param at           the moment
 * @param hostTab      open on the host's side
 * @param guestTab     open on the guest's side
 */
public record Place(String origin, String session, Language language, boolean namesLanguage, SimTime at, HostTab hostTab,
                    GuestTab guestTab) {

    /** A tab of the host's pane. */
    public enum HostTab {
        MEMORY("memory"), ALL_VMS("vms"), SETTINGS("settings");

        private final String written;

        HostTab(String written) {
            this.written = written;
        }

        /** As the address writes it. */
        public String written() {
            return written;
        }
    }

    /** A tab of the guest's pane: what is typed in its terminal. */
    public enum GuestTab {
        FREE("free"), MEMINFO("meminfo"), DMESG("dmesg");

        private final String written;

        GuestTab(String written) {
            this.written = written;
        }

        /** As the address writes it. */
        public String written() {
            return written;
        }
    }

    public Place at(SimTime moment) {
        return new Place(origin, session, language, namesLanguage, moment, hostTab, guestTab);
    }

    public Place with(HostTab tab) {
        return new Place(origin, session, language, namesLanguage, at, tab, guestTab);
    }

    public Place with(GuestTab tab) {
        return new Place(origin, session, language, namesLanguage, at, hostTab, tab);
    }

    public Place in(Language other) {
        return new Place(origin, session, other, true, at, hostTab, guestTab);
    }

    /** The stage's own path, without a moment. */
    public String path() {
        return "/s/" + session;
    }

    /** Where the same moment is told in words. */
    public String textAddress() {
        return path() + "/text" + query();
    }

    /** Where what the learner does is sent. */
    public String movesPath() {
        return path() + "/moves";
    }

    /** The address of this picture. */
    public String address() {
        return path() + query();
    }

    /** The same for somebody else. */
    public String link() {
        return origin + address();
    }

    private String query() {
        var query = new StringBuilder("?at=").append(Numbers.seconds(at));
        if (hostTab != HostTab.MEMORY) query.append("&host=").append(hostTab.written());
        if (guestTab != GuestTab.FREE) query.append("&screen=").append(guestTab.written());
        if (namesLanguage) query.append("&lang=").append(language.tag());
        return query.toString();
    }
}
