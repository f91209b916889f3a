package diptych.classroom;

import static diptych.classroom.SmallLesson.NEW;
import static diptych.classroom.SmallLesson.OLD;
import static org.assertj.core.api.Assertions.assertThat;

import diptych.classroom.Deed.What;
import diptych.classroom.Move.Act;
import diptych.classroom.Move.NextStep;
import diptych.classroom.Move.Pass;
import diptych.lessons.Step;
import diptych.sim.model.Command;
import diptych.sim.units.SimTime;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a learner did can be undone and done again, apart from moving in time; and nothing that ever was gets lost. */
class UndoTest {
    private final Sessions sessions = new Sessions(SmallLesson.NONE);
    /** Its first step has been played, to 60 s. */
    private final Session session = done(sessions.move(sessions.start(SmallLesson.lesson(), OLD).id(), new NextStep()));
    private final String id = session.id();

    private static Act turnOff(int second) {
        return new Act(SimTime.seconds(second), "turn-off", new Command.TurnOff("web01"));
    }

    private static Act start(int second) {
        return new Act(SimTime.seconds(second), "start", new Command.Start("web01"));
    }

    private static Session done(Moved moved) {
        return ((Moved.Done) moved).session();
    }

    private static Turned.To to(Turned turned) {
        return (Turned.To) turned;
    }

    private Session now(String which) {
        return sessions.find(which).orElseThrow();
    }

    @Test void the_first_step_is_how_a_session_begins_and_cannot_be_undone() {
        assertThat(session.history()).isEqualTo(History.NONE);
        assertThat(sessions.undo(id)).isInstanceOf(Turned.Nothing.class);
        assertThat(sessions.redo(id)).isInstanceOf(Turned.Nothing.class);
        assertThat(sessions.undo("nobody")).isInstanceOf(Turned.Unknown.class);
    }

    @Test void a_step_that_was_undone_comes_back_with_the_very_run_it_had() {
        Run run = sessions.run(done(sessions.move(id, new NextStep())));

        Turned.To undone = to(sessions.undo(id));
        Turned.To again = to(sessions.redo(id));

        assertThat(undone.session().moves()).isEqualTo(session.moves());
        assertThat(undone.at()).as("where it was played").isEqualTo(SimTime.seconds(60));
        assertThat(sessions.run(again.session())).isSameAs(run);
        assertThat(again.at()).isEqualTo(run.end());
    }

    @Test void each_press_of_a_button_is_undone_by_itself_though_the_moves_are_one() {
        sessions.move(id, new Pass(10));
        sessions.move(id, new Pass(1));

        assertThat(to(sessions.undo(id)).session().moves()).containsExactly(new NextStep(), new Pass(10));
        assertThat(to(sessions.undo(id)).session().moves()).containsExactly(new NextStep());
    }

    @Test void what_is_done_after_undo_leaves_the_undone_future_as_a_branch() {
        sessions.move(id, new NextStep());
        Session far = done(sessions.move(id, new Pass(30)));
        sessions.undo(id);
        sessions.undo(id);

        Session other = done(sessions.move(id, new Pass(5)));

        List<Session> family = sessions.family(other);
        assertThat(family).hasSize(2);
        assertThat(family.get(1).moves()).isEqualTo(far.moves());
        assertThat(family.get(1).origin()).hasValue(new Session.Origin(id, SimTime.seconds(60)));
        assertThat(family.get(1).kin().number()).isEqualTo(2);
        assertThat(other.history().undone()).isEmpty();
        assertThat(to(sessions.undo(family.get(1).id())).session().moves()).as("its history came along")
            .containsExactly(new NextStep(), new NextStep());
    }

    @Test void what_was_undone_before_starting_over_is_kept_too() {
        Session far = done(sessions.move(id, new Pass(9)));
        sessions.restart(id, Restart.LESSON, SimTime.ZERO);
        sessions.undo(id);
        sessions.undo(id);

        sessions.move(id, new Pass(5));

        Session kept = sessions.family(session).get(1);
        assertThat(kept.moves()).isEqualTo(far.moves());
        assertThat(to(sessions.redo(kept.id())).session().moves()).containsExactly(new NextStep());
    }

    @Test void a_future_that_is_there_already_is_not_kept_twice() {
        for (int i = 0; i < 5; i++) {
            sessions.move(id, new Pass(30));
            sessions.undo(id);
            sessions.move(id, new Pass(5));
            sessions.undo(id);
        }

        assertThat(sessions.family(now(id))).hasSize(3);
    }

    @Test void undoing_the_first_act_of_a_branch_leads_to_where_it_was_done_and_redo_into_the_branch_again() {
        sessions.move(id, new NextStep());
        Session branch = done(sessions.act(id, turnOff(65)));

        Turned.To back = to(sessions.undo(branch.id()));
        Turned.To again = to(sessions.redo(id));

        assertThat(back.session().id()).isEqualTo(id);
        assertThat(back.at()).isEqualTo(SimTime.seconds(65));
        assertThat(again.session()).isEqualTo(branch);
        assertThat(again.at()).isEqualTo(SimTime.seconds(65));
        assertThat(sessions.redo(id)).isInstanceOf(Turned.Nothing.class);
        assertThat(sessions.family(branch)).contains(branch);
    }

    @Test void who_acts_again_where_nothing_came_after_goes_on_in_the_same_branch() {
        Session branch = done(sessions.act(id, turnOff(60)));
        Session same = done(sessions.act(branch.id(), start(60)));

        assertThat(same.id()).isEqualTo(branch.id());
        assertThat(to(sessions.undo(branch.id())).session()).extracting(Session::id, Session::acts)
            .containsExactly(branch.id(), branch.acts());
        assertThat(to(sessions.undo(branch.id())).session().id()).isEqualTo(id);
        to(sessions.redo(id));
        assertThat(to(sessions.redo(branch.id())).session().moves()).isEqualTo(same.moves());
    }

    @Test void who_acts_again_where_something_came_after_opens_another_branch() {
        sessions.move(id, new NextStep());
        Session off = done(sessions.act(id, turnOff(65)));
        Session on = done(sessions.act(off.id(), start(70)));

        assertThat(on.id()).isNotEqualTo(off.id());
        assertThat(now(off.id())).isEqualTo(off);
        assertThat(sessions.family(on)).hasSize(3);
    }

    @Test void a_step_that_takes_no_time_is_one_with_the_next() {
        var steps = List.of(SmallLesson.lesson().steps().get(0), new Step("rest", 2, List.of(), Map.of()),
            SmallLesson.lesson().steps().get(1));
        var lesson = SmallLesson.lesson(steps, "# A\nB.\n## C | D\nE.\n## F | G\nH.\n## I | J\nK.\n");
        String of = done(sessions.move(sessions.start(lesson, OLD).id(), new NextStep())).id();
        sessions.move(of, new NextStep());
        sessions.move(of, new NextStep());

        assertThat(to(sessions.undo(of)).session().moves()).hasSize(1);
        assertThat(to(sessions.redo(of)).session().moves()).hasSize(3);
    }

    @Test void another_guest_is_undone_by_going_back_to_the_first() {
        Session today = done(sessions.withGuest(id, NEW, SimTime.seconds(20)));

        Turned.To back = to(sessions.undo(today.id()));

        assertThat(back.session().id()).isEqualTo(id);
        assertThat(back.at()).isEqualTo(SimTime.seconds(20));
        assertThat(done(sessions.withGuest(id, NEW, SimTime.ZERO)).id()).as("one that is there is used again").isEqualTo(today.id());
    }

    @Test void starting_a_step_over_drops_what_was_done_since_it_began_and_can_be_undone() {
        sessions.move(id, new Pass(7));
        sessions.move(id, new NextStep());
        Session branch = done(sessions.act(id, turnOff(70)));
        sessions.move(branch.id(), new Pass(9));

        Turned.To over = to(sessions.restart(branch.id(), Restart.STEP, SimTime.seconds(75)));

        assertThat(over.session().moves()).containsExactly(new NextStep(), new Pass(7));
        assertThat(over.at()).isEqualTo(SimTime.seconds(67));
        Turned.To undone = to(sessions.undo(branch.id()));
        assertThat(undone.session().acts()).containsExactly(turnOff(70));
        assertThat(undone.at()).isEqualTo(SimTime.seconds(75));
        assertThat(to(sessions.redo(branch.id())).at()).isEqualTo(SimTime.seconds(67));
    }

    @Test void starting_the_first_step_or_the_lesson_over_leads_to_the_beginning() {
        sessions.move(id, new NextStep());
        Session branch = done(sessions.act(id, turnOff(30)));

        assertThat(to(sessions.restart(branch.id(), Restart.STEP, SimTime.seconds(40))).session().moves()).containsExactly(new NextStep());
        sessions.undo(branch.id());
        Turned.To over = to(sessions.restart(branch.id(), Restart.LESSON, SimTime.seconds(40)));
        assertThat(over.session().moves()).containsExactly(new NextStep());
        assertThat(over.at()).isEqualTo(SimTime.ZERO);
        assertThat(over.session().id()).isEqualTo(branch.id());
    }

    @Test void starting_everything_over_opens_the_guest_of_the_beginning_and_undo_leads_back() {
        Session today = done(sessions.withGuest(id, NEW, SimTime.seconds(20)));
        Session moved = done(sessions.move(today.id(), new NextStep()));

        Turned.To over = to(sessions.restart(today.id(), Restart.ALL, SimTime.seconds(66)));

        assertThat(over.session().guest()).isEqualTo(OLD);
        assertThat(over.session().moves()).containsExactly(new NextStep());
        assertThat(now(today.id())).isEqualTo(moved);
        Turned.To back = to(sessions.undo(over.session().id()));
        assertThat(back).extracting(Turned.To::at, turned -> turned.session().id()).containsExactly(SimTime.seconds(66), today.id());
        assertThat(to(sessions.redo(today.id())).session().id()).isEqualTo(over.session().id());
    }

    @Test void starting_over_at_the_start_is_no_deed() {
        for (Restart restart : Restart.values()) {
            assertThat(to(sessions.restart(id, restart, SimTime.seconds(30))).session()).isEqualTo(session);
        }
    }

    @Test void a_family_has_room_for_fifty_and_then_says_so_and_loses_nothing() {
        sessions.move(id, new NextStep());
        for (int i = 1; i < Sessions.MOST_BRANCHES; i++) done(sessions.act(id, turnOff(i)));
        var full = new Moved.Refused(Moved.Refusal.TOO_MANY_BRANCHES);
        Session whole = now(id);

        assertThat(sessions.act(id, turnOff(59))).isEqualTo(full);
        assertThat(sessions.withGuest(id, NEW, SimTime.ZERO)).isEqualTo(full);
        assertThat(sessions.restart(id, Restart.LESSON, SimTime.ZERO)).as("needs no room").isInstanceOf(Turned.To.class);
        sessions.undo(id);
        sessions.undo(id);
        assertThat(sessions.move(id, new Pass(5))).as("the undone step would get lost").isEqualTo(full);
        sessions.redo(id);
        assertThat(now(id).moves()).isEqualTo(whole.moves());
        done(sessions.move(id, new Pass(5)));
    }

    @Test void a_branch_whose_origin_is_no_longer_held_says_so() {
        var few = new Sessions(SmallLesson.NONE, 2, 600);
        Session first = done(few.move(few.start(SmallLesson.lesson(), OLD).id(), new NextStep()));
        Session branch = done(few.act(first.id(), turnOff(30)));
        few.find(branch.id());
        few.start(SmallLesson.lesson(), OLD);

        assertThat(few.undo(branch.id())).isInstanceOf(Turned.Gone.class);
        assertThat(few.family(branch)).containsExactly(branch);
    }

    @ParameterizedTest @ValueSource(strings = {" Slow snapshot ", "x", "四十个字以内的名字", "1234567890123456789012345678901234567890"})
    void a_name_is_kept_without_blanks_around_it(String written) {
        assertThat(Kin.name(written)).hasValue(written.strip());
        assertThat(sessions.rename(id, written.strip()).orElseThrow().kin().name()).isEqualTo(written.strip());
    }

    @ParameterizedTest @ValueSource(strings = {"", "   ", "12345678901234567890123456789012345678901", "two\nlines", "turned \u202e round",
        "half \ud800"})
    void what_is_no_name_is_none(String written) {
        assertThat(Kin.name(written)).isEmpty();
    }

    /** In any order: undo after a deed leads to what was before, redo to what was after, and all that ever was is kept. */
    @ParameterizedTest @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void undo_takes_back_exactly_what_was_done_and_nothing_is_ever_lost(long seed) {
        var random = new Random(seed);
        var everSeen = new LinkedHashSet<List<Move>>();
        String here = id;
        for (int i = 0; i < 120; i++) {
            Session before = now(here);
            everSeen.add(before.moves());
            Session after = random(before, random);
            everSeen.add(after.moves());
            if (!after.equals(before) && after.history().last().isPresent() && random.nextBoolean()) {
                String made = after.id();
                Session undone = to(sessions.undo(made)).session();
                assertThat(undone.moves()).as("seed %d, deed %d", seed, i).isEqualTo(before.moves());
                assertThat(to(sessions.redo(undone.id())).session().moves()).as("seed %d, deed %d", seed, i).isEqualTo(after.moves());
            } else if (random.nextInt(3) == 0) {
                for (int back = random.nextInt(4); back > 0; back--) {
                    if (sessions.undo(after.id()) instanceof Turned.To turned) after = turned.session();
                }
            }
            here = after.id();
        }
        var kept = new HashSet<List<Move>>();
        for (Session each : sessions.family(session)) {
            kept.add(each.moves());
            for (Deed deed : Stream.of(each.history().done(), each.history().undone()).flatMap(List::stream).toList()) {
                if (deed instanceof Deed.Here change) kept.addAll(List.of(change.before(), change.after()));
            }
        }
        assertThat(everSeen).as("seed %d", seed).allMatch(seen -> kept.stream().anyMatch(moves -> goThrough(moves, seen)));
    }

    /** Whether looking back from the end of some moves shows the end of others. */
    private static boolean goThrough(List<Move> moves, List<Move> others) {
        int last = others.size() - 1;
        if (moves.size() <= last || !moves.subList(0, last).equals(others.subList(0, last))) return false;
        return moves.get(last).equals(others.get(last))
            || moves.get(last) instanceof Pass longer && others.get(last) instanceof Pass pass && longer.seconds() >= pass.seconds();
    }

    /** Some deed, or none where it is refused. */
    private Session random(Session before, Random random) {
        SimTime at = SimTime.seconds(random.nextInt((int) (sessions.run(before).end().micros() / SimTime.MICROS_PER_SECOND) + 1));
        Moved moved = switch (random.nextInt(8)) {
            case 0, 1 -> sessions.move(before.id(), new NextStep());
            case 2, 3 -> sessions.move(before.id(), new Pass(1 + random.nextInt(20)));
            case 4 -> sessions.act(before.id(), new Act(at, "turn-off", new Command.TurnOff("web01")));
            case 5 -> sessions.act(before.id(), new Act(sessions.run(before).end(), "start", new Command.Start("web01")));
            default -> {
                Restart restart = Restart.values()[random.nextInt(2)];
                yield new Moved.Done(((Turned.To) sessions.restart(before.id(), restart, at)).session());
            }
        };
        return moved instanceof Moved.Done made ? made.session() : before;
    }

    @Test void a_history_forgets_what_is_older_than_two_hundred_deeds_and_no_more() {
        for (int i = 0; i < History.MOST_DEEDS + 5; i++) done(sessions.move(id, new Pass(1)));
        int undone = 0;
        while (sessions.undo(id) instanceof Turned.To) undone++;

        assertThat(undone).isEqualTo(History.MOST_DEEDS);
        assertThat(now(id).moves()).containsExactly(new NextStep(), new Pass(5));
    }

    @Test void undo_from_many_pages_at_once_undoes_each_deed_once() throws Exception {
        for (int i = 0; i < 40; i++) done(sessions.move(id, new Pass(1)));
        try (var threads = Executors.newFixedThreadPool(8)) {
            Callable<Turned> undo = () -> sessions.undo(id);
            for (var each : threads.invokeAll(Collections.nCopies(40, undo))) assertThat(each.get()).isInstanceOf(Turned.To.class);
        }
        assertThat(now(id).moves()).containsExactly(new NextStep());
        assertThat(now(id).history().undone()).hasSize(40);
    }

    @Test void what_a_deed_was_stays_known() {
        sessions.move(id, new Pass(10));
        Session branch = done(sessions.act(id, turnOff(65)));

        assertThat(now(id).history().last().orElseThrow().what()).isEqualTo(new What.Made(new Pass(10)));
        assertThat(branch.history().last().orElseThrow().what()).isEqualTo(new What.Made(turnOff(65)));
        sessions.undo(branch.id());
        assertThat(now(id).history().next().orElseThrow().what()).isEqualTo(new What.Made(turnOff(65)));
    }
}
