package diptych;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/** The arrows between our packages, and what each may use from outside; {@link HouseRulesTest} holds them and tests them. */
final class HouseRules {
    /** The whole of the simulation; all but the simulation itself may use all of it. */
    private static final String[] MACHINE = {
        "diptych.sim.units", "diptych.sim.model", "diptych.sim.guest", "diptych.sim.memory", "diptych.sim.backup",
        "diptych.sim.console", "diptych.sim", "diptych.sim.shell"};

    /** Every package of ours, and the packages of ours that it may use. What is not listed may not exist. */
    static final Map<String, List<String>> MAY_USE = arrows();

    /** A library, and the only packages that know it. */
    static final Map<String, List<String>> KNOWN_TO = Map.ofEntries(
        Map.entry("com.fasterxml..", List.of("diptych.json")),
        Map.entry("dev.cel..", List.of("diptych.expressions")),
        Map.entry("io.javalin..", List.of("diptych.web")),
        Map.entry("org.eclipse.jetty..", List.of("diptych.web")),
        Map.entry("jakarta..", List.of("diptych.web")),
        Map.entry("j2html..", List.of("diptych.web.view")),
        Map.entry("picocli..", List.of("diptych")),
        Map.entry("ch.qos.logback..", List.of("diptych.web")),
        Map.entry("com.github.benmanes..", List.of("diptych.classroom", "diptych.web.stage")),
        Map.entry("org.commonmark..", List.of("diptych.lessons")),
        Map.entry("org.jsoup..", List.of("diptych.lessons")));

    private HouseRules() {}

    private static Map<String, List<String>> arrows() {
        Map<String, List<String>> arrows = new LinkedHashMap<>();
        arrows.put("diptych.sim.units", List.of());
        arrows.put("diptych.sim.model", List.of("diptych.sim.units"));
        arrows.put("diptych.sim.guest", List.of("diptych.sim.units", "diptych.sim.model"));
        // The driver reads what its guest's memory looks like; the guest's memory knows nothing of the driver.
        arrows.put("diptych.sim.memory", List.of("diptych.sim.units", "diptych.sim.model", "diptych.sim.guest"));
        arrows.put("diptych.sim.backup", List.of("diptych.sim.units", "diptych.sim.model", "diptych.sim.guest"));
        arrows.put("diptych.sim", List.of("diptych.sim.units", "diptych.sim.model", "diptych.sim.guest", "diptych.sim.memory",
            "diptych.sim.backup"));
        arrows.put("diptych.sim.console", List.of("diptych.sim.units", "diptych.sim.model", "diptych.sim.guest", "diptych.sim.memory"));
        arrows.put("diptych.sim.shell", List.of("diptych.sim.units", "diptych.sim.model", "diptych.sim.guest", "diptych.sim.memory",
            "diptych.sim.console", "diptych.sim"));
        arrows.put("diptych.scenario", List.of(MACHINE));
        arrows.put("diptych.expressions", with(MACHINE, "diptych.scenario"));
        arrows.put("diptych.lessons", with(MACHINE, "diptych.scenario"));
        arrows.put("diptych.json", with(MACHINE, "diptych.scenario", "diptych.expressions", "diptych.lessons"));
        arrows.put("diptych.link", List.of("diptych.sim.units"));
        arrows.put("diptych.classroom", with(MACHINE, "diptych.scenario", "diptych.expressions", "diptych.lessons", "diptych.json",
            "diptych.link"));
        arrows.put("diptych.web.view", with(MACHINE, "diptych.scenario", "diptych.lessons"));
        arrows.put("diptych.web.stage", with(MACHINE, "diptych.scenario", "diptych.lessons", "diptych.link", "diptych.classroom",
            "diptych.web.view"));
        arrows.put("diptych.web.handbook", with(MACHINE, "diptych.lessons", "diptych.web.view"));
        arrows.put("diptych.web", with(MACHINE, "diptych.scenario", "diptych.expressions", "diptych.lessons", "diptych.json",
            "diptych.link", "diptych.classroom", "diptych.web.view", "diptych.web.stage", "diptych.web.handbook"));
        arrows.put("diptych", with(MACHINE, "diptych.scenario", "diptych.expressions", "diptych.lessons", "diptych.json",
            "diptych.link", "diptych.classroom", "diptych.web.view", "diptych.web.stage", "diptych.web.handbook", "diptych.web"));
        return arrows;
    }

    private static List<String> with(String[] machine, String... more) {
        return Stream.concat(Arrays.stream(machine), Arrays.stream(more)).toList();
    }

    static ArchRule arrowsFrom(String from) {
        String[] allowed = Stream.concat(Stream.of(from), MAY_USE.get(from).stream()).toArray(String[]::new);
        DescribedPredicate<JavaClass> elsewhere = resideInAPackage("diptych..").and(not(resideInAnyPackage(allowed)))
            .as("live in a package of ours other than %s", MAY_USE.get(from));
        return noClasses().that().resideInAPackage(from).should().dependOnClassesThat(elsewhere)
            .because("what is general must not know what is built on it").allowEmptyShould(true);
    }

    static ArchRule everyPackageHasItsPlace() {
        return classes().should().resideInAnyPackage(MAY_USE.keySet().toArray(String[]::new))
            .because("a new package must be given its place among the arrows of HouseRules");
    }

    static ArchRule onlyTheirOwnersKnow(String library) {
        return noClasses().that().resideOutsideOfPackages(KNOWN_TO.get(library).toArray(String[]::new))
            .should().dependOnClassesThat().resideInAPackage(library)
            .because("a library that stays in one place can be replaced, and read about, in one place");
    }

    static ArchRule theSimNeedsNothingButTheJdk() {
        return classes().that().resideInAPackage("diptych.sim..")
            .should().onlyDependOnClassesThat().resideInAnyPackage("diptych.sim..", "java.lang..", "java.util..", "java.math")
            .because("a lesson must run the same in a test, on a page and next year");
    }

    static ArchRule theSimHasNoDiceNoThreadsAndNoIds() {
        return noClasses().that().resideInAPackage("diptych.sim..")
            .should().dependOnClassesThat(resideInAnyPackage("java.util.concurrent..", "java.util.random..", "java.lang.reflect..")
                .or(named("java.util.Random", "java.util.SplittableRandom", "java.util.UUID", "java.util.Timer", "java.util.Scanner",
                    "java.lang.Thread", "java.lang.ThreadLocal", "java.lang.Runtime", "java.lang.ProcessBuilder")))
            .because("the same commands must give the same bytes on every machine");
    }

    static ArchRule theSimHasNoClock() {
        return noClasses().that().resideInAPackage("diptych.sim..")
            .should().dependOnClassesThat(named("java.lang.System"))
            .orShould().callMethod(Math.class, "random")
            .orShould().callMethod(StrictMath.class, "random")
            .because("time and chance are part of the world, not of the machine it runs on");
    }

    private static DescribedPredicate<JavaClass> named(String... names) {
        List<String> list = List.of(names);
        return DescribedPredicate.describe("are one of " + list, type -> list.contains(type.getName()));
    }
}
