package diptych;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

/** The arrows of the architecture hold, and each rule notices an offence that is planted for it. */
class HouseRulesTest {
    private static final JavaClasses CODE = new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("diptych");

    @TempDir Path folder;

    @Test void every_package_uses_only_what_stands_to_its_left() {
        HouseRules.MAY_USE.keySet().forEach(from -> HouseRules.arrowsFrom(from).check(CODE));
    }

    @Test void every_package_has_its_place_among_the_arrows() {
        HouseRules.everyPackageHasItsPlace().check(CODE);
    }

    @Test void each_library_is_known_in_one_place_only() {
        HouseRules.KNOWN_TO.keySet().forEach(library -> HouseRules.onlyTheirOwnersKnow(library).check(CODE));
    }

    @Test void each_library_is_really_used_where_it_is_said_to_be() {
        HouseRules.KNOWN_TO.forEach((library, owners) -> assertThat(CODE.stream())
            .as("%s in %s", library, owners)
            .anyMatch(type -> owners.contains(type.getPackageName()) && type.getDirectDependenciesFromSelf().stream()
                .anyMatch(use -> use.getTargetClass().getPackageName().startsWith(library.replace("..", "")))));
    }

    @Test void the_sim_needs_nothing_but_the_jdk() {
        HouseRules.theSimNeedsNothingButTheJdk().check(CODE);
    }

    @Test void the_sim_has_no_dice_no_threads_no_ids_and_no_clock() {
        HouseRules.theSimHasNoDiceNoThreadsAndNoIds().check(CODE);
        HouseRules.theSimHasNoClock().check(CODE);
    }

    @Test void every_arrow_that_is_missing_is_noticed_when_someone_draws_it() {
        Map<String, String> arrows = new HashMap<>();
        HouseRules.MAY_USE.keySet().forEach(from -> HouseRules.MAY_USE.keySet().forEach(to ->
            somePublicClassOf(to).ifPresent(target -> arrows.put(drawn(from, to), target.getName() + " use;"))));
        JavaClasses planted = Planted.offences(folder, arrows);
        for (String from : HouseRules.MAY_USE.keySet()) {
            String noticed = String.join("\n", HouseRules.arrowsFrom(from).evaluate(planted).getFailureReport().getDetails());
            for (String to : HouseRules.MAY_USE.keySet()) {
                boolean allowed = from.equals(to) || HouseRules.MAY_USE.get(from).contains(to) || !arrows.containsKey(drawn(from, to));
                assertThat(noticed.contains(drawn(from, to) + ".")).as("%s uses %s", from, to).isEqualTo(!allowed);
            }
        }
    }

    private static String drawn(String from, String to) {
        return from + ".Uses_" + to.replace('.', '_');
    }

    private static Optional<JavaClass> somePublicClassOf(String inPackage) {
        return CODE.stream().filter(type -> type.getPackageName().equals(inPackage) && type.isTopLevelClass()
            && type.getModifiers().contains(JavaModifier.PUBLIC) && !type.getSimpleName().equals("package-info")).findFirst();
    }

    @Test void a_package_nobody_placed_is_noticed() {
        notices(HouseRules.everyPackageHasItsPlace(), "diptych.util", "");
    }

    @Test void a_library_out_of_its_place_is_noticed() {
        notices(HouseRules.onlyTheirOwnersKnow("com.fasterxml.."), "diptych.web", "com.fasterxml.jackson.databind.JsonNode node;");
        notices(HouseRules.onlyTheirOwnersKnow("dev.cel.."), "diptych.scenario", "dev.cel.bundle.Cel cel;");
        notices(HouseRules.onlyTheirOwnersKnow("io.javalin.."), "diptych.web.view", "io.javalin.http.Context context;");
        notices(HouseRules.onlyTheirOwnersKnow("j2html.."), "diptych.web", "j2html.tags.DomContent tag;");
        notices(HouseRules.onlyTheirOwnersKnow("picocli.."), "diptych.web", "picocli.CommandLine line;");
    }

    @Test void chance_time_and_threads_in_the_sim_are_noticed() {
        notices(HouseRules.theSimNeedsNothingButTheJdk(), "diptych.sim.memory", "java.time.Instant now = java.time.Instant.now();");
        notices(HouseRules.theSimNeedsNothingButTheJdk(), "diptych.sim", "org.slf4j.Logger log;");
        notices(HouseRules.theSimHasNoDiceNoThreadsAndNoIds(), "diptych.sim.guest", "int roll = new java.util.Random().nextInt();");
        notices(HouseRules.theSimHasNoDiceNoThreadsAndNoIds(), "diptych.sim", "java.util.concurrent.locks.Lock lock;");
        notices(HouseRules.theSimHasNoDiceNoThreadsAndNoIds(), "diptych.sim", "Object id = java.util.UUID.randomUUID();");
        notices(HouseRules.theSimHasNoDiceNoThreadsAndNoIds(), "diptych.sim", "void run() throws Exception { Thread.sleep(1); }");
        notices(HouseRules.theSimHasNoClock(), "diptych.sim.model", "long now = System.currentTimeMillis();");
        notices(HouseRules.theSimHasNoClock(), "diptych.sim", "long now = System.nanoTime();");
        notices(HouseRules.theSimHasNoClock(), "diptych.sim", "double roll = Math.random();");
    }

    private int planted;

    private void notices(ArchRule rule, String inPackage, String body) {
        JavaClasses offence = Planted.offence(folder.resolve("offence-" + planted++), inPackage, body);
        assertThat(rule.evaluate(offence).hasViolation()).as("%s: %s", inPackage, body).isTrue();
    }
}
