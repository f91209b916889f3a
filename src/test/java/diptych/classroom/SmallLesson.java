package diptych.classroom;

import diptych.lessons.Challenge;
import diptych.lessons.GuestChoice;
import diptych.lessons.Handbook;
import diptych.lessons.Language;
import diptych.lessons.Lesson;
import diptych.lessons.References;
import diptych.lessons.Step;
import diptych.lessons.Topic;
import diptych.lessons.TextReader;
import diptych.scenario.Action;
import diptych.scenario.Expressions;
import diptych.scenario.Scenario;
import diptych.scenario.Verdict;
import diptych.sim.model.Command;
import diptych.sim.model.GuestSettings;
import diptych.sim.model.Host;
import diptych.sim.model.HostVersion;
import diptych.sim.model.KernelVersion;
import diptych.sim.model.Log;
import diptych.sim.model.MemorySettings;
import diptych.sim.model.Vm;
import diptych.sim.model.VmSpec;
import diptych.sim.units.MiB;
import diptych.sim.units.Pages;
import diptych.sim.units.SimTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A lesson of two steps, made in code: a guest boots and is watched for a minute, then a job wants 800 MiB. */
final class SmallLesson {
    static final GuestChoice OLD = new GuestChoice("2015", KernelVersion.parse("4.2"));
    static final GuestChoice NEW = new GuestChoice("today", KernelVersion.parse("6.16"));
    /** For lessons that say everything without expressions. */
    static final Expressions NONE = (text, vocabulary) -> new Expressions.Ready(variables -> Verdict.TRUE);

    static final int FINGERPRINT = 0x5ca1ed;

    private SmallLesson() {}

    static Lesson lesson() {
        var boot = new Step("boot", 1, List.of(new Action.Start("web01", 1, SimTime.ZERO), new Action.Settle(SimTime.seconds(55))),
            Map.of());
        var stress = new Command.Stress("web01", Pages.ofMib(800), Pages.ofMib(400), SimTime.seconds(5), SimTime.seconds(86_400), false);
        var grow = new Step("grow", 2, List.of(new Action.Settle(SimTime.seconds(1)), new Action.Ask("stress", stress),
            new Action.Settle(SimTime.seconds(20))), Map.of());
        return lesson(List.of(boot, grow), """
            # A small lesson
            A summary.
            ## Boot | The guest boots
            Assigned: {{web01.assigned}}.
            ## Grow | The guest grows
            Assigned: {{web01.assigned}}, was {{before.web01.assigned}}.
            """);
    }

    static Lesson lesson(List<Step> steps, String text) {
        return lesson(steps, Optional.empty(), text);
    }

    static Lesson lesson(List<Step> steps, Optional<Challenge> challenge, String text) {
        var guests = List.of(OLD, NEW);
        var read = TextReader.read("text", text, steps, challenge, guests, List.of("web01"), new References(Handbook.EMPTY, Language.EN))
            .text().orElseThrow();
        return new Lesson("small", Topic.MEMORY, "web01", scenario(), steps, challenge, guests,
            Map.of(Language.EN, read, Language.ZH, read), FINGERPRINT);
    }

    static Scenario scenario() {
        var settings = new MemorySettings(true, MiB.mib(1024), MiB.mib(512), MiB.mib(4096), 20, 50);
        var memory = Pages.ofMib(16_384);
        var host = new Host("hv-01", HostVersion.WS2022, memory, Host.defaultReserve(memory), Host.Applications.NONE, Log.EMPTY);
        var web01 = Vm.off(new VmSpec("web01", 2, false, GuestSettings.DEFAULT, List.of()), settings);
        return new Scenario("small", host, List.of(web01), List.of(), List.of(), List.of(), 0);
    }
}
