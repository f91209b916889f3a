package diptych.classroom;

import static diptych.classroom.SmallLesson.OLD;
import static org.assertj.core.api.Assertions.assertThat;

import diptych.classroom.Move.Act;
import diptych.classroom.Move.NextStep;
import diptych.classroom.Move.Pass;
import diptych.classroom.Transcripts.Line;
import diptych.classroom.Transcripts.Side;
import diptych.sim.units.SimTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was typed stands at its moment, says what was so then, and stays with those runs in which it is still so. */
class TranscriptsTest {
    private final Sessions sessions = new Sessions(SmallLesson.NONE);
    private final Transcripts transcripts = new Transcripts(sessions);
    private final Session session = played();

    private Session played() {
        Session begun = sessions.start(SmallLesson.lesson(), OLD);
        sessions.move(begun.id(), new NextStep());
        return done(sessions.move(begun.id(), new NextStep()));
    }

    private Session type(Session in, int second, Side side, String text) {
        SimTime at = SimTime.seconds(second);
        var answer = Transcripts.answer(sessions.run(in).world(at), "web01", side, List.of(), text);
        if (answer.asked().isEmpty()) {
            transcripts.looked(in, at, side, text);
            return in;
        }
        return done(transcripts.acted(in, side, text, new Act(at, Transcripts.deed(side, text), answer.asked().get())));
    }

    private List<String> typed(Session in, int second) {
        return transcripts.of(in, SimTime.seconds(second)).stream().map(Line::text).toList();
    }

    @Test void a_line_that_only_looks_changes_nothing_and_stands_from_its_moment_on() {
        type(session, 60, Side.GUEST, "free -m");
        assertThat(sessions.find(session.id())).contains(session);
        assertThat(typed(session, 59)).isEmpty();
        assertThat(typed(session, 60)).containsExactly("free -m");
        assertThat(typed(session, 75)).containsExactly("free -m");
    }

    @Test void what_is_typed_in_the_past_stands_there() {
        type(session, 70, Side.GUEST, "free -m");
        type(session, 60, Side.HOST, "Get-VM");
        assertThat(typed(session, 75)).containsExactly("Get-VM", "free -m");
        assertThat(transcripts.of(session, SimTime.seconds(75), Side.HOST)).extracting(Line::text).containsExactly("Get-VM");
    }

    @Test void each_line_says_what_was_so_when_it_was_typed() {
        type(session, 60, Side.GUEST, "pgrep -c stress");
        type(session, 75, Side.GUEST, "pgrep -c stress");
        assertThat(transcripts.of(session, SimTime.seconds(75))).extracting(line -> transcripts.answer(line).text())
            .containsExactly("0\n", "2\n");
        Session later = done(sessions.move(session.id(), new Pass(30)));
        assertThat(transcripts.of(later, SimTime.seconds(90))).extracting(line -> transcripts.answer(line).text())
            .containsExactly("0\n", "2\n");
    }

    @Test void a_line_that_acts_makes_a_branch_and_what_was_typed_before_comes_along() {
        type(session, 70, Side.GUEST, "pgrep -c stress");
        type(session, 74, Side.GUEST, "pgrep -c stress");
        Session branch = type(session, 72, Side.GUEST, "pkill stress");
        type(branch, 72, Side.GUEST, "pgrep -c stress");
        assertThat(branch.id()).isNotEqualTo(session.id());
        assertThat(branch.acts()).extracting(Act::lever).containsExactly("# pkill stress");
        assertThat(transcripts.of(branch, SimTime.seconds(80))).extracting(Line::text)
            .containsExactly("pgrep -c stress", "pkill stress", "pgrep -c stress");
        assertThat(transcripts.of(branch, SimTime.seconds(80))).extracting(line -> transcripts.answer(line).text())
            .as("before, by, and after the line, at one moment").containsExactly("2\n", "", "0\n");
        assertThat(typed(session, 80)).as("the old run keeps its own").containsExactly("pgrep -c stress", "pgrep -c stress");
    }

    @Test void what_is_undone_is_no_longer_on_the_screen_and_comes_back_when_it_is_done_again() {
        Session branch = type(session, 81, Side.HOST, "Suspend-VM web01");
        Session further = type(branch, 81, Side.HOST, "Resume-VM web01");
        type(further, 81, Side.HOST, "Get-VM");
        assertThat(further.id()).as("at its end a branch goes on").isEqualTo(branch.id());
        Session undone = ((Turned.To) sessions.undo(further.id())).session();
        assertThat(typed(undone, 81)).containsExactly("Suspend-VM web01");
        Session again = ((Turned.To) sessions.redo(undone.id())).session();
        assertThat(typed(again, 81)).containsExactly("Suspend-VM web01", "Resume-VM web01", "Get-VM");
    }

    @Test void what_was_typed_is_a_deed_that_can_be_done_again_from_its_name() {
        var world = sessions.run(session).world(SimTime.seconds(72));
        assertThat(Transcripts.command("# pkill stress", world, "web01")).isEqualTo(
            Transcripts.answer(world, "web01", Side.GUEST, List.of(), "pkill stress").asked()).isPresent();
        assertThat(Transcripts.command("PS C:\\> Stop-VM web01", world, "web01")).isPresent();
        assertThat(Transcripts.command("# free", world, "web01")).as("that does nothing").isEmpty();
        assertThat(Transcripts.command("turn-off", world, "web01")).isEmpty();
        assertThat(Transcripts.command("# " + "x".repeat(Transcripts.LONGEST_LINE + 1), world, "web01")).isEmpty();
    }

    @Test void of_too_many_lines_the_newest_stay() {
        for (int i = 0; i < Transcripts.MOST_LINES + 5; i++) type(session, 60, Side.GUEST, "echo " + i);
        assertThat(typed(session, 60)).hasSize(Transcripts.MOST_LINES).startsWith("echo 5").endsWith("echo 54");
    }

    private static Session done(Moved moved) {
        return ((Moved.Done) moved).session();
    }
}
