package diptych.sim.guest;

import static diptych.sim.Story.disk;
import static diptych.sim.Story.given;
import static diptych.sim.Story.kernel;
import static diptych.sim.Story.mount;
import static org.assertj.core.api.Assertions.assertThat;

import diptych.sim.Story;
import diptych.sim.model.Command;
import diptych.sim.model.FileNode;
import diptych.sim.model.IoProgram.Kind;
import diptych.sim.model.Vm;
import diptych.sim.units.Pages;
import diptych.sim.units.SimTime;
import org.junit.jupiter.api.Test;

/** Each write can be told from every other, and yet hours of writing stay a few stretches. */
class FileWritesTest {
    private static final String PATH = "/srv/log";

    private static Story machine() {
        return given(Story.vm(kernel("6.1"), disk("system.vhdx", 40_960, mount("/", "ext4", 0)))).started();
    }

    private static Vm put(Vm vm, long from, long pages) {
        return FileWrites.put(vm, 0, PATH, from, pages, false, SimTime.seconds(10));
    }

    private static FileNode file(Vm vm) {
        return vm.guest().files().systems().get(0).files().get(PATH);
    }

    @Test void what_is_appended_to_pages_that_no_disk_has_continues_their_write() {
        FileNode file = file(put(put(put(machine().vm(), 0, 4), 4, 4), 8, 4));

        assertThat(file.size()).isEqualTo(12);
        assertThat(file.content().stretches()).as("one write").isEqualTo(1);
    }

    @Test void what_is_appended_to_what_the_disk_has_is_a_write_of_its_own() {
        Vm written = Writeback.everything(put(machine().vm(), 0, 4), 0, true);

        assertThat(file(put(written, 4, 4)).content().stretches()).isEqualTo(2);
    }

    @Test void what_is_written_over_is_a_write_of_its_own_also_right_behind_dirty_pages() {
        Vm whole = Writeback.everything(put(machine().vm(), 0, 12), 0, true);
        FileNode file = file(put(put(whole, 0, 4), 4, 4));

        assertThat(file.dirty().end()).isEqualTo(8);
        assertThat(file.content().stretches()).as("two writes over the first").isEqualTo(3);
    }

    /** ext4_mb_normalize_request, fs/ext4/mballoc.c: blocks are given ahead to a file that grows. */
    @Test void files_that_grow_side_by_side_do_not_take_blocks_in_turn() {
        Vm vm = machine().when(writer("/srv/one")).when(writer("/srv/two")).pass(120).vm();

        for (String path : new String[] {"/srv/one", "/srv/two"}) {
            FileNode file = vm.guest().files().systems().get(0).files().get(path);
            assertThat(file.size()).isGreaterThanOrEqualTo(Pages.ofMib(200).count());
            assertThat(file.runs().stretches()).as("8 MiB at a time, not half a MiB").isLessThanOrEqualTo(30);
        }
    }

    private static Command writer(String path) {
        return new Command.RunProgram(Story.VM, Kind.WRITER, path, Pages.ofMib(2), SimTime.seconds(600));
    }
}
