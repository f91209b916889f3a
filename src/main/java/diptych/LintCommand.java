package diptych;

import diptych.classroom.Rehearsal;
import diptych.expressions.CelExpressions;
import diptych.json.AuthorShelf;
import diptych.json.LessonFiles;
import diptych.scenario.Expressions;
import diptych.scenario.Problem;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code diptych lint FOLDER}: every mistake of every lesson at once, in author's terms. */
@Command(
    name = "lint",
    mixinStandardHelpOptions = true,
    version = "diptych 1.0",
    description = {
        "Finds every mistake of every lesson in a folder: in its files, between its languages, and when it is played for each guest,",
        "straight through and by a learner who dawdles. Each mistake is a line: file:line: what is wrong, and what would be right.",
        ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:no mistake was found", "1:there are mistakes", "2:the folder cannot be read, or has no lesson"})
final class LintCommand implements Callable<Integer> {
    private static final int FINE = 0;
    private static final int MISTAKES = 1;
    private static final int UNREADABLE = 2;

    @Parameters(paramLabel = "FOLDER", description = {
        "A folder of lessons, with a folder for each, or the folder of one lesson.",
        "Sources, glossary, support tables and order that it has not are the shipped ones."
    })
    private Path folder;

    @Spec private CommandSpec spec;

    @Override public Integer call() {
        try {
            return lint(LessonFolder.open(folder), new CelExpressions());
        } catch (IllegalArgumentException | UncheckedIOException unusable) {
            spec.commandLine().getErr().println("diptych lint: " + unusable.getMessage());
            spec.commandLine().getErr().flush();
            return UNREADABLE;
        }
    }

    private int lint(AuthorShelf shelf, Expressions expressions) {
        var reading = LessonFiles.readAll(shelf, expressions);
        var problems = new ArrayList<>(reading.problems());
        for (LessonFiles.Found found : reading.found()) problems.addAll(rehearsed(found, expressions));
        return report(shelf, problems, reading.found().size());
    }

    private static List<Problem> rehearsed(LessonFiles.Found found, Expressions expressions) {
        return Rehearsal.faults(found.lesson(), expressions).stream().map(fault -> switch (fault.place()) {
            case Rehearsal.Place.OfAction place -> found.ofAction(place.step(), place.action(), fault.message());
            case Rehearsal.Place.OfQuestion place -> found.ofQuestion(place.step(), place.question(), fault.message());
            case Rehearsal.Place.OfSituation place -> found.ofSituation(place.step(), place.name(), fault.message());
            case Rehearsal.Place.OfChallenge place -> found.ofChallenge(fault.message());
            case Rehearsal.Place.OfWay place -> found.ofWay(place.way(), fault.message());
            case Rehearsal.Place.OfText place -> found.ofText(place.language(), place.line(), fault.message());
        }).toList();
    }

    private int report(AuthorShelf shelf, List<Problem> problems, int lessons) {
        PrintWriter out = spec.commandLine().getOut();
        problems.stream().sorted(Comparator.comparing(Problem::file).thenComparingInt(Problem::line)).forEach(problem ->
            out.println(new Problem(shelf.file(problem.file()).toString(), problem.line(), problem.field(), problem.message())));
        out.println(problems.isEmpty() ? count(lessons, "lesson") + ", no mistakes" : count(problems.size(), "mistake"));
        out.flush();
        return problems.isEmpty() ? FINE : MISTAKES;
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
