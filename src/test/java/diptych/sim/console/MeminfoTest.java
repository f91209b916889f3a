package diptych.sim.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import diptych.sim.Story;
import diptych.sim.model.GuestSettings;
import diptych.sim.model.KernelEra;
import diptych.sim.model.Vm;
import diptych.sim.units.Pages;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code /proc/meminfo}: which lines, in which order, in which layout, and sums that add up in any state a guest can be in. */
class MeminfoTest {

    @Test void each_release_prints_its_own_lines() {
        var text = new StringBuilder();
        for (String kernel : Samples.KERNELS) {
            text.append("### ").append(kernel).append('\n').append(Meminfo.of(Samples.busy(kernel)).text());
        }
        Golden.check("meminfo.golden", text.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "MemAvailable, 3.13, 3.14", "ShmemHugePages, 4.7, 4.8", "Hugetlb, 4.15, 4.16", "Percpu, 4.18, 4.19", "KReclaimable, 4.19, 4.20",
        "FileHugePages, 5.3, 5.4", "SecPageTables, 6.0, 6.1", "Unaccepted, 6.4, 6.5", "Balloon, 6.14, 6.15"})
    void a_line_appears_with_the_release_that_brought_it(String line, String before, String since) {
        assertThat(Meminfo.of(Samples.busy(before)).has(line)).as("in %s", before).isFalse();
        assertThat(Meminfo.of(Samples.busy(since)).has(line)).as("in %s", since).isTrue();
    }

    @Test void the_table_of_kernels_and_the_table_of_lines_agree() {
        for (KernelEra era : KernelEra.TABLE) {
            var file = Meminfo.of(Samples.busy(GuestSettings.DEFAULT.withKernel(era.since())));
            assertThat(file.has("MemAvailable")).as(era.name()).isEqualTo(era.memAvailable());
            assertThat(file.has("Balloon")).as(era.name()).isEqualTo(era.balloonMeter());
        }
    }

    @Test void the_order_is_that_of_a_real_kernel() {
        var real = Meminfo.read(Golden.read("meminfo-of-a-real-6.18.txt"), Pages.ZERO).lines().stream().map(Meminfo.Line::name).toList();
        var simulated = Meminfo.of(Samples.busy("6.16")).lines().stream().map(Meminfo.Line::name).toList();
        // That machine's kernel was built with zswap, and without counting poisoned pages and memory not yet accepted.
        assertThat(simulated.stream().filter(real::contains)).isEqualTo(real.stream().filter(name -> !name.startsWith("Zswap")).toList());
        assertThat(simulated.stream().filter(name -> !real.contains(name))).containsExactly("HardwareCorrupted", "Unaccepted");
    }

    @Test void the_layout_is_that_of_a_real_kernel() {
        String real = Golden.read("meminfo-of-a-real-6.18.txt");
        assertThat(Meminfo.read(real, Pages.ZERO).text()).isEqualTo(real);
    }

    @Test void before_5_11_the_balloon_stays_in_MemTotal_and_since_then_it_leaves_it() {
        assertThat(Meminfo.of(Samples.busy("5.10")).kib("MemTotal")).isEqualTo((2016 + 128) * 1024);
        assertThat(Meminfo.of(Samples.busy("5.11")).kib("MemTotal")).isEqualTo((2016 + 128 - 256) * 1024);
        assertThat(Meminfo.of(Samples.busy("5.10")).kib("MemFree")).isEqualTo(Meminfo.of(Samples.busy("5.11")).kib("MemFree"));
    }

    @Test void since_6_15_the_balloon_has_a_line_of_its_own() {
        assertThat(Meminfo.of(Samples.busy("6.16")).kib("Balloon")).isEqualTo(256 * 1024);
    }

    @Test void memory_in_huge_pages_is_counted_in_whole_huge_pages() {
        assertThat(Meminfo.of(Samples.busy("6.1")).kib("AnonHugePages")).isEqualTo(512 * 1024);
    }

    @Test void arm64_has_no_direct_map_lines() {
        var arm = Meminfo.of(Samples.busy(Story.guest("6.1", g -> g.arch(GuestSettings.Arch.ARM64))));
        assertThat(arm.lines()).extracting(Meminfo.Line::name).doesNotContain("DirectMap4k", "DirectMap2M", "DirectMap1G");
    }

    @Test void who_is_off_or_no_Linux_prints_nothing() {
        assertThat(Meminfo.of(Story.vm(Story.dynamic(1024, 512, 2048), Story.kernel("6.1"))).text()).isEmpty();
        for (var os : List.of(GuestSettings.GuestOs.FREEBSD, GuestSettings.GuestOs.WINDOWS)) {
            assertThat(Meminfo.of(Samples.busy(Story.guest("6.1", g -> g.os(os)))).text()).isEmpty();
        }
    }

    @Test void every_sum_holds_in_any_guest() {
        for (long seed = 1; seed <= 5000; seed++) {
            Vm vm = Samples.any(new Random(seed));
            var file = Meminfo.of(vm);
            assertThat(MeminfoSums.broken(file)).as("seed %d, kernel %s%n%s", seed, vm.guestSettings().kernel(), file.text()).isEmpty();
            assertThat(Meminfo.read(file.text(), file.minFree())).as("seed %d", seed).isEqualTo(file);
        }
    }

    @Test void every_sum_holds_at_every_second_of_a_run_with_swap_balloon_and_hot_add() {
        for (String kernel : List.of("4.2", "5.10", "6.1", "6.16")) {
            var story = Story.given(Story.vm(Story.dynamic(1024, 512, 2048), Story.kernel(kernel))).started();
            boolean swapped = false;
            for (int second = 6; second < 700; second++) {
                if (second == 70) story.stress(2600, 200, 3, 150);
                story.until(second);
                swapped |= !story.vm().guest().memory().swapUsed().isZero();
                assertThat(MeminfoSums.broken(Meminfo.of(story.vm()))).as("%s at %d s", kernel, second).isEmpty();
            }
            assertThat(swapped).as("it swapped").isTrue();
            assertThat(story.vm().guest().memory().added().isZero()).as("nothing was hot-added").isFalse();
            assertThat(story.vm().guest().memory().ballooned().isZero()).as("nothing was ballooned").isFalse();
        }
    }

    @Test void a_wrong_sum_does_not_go_unnoticed() {
        var right = Meminfo.of(Samples.busy("6.1"));
        assertThat(MeminfoSums.broken(right)).isEmpty();
        for (String name : List.of("Active", "Inactive(file)", "SUnreclaim", "CommitLimit", "AnonPages", "Cached", "Buffers", "Shmem")) {
            assertThat(MeminfoSums.broken(plus4(right, name))).as(name).isNotEmpty();
        }
    }

    private static Meminfo plus4(Meminfo file, String name) {
        return new Meminfo(file.lines().stream()
            .map(line -> line.name().equals(name) ? new Meminfo.Line(name, line.value() + 4, line.unit()) : line).toList(), file.minFree());
    }

    @Test void what_is_no_meminfo_is_refused_with_the_line_that_is_wrong() {
        for (String text : Stream.of("MemTotal 12 kB", "MemTotal: much kB", ": 12 kB", "MemTotal: -3 kB").toList()) {
            assertThatThrownBy(() -> Meminfo.read("MemFree: 1 kB\n" + text + "\n", Pages.ZERO)).as(text)
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining(text).hasMessageContaining("Name:  123 kB");
        }
    }
}
