package diptych.web.view;

import diptych.lessons.Topic;
import java.util.List;

/**
 * What can be done to a world by hand, as forms.
 *
 * @param place    where we are
 * @param vms      that something can be done to
 * @param subject  the one in the panes
 * @param subjects those that could be in the panes
 * @param topic    what the picture shows
 * @param mounts   of the subject, to freeze and thaw
 * @param sandbox  whether it is one, in which anything can be broken and kept
 */
public record Workbench(Place place, List<String> vms, String subject, List<String> subjects, Topic topic, List<String> mounts,
                        boolean sandbox) {
    public Workbench {
        vms = List.copyOf(vms);
        subjects = List.copyOf(subjects);
        mounts = List.copyOf(mounts);
    }
}
