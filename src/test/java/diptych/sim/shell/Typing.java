package diptych.sim.shell;

import static org.assertj.core.api.Assertions.assertThat;

import diptych.sim.Story;
import diptych.sim.model.Vm;
import diptych.sim.model.World;
import java.util.List;

/** Somebody who types into the consoles of a story, and whose lines do what they ask. */
final class Typing {
    private final Story story;

    Typing(Story story) {
        this.story = story;
    }

    /** A guest of today with two file systems and swap, a minute after it was started. */
    static Typing backedUp(String kernel) {
        var disk = Story.disk("system.vhdx", 40_960, Story.mount("/", "ext4", 0), Story.mount("/data", "xfs", 0),
            Story.mount("tmpfs", "/run", "tmpfs", "rw"));
        return new Typing(Story.given(Story.vm(Story.guest(kernel, g -> g), disk)).started().until(60));
    }

    /** A guest with dynamic memory, a minute after it was started. */
    static Typing dynamic(String kernel) {
        return new Typing(Story.given(Story.vm(Story.dynamic(1024, 512, 4096), Story.kernel(kernel))).started().until(60));
    }

    World world() {
        return story.world();
    }

    Vm vm() {
        return story.vm();
    }

    Story story() {
        return story;
    }

    /** Types into the guest, and lets it be done. */
    Answer guest(String line) {
        return done(GuestShell.type(world(), vm(), List.of(), line));
    }

    /** Types into the host, and lets it be done. */
    Answer host(String line) {
        return done(PowerShell.type(world(), List.of(), line));
    }

    private Answer done(Answer answer) {
        answer.asked().ifPresent(story::when);
        return answer;
    }

    /** What the guest prints on a line that must succeed. */
    String prints(String line) {
        Answer answer = guest(line);
        assertThat(answer.status()).as("%s: %s", line, answer.text()).isZero();
        return answer.text();
    }

    /** What it complains of on a line that must not. */
    String complains(String line) {
        Answer answer = guest(line);
        assertThat(answer.status()).as("%s: %s", line, answer.text()).isNotZero();
        assertThat(answer.asked()).as(line).isEmpty();
        return answer.text();
    }
}
