package diptych.classroom;

import diptych.json.Doings;
import diptych.lessons.GuestChoice;
import diptych.lessons.Handbook;
import diptych.lessons.Language;
import diptych.lessons.Lesson;
import diptych.lessons.LessonText;
import diptych.lessons.References;
import diptych.lessons.Step;
import diptych.lessons.TextReader;
import diptych.lessons.Topic;
import diptych.scenario.Action;
import diptych.scenario.Scenario;
import diptych.sim.model.Command;
import diptych.sim.model.GuestSettings.GuestOs;
import diptych.sim.model.Vm;
import diptych.sim.model.World;
import diptych.sim.units.SimTime;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A lesson in which nothing is taught: a host and guests to do with as one likes. Its one step is the scenario's own actions. */
public final class Sandbox {
    public static final int MOST_VMS = 8;
    public static final int MOST_ACTIONS = 200;

    /** Before the line of an action that was done by hand. */
    public static final String BY_HAND = "do ";

    private static final String ID = "sandbox";
    private static final String STEP = "free";

    private Sandbox() {}

    /** Why a scenario cannot be played with. */
    public enum Refusal { NO_VM, TOO_MANY_VMS, TOO_MANY_ACTIONS, TOO_LONG, NO_LINUX, NO_DISK }

    /** Whether a lesson is a sandbox. */
    public static boolean is(Lesson lesson) {
        return lesson.id().equals(ID);
    }

    /** The first thing that speaks against it; empty if it can be played with. */
    public static Optional<Refusal> refusal(Scenario scenario, Topic topic) {
        if (scenario.vms().isEmpty()) return Optional.of(Refusal.NO_VM);
        if (scenario.vms().size() > MOST_VMS) return Optional.of(Refusal.TOO_MANY_VMS);
        if (scenario.actions().size() > MOST_ACTIONS) return Optional.of(Refusal.TOO_MANY_ACTIONS);
        if (most(scenario).isAfter(Sessions.LONGEST_RUN)) return Optional.of(Refusal.TOO_LONG);
        if (scenario.vms().stream().noneMatch(Sandbox::isLinux)) return Optional.of(Refusal.NO_LINUX);
        return subjects(scenario, topic).isEmpty() ? Optional.of(Refusal.NO_DISK) : Optional.empty();
    }

    /** How long its actions may take. */
    private static SimTime most(Scenario scenario) {
        SimTime sum = SimTime.ZERO;
        for (Action action : scenario.actions()) {
            sum = sum.plus(switch (action) {
                case Action.Settle settle -> settle.length();
                case Action.WaitUntil wait -> wait.limit();
                case Action.WaitStressEnd wait -> wait.limit();
                case Action.WaitBackupEnd wait -> wait.limit();
                case Action.PressHost press -> press.length();
                case Action.SampleEvery every -> switch (every.span()) {
                    case Action.For span -> span.length();
                    case Action.Until span -> span.limit();
                };
                default -> SimTime.ZERO;
            });
            if (sum.isAfter(Sessions.LONGEST_RUN)) return sum;
        }
        return sum;
    }

    /** The same machines and what was done to them, with another of them in the panes; empty if the picture cannot be about that one. */
    public static Optional<Lesson> about(Lesson sandbox, String subject) {
        var step = sandbox.steps().get(0);
        var whole = withActions(sandbox.scenario(), step.actions());
        return subjects(whole, sandbox.topic()).contains(subject) ? Optional.of(of(whole, sandbox.topic(), subject)) : Optional.empty();
    }

    /**
     * A moment of a lesson as the beginning of a sandbox: the machines of its beginning, and moves after which all is as it was then.
     *
     * @param at a moment that the run has
     */
    public static Entrance from(Session session, Run run, SimTime at) {
        var lesson = session.lesson();
        var scenario = withActions(lesson.scenarioFor(session.guest()), List.of(new Action.Settle(at)));
        var moves = new ArrayList<Move>();
        run.timeline().asked().stream().filter(asked -> !asked.at().isAfter(at)).forEach(asked ->
            moves.add(new Move.Act(asked.at(), BY_HAND + Doings.line(asked.command()).orElse(asked.command().getClass().getSimpleName()),
                asked.command())));
        moves.add(new Move.NextStep());
        return new Entrance(of(scenario, lesson.topic(), lesson.subject()), moves);
    }

    /** What was done by hand, from how it is kept; empty if it cannot be read. */
    public static Optional<Command> command(String lever, World world) {
        return Doings.read(lever.substring(BY_HAND.length()), world.vms().stream().map(Vm::name).toList()) instanceof Doings.Good good
            ? Optional.of(good.command()) : Optional.empty();
    }

    /** Something to play with, and how far it has gone. */
    public record Entrance(Lesson lesson, List<Move> moves) {
        public Entrance {
            moves = List.copyOf(moves);
        }
    }

    private static Scenario withActions(Scenario beginning, List<Action> actions) {
        return new Scenario(beginning.title(), beginning.host(), beginning.vms(), actions, List.of(), List.of(), beginning.seed());
    }

    private static boolean isLinux(Vm vm) {
        return vm.guestSettings().os() == GuestOs.LINUX;
    }

    /** VMs that a picture can be about. */
    public static List<String> subjects(Scenario scenario, Topic topic) {
        return scenario.vms().stream().filter(Sandbox::isLinux)
            .filter(vm -> topic == Topic.MEMORY || vm.spec().disks().stream().anyMatch(disk -> !disk.mounts().isEmpty()))
            .map(Vm::name).toList();
    }

    /**
     * Something to play with.
     *
     * @param scenario one of which {@link #refusal} has nothing to say
     * @param subject  one of its {@link #subjects}
     */
    public static Lesson of(Scenario scenario, Topic topic, String subject) {
        var vm = scenario.vms().stream().filter(each -> each.name().equals(subject)).findFirst().orElseThrow();
        var guest = new GuestChoice("own", vm.guestSettings().kernel());
        var step = new Step(STEP, 1, scenario.actions(), Map.of());
        return new Lesson(ID, topic, subject, withActions(scenario, List.of()), List.of(step), Optional.empty(), List.of(guest),
            texts(step, guest), 0);
    }

    private static Map<Language, LessonText> texts(Step step, GuestChoice guest) {
        var texts = new EnumMap<Language, LessonText>(Language.class);
        for (Language language : Language.values()) {
            var file = "/diptych/sandbox/" + language.tag() + ".md";
            texts.put(language, TextReader.read(file, text(file), List.of(step), Optional.empty(), List.of(guest),
                List.of(), new References(Handbook.EMPTY, language)).text().orElseThrow());
        }
        return texts;
    }

    private static String text(String file) {
        try (InputStream in = Sandbox.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
