package diptych.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import diptych.classroom.Move.NextStep;
import diptych.expressions.CelExpressions;
import diptych.json.FolderShelf;
import diptych.json.LessonFiles;
import diptych.lessons.GuestChoice;
import diptych.lessons.Language;
import diptych.lessons.Lesson;
import diptych.lessons.Passage.Role;
import diptych.lessons.Told;
import diptych.lessons.Truth;
import diptych.scenario.Expressions;
import diptych.sim.backup.ConsistencyCheck;
import diptych.sim.console.FreeProgram;
import diptych.sim.console.GetVmMemory;
import diptych.sim.console.Meminfo;
import diptych.sim.console.MemoryTab;
import diptych.sim.memory.BalloonFloor;
import diptych.sim.memory.Health;
import diptych.sim.memory.PressureReport;
import diptych.sim.model.BackupJob;
import diptych.sim.model.Event;
import diptych.sim.model.Message;
import diptych.sim.model.ModelChoice;
import diptych.sim.model.Vm;
import diptych.sim.model.VssEra;
import diptych.sim.model.World;
import diptych.sim.units.Pages;
import diptych.sim.units.SimTime;
import diptych.web.stage.Levers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every shipped lesson holds for each of its guests, in both languages, at every moment. */
class EveryLessonTest {
    private static final Expressions CEL = new CelExpressions();
    private static final LessonFiles.Reading SHIPPED = LessonFiles.readAll(new FolderShelf(Path.of("lessons")), CEL);
    /** Releases of programs and years are names, not numbers of a moment. */
    private static final Pattern NAMES = Pattern.compile("\\b\\d(\\.\\d+)+\\b|\\b20\\d\\d\\b");
    private static final Pattern NUMBER = Pattern.compile("(?<![A-Za-z0-9])\\d+");

    @Test void no_lesson_has_a_mistake_in_its_files() {
        assertThat(SHIPPED.problems()).isEmpty();
        assertThat(SHIPPED.catalog().lessons()).extracting(Lesson::id).contains("dynamic-memory", "live-backup");
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void a_lesson_can_be_played_straight_through_and_dawdling_and_always_has_something_true_to_say(Lesson lesson) {
        assertThat(Rehearsal.faults(lesson, CEL)).isEmpty();
    }

    /** ux.md, request 3: narration and picture never drift apart. What programs print is computed without the lesson's own table. */
    @ParameterizedTest
    @MethodSource("lessonsWithGuests")
    void every_number_in_the_prose_is_shown_by_host_or_guest_then_or_when_the_step_began(Lesson lesson, GuestChoice guest) {
        Run run = played(lesson, guest, lesson.steps().size());
        for (SimTime moment : moments(run)) {
            World world = run.world(moment);
            var shown = new HashSet<>(shown(lesson, world));
            shown.addAll(shown(lesson, run.stepAt(moment).orElseThrow().before()));
            for (Language language : Language.values()) {
                var told = run.told(language, world).orElseThrow();
                assertThat(shown).as("%s at %s in %s: %s", guest.id(), moment, language, told.story()).containsAll(numbers(told));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("lessonsWithGuests")
    void no_placeholder_and_no_mark_is_left_open_and_no_text_brings_a_script(Lesson lesson, GuestChoice guest) {
        Run run = played(lesson, guest, lesson.steps().size());
        for (SimTime moment : moments(run)) {
            for (Language language : Language.values()) {
                var told = run.told(language, run.world(moment)).orElseThrow();
                assertThat(told.story() + told.look() + told.sources())
                    .doesNotContain("{{", "}}", "**", "<script", "javascript:", "<img", ":::");
            }
        }
    }

    @Test void in_phase_one_host_and_guest_differ_by_what_is_kept_back() {
        for (GuestChoice guest : dynamicMemory().guests()) {
            World end = played(dynamicMemory(), guest, 1).timeline().now();
            assertThat(end.vm("web01").account().assigned().mib()).isEqualTo(1024);
            assertThat(freeTotal(end)).isEqualTo(992);
        }
    }

    @Test void in_phase_two_the_total_grows_without_a_reboot() {
        for (GuestChoice guest : dynamicMemory().guests()) {
            World end = played(dynamicMemory(), guest, 2).timeline().now();
            assertThat(freeTotal(end)).isGreaterThan(2000);
            assertThat(end.vm("web01").account().assigned().mib() - freeTotal(end)).isEqualTo(32);
        }
    }

    /** What is told at the end of a run, without its marks and without what can be opened in place. */
    private static String prose(Run run, Language language) {
        return run.told(language, run.timeline().now()).orElseThrow().story()
            .replaceAll("(?s)<span class=\"note\".*?</span>|<[^>]*>", "");
    }

    @Test void in_phase_three_a_kernel_of_2015_keeps_its_total_and_todays_lets_it_shrink_and_the_texts_say_so() {
        Run old = played(dynamicMemory(), guest("2015"), 3);
        Run today = played(dynamicMemory(), guest("today"), 3);

        long before = freeTotal(old.steps().get(2).before());
        assertThat(freeTotal(old.timeline().now())).isEqualTo(before);
        assertThat(freeTotal(today.timeline().now())).isLessThan(before);
        assertThat(prose(old, Language.EN))
            .contains("stays at " + before, "of that is the balloon");
        assertThat(prose(today, Language.EN))
            .contains("fell from " + before + " to " + freeTotal(today.timeline().now())).doesNotContain("stays at");
        assertThat(prose(old, Language.ZH)).contains("total 仍是 " + before);
        assertThat(prose(today, Language.ZH)).contains("的 total 从 " + before + " 降到");
    }

    @Test void in_the_fourth_step_the_balloon_is_empty_before_anything_is_added() {
        for (GuestChoice guest : dynamicMemory().guests()) {
            Run run = played(dynamicMemory(), guest, 4);
            var requests = new ArrayList<Class<?>>();
            for (Event event : run.events(run.steps().get(3).from(), run.end())) {
                if (!(event instanceof Event.Sent sent)) continue;
                if (sent.message() instanceof Message.UnballoonRequest) requests.add(Message.UnballoonRequest.class);
                if (sent.message() instanceof Message.HotAddRequest) {
                    requests.add(Message.HotAddRequest.class);
                    assertThat(run.world(event.at()).vm("web01").account().ballooned().isZero()).isTrue();
                }
            }
            assertThat(requests).startsWith(Message.UnballoonRequest.class).endsWith(Message.HotAddRequest.class);
            assertThat(requests.lastIndexOf(Message.UnballoonRequest.class)).isLessThan(requests.indexOf(Message.HotAddRequest.class));
        }
    }

    /** Kernels part in one thing at 5.11, in others elsewhere; the host asked the same of all. */
    @Test void four_kernels_end_the_same_round_alike_and_the_same_shortage_apart() {
        Lesson lesson = lesson("two-kernels");
        var afterRound = new ArrayList<Long>();
        var totals = new ArrayList<Long>();
        var inShortage = new ArrayList<Long>();
        for (GuestChoice guest : lesson.guests()) {
            Run run = played(lesson, guest, 6);
            World round = run.steps().get(4).before();
            afterRound.add(round.vm("web01").assigned().mib());
            totals.add(freeTotal(round));
            inShortage.add(run.timeline().now().vm("web01").assigned().mib());
        }
        assertThat(new HashSet<>(afterRound)).hasSize(1);
        assertThat(totals.subList(0, 2)).allMatch(total -> total > afterRound.get(0));
        assertThat(totals.subList(2, 4)).allMatch(total -> total < afterRound.get(0));
        assertThat(inShortage.get(0)).as("free pages alone").isGreaterThan(inShortage.get(1));
        assertThat(inShortage.get(1)).as("available, but a floor that stays").isGreaterThan(640);
        assertThat(inShortage.subList(2, 4)).as("a floor that falls").containsOnly(640L);
    }

    /** Buffer before demand, weight only among those who cannot all be served. */
    @Test void a_short_host_takes_the_buffer_of_the_heaviest_and_demand_of_the_lightest_and_gives_both_back() {
        Lesson lesson = lesson("pressure-buffer-weight");
        Run run = played(lesson, lesson.guests().get(0), 6);
        Vm raised = run.steps().get(4).before().vm("web01");
        Vm heaviest = run.steps().get(5).before().vm("web01");
        Vm served = run.timeline().now().vm("web01");

        assertThat(run.steps().get(3).before().vm("web01").assigned()).isEqualTo(raised.assigned());
        assertThat(Health.status(heaviest)).isEqualTo(Health.MemoryStatus.LOW);
        assertThat(run.timeline().worlds(run.stops()).stream().map(world -> world.vm("web01")).filter(vm -> vm.settings().weight() == 0))
            .anyMatch(lightest -> Health.status(lightest) == Health.MemoryStatus.WARNING);
        assertThat(served.settings().weight()).isZero();
        assertThat(Health.status(served)).isEqualTo(Health.MemoryStatus.OK);
        assertThat(Health.pressure(served)).isEqualTo(66);
    }

    @Test void what_was_not_yet_on_the_disk_is_in_the_copy_if_there_was_a_freeze_and_the_texts_say_so() {
        var frozen = played(liveBackup(), liveBackup().guest("today").orElseThrow(), 6);
        var unfrozen = played(liveBackup(), liveBackup().guest("unfrozen").orElseThrow(), 6);

        assertThat(lost(frozen)).isEmpty();
        assertThat(lost(unfrozen)).contains("/home/thesis.odt", "/etc/site.db");
        assertThat(frozen.told(Language.EN, frozen.timeline().now()).orElseThrow().story())
            .contains("file-system consistent", "/home/afterwards.odt").doesNotContain("crash consistent");
        assertThat(unfrozen.told(Language.EN, unfrozen.timeline().now()).orElseThrow().story())
            .contains("crash consistent").doesNotContain("file-system consistent");
    }

    @Test void each_of_three_copies_is_worth_what_was_asked_for_it_and_no_more() {
        Lesson lesson = SHIPPED.catalog().find("three-consistencies").orElseThrow();
        for (GuestChoice guest : lesson.guests()) {
            Run run = played(lesson, guest, 6);
            assertThat(Map.of("whole-crash", "fsync", "whole-frozen", "all", "journal", "order", "database", "redoes",
                "label", "file-system", "trust-file", "frozen", "trust-database", "last")).allSatisfy((question, answer) ->
                    assertThat(run.truth(question).orElseThrow()).as(question).isEqualTo(new Truth.Claims(Set.of(answer))));
        }
    }

    @Test void a_flush_that_is_too_long_for_an_old_kernel_leaves_its_guest_frozen_until_the_next_backup_thaws_it() {
        Lesson lesson = SHIPPED.catalog().find("when-backup-breaks").orElseThrow();
        for (GuestChoice guest : lesson.guests()) {
            boolean old = guest.id().equals("2015");
            Run run = played(lesson, guest, 5);
            assertThat(run.truth("long-flush").orElseThrow()).isEqualTo(new Truth.Claims(Set.of(old ? "too-late" : "in-time")));
            assertThat(run.timeline().now().vm("web01").guest().files().frozen().isEmpty()).isEqualTo(!old);
            run = run.after(new NextStep());
            assertThat(run.truth("guest-free").orElseThrow()).isEqualTo(new Truth.Claims(Set.of("runs")));
            assertThat(run.truth("half").orElseThrow()).isEqualTo(new Truth.Claims(Set.of("earlier")));
        }
    }

    @Test void the_pause_that_is_told_is_that_of_the_third_and_fourth_stage_and_is_short() {
        for (String id : List.of("today", "2015")) {
            Run run = played(liveBackup(), liveBackup().guest(id).orElseThrow(), 4);
            SimTime from = run.steps().get(1).to();
            var pause = "%.2f".formatted(run.end().since(from).inSeconds());
            assertThat(Double.parseDouble(pause)).isBetween(1.0, 2.0);
            assertThat(run.told(Language.EN, run.timeline().now()).orElseThrow().story()).contains("The whole pause was " + pause + " s");
            assertThat(run.told(Language.ZH, run.timeline().now()).orElseThrow().story()).contains("整个停顿是 " + pause + " 秒");
        }
    }

    /** Whatever somebody breaks, each step has more to say than what is true of it at all times. */
    @ParameterizedTest
    @MethodSource("broken")
    void a_backup_that_somebody_breaks_is_told_of_as_well(String guest, int after, String lever) {
        Run run = played(liveBackup(), liveBackup().guest(guest).orElseThrow(), after);
        var command = Levers.command(lever, run.timeline().now(), "web01").orElseThrow();
        run = run.after(new Move.Act(run.end().plus(SimTime.millis(5)), lever, command));
        while (run.steps().size() < 5) run = run.after(new NextStep());
        for (SimTime moment : moments(run)) {
            var span = run.stepAt(moment).orElseThrow();
            var scene = run.scene(span, run.world(moment));
            for (Language language : Language.values()) {
                var passages = liveBackup().text(language).steps().get(span.step().phase() - 1).passages();
                assertThat(passages).as("%s at %s: %s", span.step().id(), moment, scene.holding())
                    .anyMatch(passage -> passage.role() == Role.STORY && !passage.when().isEmpty() && passage.isShownIn(scene));
            }
        }
    }

    private static Stream<Arguments> broken() {
        var levers = Map.of(
            1, List.of("stop-daemon", "hang-daemon", "refuse-mount", "freeze-by-hand", "much-dirty", "service-off", "second-backup",
                "reboot", "turn-off"),
            2, List.of("kill-daemon", "lose-thaw", "lose-channel", "reboot", "turn-off", "second-backup"),
            3, List.of("kill-daemon", "lose-thaw", "snapshot-fails", "slow-provider", "reboot", "turn-off"),
            4, List.of("snapshot-fails", "store-full", "store-gone", "turn-off"));
        return Stream.of("today", "2015").flatMap(guest -> levers.entrySet().stream().sorted(Map.Entry.comparingByKey())
            .flatMap(entry -> entry.getValue().stream().map(lever -> Arguments.of(guest, entry.getKey(), lever))));
    }

    private static List<String> lost(Run run) {
        var copy = run.timeline().now().backups().newestCopy("web01").orElseThrow();
        return ConsistencyCheck.all(copy).stream().filter(file -> !file.isWhole()).map(ConsistencyCheck.Checked::path).toList();
    }

    private static Lesson liveBackup() {
        return lesson("live-backup");
    }

    private static Lesson lesson(String id) {
        return SHIPPED.catalog().find(id).orElseThrow();
    }

    private static Stream<Lesson> lessons() {
        return SHIPPED.catalog().lessons().stream();
    }

    private static Stream<Arguments> lessonsWithGuests() {
        return lessons().flatMap(lesson -> lesson.guests().stream().map(guest -> Arguments.of(lesson, guest)));
    }

    private static Lesson dynamicMemory() {
        return lesson("dynamic-memory");
    }

    private static GuestChoice guest(String id) {
        return dynamicMemory().guest(id).orElseThrow();
    }

    private static Run played(Lesson lesson, GuestChoice guest, int steps) {
        Run run = Run.begin(lesson, guest, CEL);
        for (int i = 0; i < steps; i++) run = run.after(new NextStep());
        return run;
    }

    private static Set<SimTime> moments(Run run) {
        var moments = new TreeSet<>(run.stops());
        for (SimTime second = SimTime.ZERO; second.isBefore(run.end()); second = second.nextWholeSecond()) moments.add(second);
        moments.add(run.end());
        return moments;
    }

    private static long freeTotal(World world) {
        Vm vm = world.vm("web01");
        return FreeProgram.Columns.of(Meminfo.of(vm), vm.guestSettings().freeProgram()).total() / 1024;
    }

    private static Set<String> numbers(Told told) {
        var text = NAMES.matcher((told.heading() + told.story() + told.look()).replaceAll("<[^>]*>", " ")).replaceAll("");
        return new HashSet<>(NUMBER.matcher(text).results().map(result -> result.group()).toList());
    }

    /** The subject's panes and tabs, and of the others what the table of all VMs and their own settings and programs show. */
    private static Set<String> shown(Lesson lesson, World world) {
        var numbers = new HashSet<String>();
        for (Vm vm : world.vms()) numbers.addAll(shown(vm, world));
        addNumbersOfBackup(numbers, world.vm(lesson.subject()), world);
        long host = world.host().memory().mib();
        long reserve = world.host().reserve().mib();
        for (long number : List.of(host, reserve, host - reserve)) numbers.add(Long.toString(number));
        return numbers;
    }

    private static Set<String> shown(Vm vm, World world) {
        var meminfo = Meminfo.of(vm);
        var printed = new StringBuilder();
        printed.append(FreeProgram.print(meminfo, vm.guestSettings().freeProgram(), "-m")).append(GetVmMemory.print(world, vm.name()));
        MemoryTab.of(vm).forEach(row -> printed.append(' ').append(row.value()));
        var numbers = new HashSet<>(NUMBER.matcher(printed).results().map(result -> result.group()).toList());
        if (!meminfo.isEmpty()) numbers.add(Long.toString(meminfo.kib("Committed_AS") / 1024));
        for (long number : List.of(vm.account().assigned().mib(), vm.account().ballooned().mib(), vm.account().hotAdded().mib(),
            BalloonFloor.of(vm).mib(), vm.guest().memory().keptBack().mib(), vm.guest().memory().blockSize().mib(),
            world.unassigned().mib(),
            vm.view().demand().mib(), (long) vm.settings().buffer(), (long) vm.guestSettings().driverEra().reportDelay(),
            vm.guest().driver().offline().mib(), reported(vm),
            world.now().micros() / SimTime.MICROS_PER_SECOND, vm.account().smartPaged().mib())) {
            numbers.add(Long.toString(number));
        }
        addNumbersOfBackup(numbers, vm, world);
        world.vms().forEach(each -> addNumbersOfHost(numbers, each));
        for (ModelChoice choice : ModelChoice.values()) numbers.add(Long.toString(choice.value()));
        return numbers;
    }

    /** Demand as the driver would report it at this moment. */
    private static long reported(Vm vm) {
        var guest = vm.guest();
        return PressureReport.committed(guest, vm.guestSettings().driverEra()).minusOrZero(guest.driver().ballooned()).mib();
    }

    /** What the host's tabs show of any machine. */
    private static void addNumbersOfHost(Set<String> numbers, Vm vm) {
        numbers.add(Long.toString(vm.assigned().mib()));
        numbers.add(Long.toString(Health.demand(vm).mib()));
        numbers.add(Integer.toString(Health.pressure(vm)));
        numbers.add(Integer.toString(vm.settings().weight()));
    }

    /** Dirty data, who waits and how long the kernel would; of the newest backup how far it is, its event, its pause, what to redo. */
    private static void addNumbersOfBackup(Set<String> numbers, Vm vm, World world) {
        var files = vm.guest().files();
        numbers.add(Long.toString(files.dirty() / Pages.PER_MIB));
        numbers.add(Long.toString(files.blocked()));
        var patience = VssEra.of(vm.guestSettings().kernel()).freezeLimit();
        if (patience != SimTime.NEVER) numbers.add(Long.toString(patience.micros() / SimTime.MICROS_PER_SECOND));
        world.backups().toStore().stream().reduce((older, newer) -> newer).ifPresent(job -> {
            numbers.add(Integer.toString(job.stage().number()));
            numbers.add(Long.toString(job.toCopy() / Pages.PER_MIB));
            numbers.add(Long.toString(job.copiedBy(world.now()) / Pages.PER_MIB));
            numbers.add(Integer.toString(job.event()));
            for (String part : "%.2f".formatted(job.parts().get(0).pause(world.now()).inSeconds()).split("\\.")) numbers.add(part);
            if (job.state() != BackupJob.State.DONE) return;
            numbers.add(Long.toString(ConsistencyCheck.toRedo(job.parts().get(0).copy().orElseThrow())));
        });
    }
}
