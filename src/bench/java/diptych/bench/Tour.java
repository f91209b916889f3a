package diptych.bench;

import diptych.lessons.Topic;
import diptych.web.view.Place.GuestTab;
import diptych.web.view.Place.HostTab;
import java.util.List;

/** A lesson as benchmarks go through it: with one guest, and with the tabs open that are usual. */
enum Tour {
    DYNAMIC_MEMORY("dynamic-memory", "2015", Topic.MEMORY),
    LIVE_BACKUP("live-backup", "today", Topic.BACKUP);

    private final String lesson;
    private final String guest;
    private final Topic topic;

    Tour(String lesson, String guest, Topic topic) {
        this.lesson = lesson;
        this.guest = guest;
        this.topic = topic;
    }

    String lesson() {
        return lesson;
    }

    /** Where its page is, and where a session of it is asked for. */
    String path() {
        return "/lessons/" + lesson;
    }

    /** The form that asks for a session. */
    String form() {
        return "guest=" + guest;
    }

    /** Everything that can be typed in the guest's terminal; the first is open. */
    List<GuestTab> guestTabs() {
        return GuestTab.of(topic);
    }

    /** The tabs as a page sends them with whatever it asks. */
    String tabs() {
        return "&host=" + HostTab.of(topic).get(0).written() + screen(guestTabs().get(0));
    }

    String screen(GuestTab tab) {
        return "&screen=" + tab.written();
    }
}
