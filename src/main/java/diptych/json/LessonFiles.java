package diptych.json;

import diptych.json.LessonReader.Untold;
import diptych.lessons.Catalog;
import diptych.lessons.Handbook;
import diptych.lessons.Language;
import diptych.lessons.Lesson;
import diptych.lessons.LessonText;
import diptych.lessons.References;
import diptych.lessons.Shelf;
import diptych.lessons.TextReader;
import diptych.lessons.Translation;
import diptych.scenario.Expressions;
import diptych.scenario.Nearest;
import diptych.scenario.Problem;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lesson folders, {@code lesson.yaml}, {@code en.md} and {@code zh.md}: a lesson, or every mistake at once with file and line. */
public final class LessonFiles {
    static final String ORDER = "order.txt";
    static final String LESSON = "lesson.yaml";

    private final Shelf shelf;
    private final Expressions expressions;
    private final List<Problem> problems = new ArrayList<>();
    private final Handbook handbook;

    private LessonFiles(Shelf shelf, Expressions expressions) {
        this.shelf = shelf;
        this.expressions = expressions;
        this.handbook = HandbookReader.read(shelf, problems);
    }

    /**
     * Everything on a shelf.
     *
     * @param found    every lesson without a mistake, in order
     * @param handbook what they refer to, as much of it as could be made out
     * @param problems the mistakes of the others, of the order and of the handbook
     */
    public record Reading(List<Found> found, Handbook handbook, List<Problem> problems) {
        public Reading {
            found = List.copyOf(found);
            problems = List.copyOf(problems);
        }

        public Catalog catalog() {
            return new Catalog(found.stream().map(Found::lesson).toList());
        }
    }

    /** A lesson, and where its parts are written. */
    public static final class Found {
        private final Lesson lesson;
        private final Untold source;

        private Found(Lesson lesson, Untold source) {
            this.lesson = lesson;
            this.source = source;
        }

        public Lesson lesson() {
            return lesson;
        }

        /** A problem with an action; steps and actions count from 0. */
        public Problem ofAction(int step, int action, String message) {
            var placed = source.steps().get(step).actions().get(action);
            return new Problem(file(lesson.id(), LESSON), placed.line(), placed.path(), message);
        }

        /** A problem with a situation of a step. */
        public Problem ofSituation(int step, String name, String message) {
            boolean inSteps = step < source.steps().size();
            var place = (inSteps ? source.steps().get(step).situations() : source.challenge().orElseThrow().situations()).get(name);
            return new Problem(file(lesson.id(), LESSON), place.line(), place.path(), message);
        }

        /** A problem with a question of a step. */
        public Problem ofQuestion(int step, String question, String message) {
            var place = source.steps().get(step).questions().stream().filter(written -> written.question().id().equals(question))
                .findFirst().orElseThrow().place();
            return new Problem(file(lesson.id(), LESSON), place.line(), place.path(), message);
        }

        /** A problem with the challenge itself. */
        public Problem ofChallenge(String message) {
            return problem(source.challenge().orElseThrow().place(), message);
        }

        /** A problem with a way to reach the goals; the solution is way 0. */
        public Problem ofWay(int way, String message) {
            return problem(source.challenge().orElseThrow().ways().get(way), message);
        }

        private Problem problem(Situations.Place place, String message) {
            return new Problem(file(lesson.id(), LESSON), place.line(), place.path(), message);
        }

        /** A problem with a text. */
        public Problem ofText(Language language, int line, String message) {
            return new Problem(file(lesson.id(), text(language)), line, "", message);
        }
    }

    /** Reads every lesson that {@code order.txt} names; files that problems name are relative to the shelf. */
    public static Reading readAll(Shelf shelf, Expressions expressions) {
        var files = new LessonFiles(shelf, expressions);
        var found = files.order().stream().flatMap(id -> files.lesson(id).stream()).toList();
        return new Reading(found, files.handbook, files.problems);
    }

    private static String file(String id, String name) {
        return id + "/" + name;
    }

    static String text(Language language) {
        return language.tag() + ".md";
    }

    /** The ids of {@code order.txt} that have a folder, and then the folders it forgot. */
    private List<String> order() {
        var folders = shelf.names("").stream().filter(name -> !shelf.names(name).isEmpty()).toList();
        var order = new ArrayList<String>();
        var lines = content(ORDER).map(text -> text.split("\r?\n")).orElse(new String[0]);
        for (int i = 0; i < lines.length; i++) {
            var id = lines[i].strip();
            if (id.isEmpty() || id.startsWith("#")) continue;
            if (!folders.contains(id)) problem(ORDER, i + 1, "there is no folder \"" + id + "\" with a lesson in it; "
                + Nearest.hint(id, folders));
            else if (order.contains(id)) problem(ORDER, i + 1, "\"" + id + "\" is listed twice");
            else order.add(id);
        }
        for (String folder : folders) {
            if (order.contains(folder)) continue;
            problem(ORDER, Math.max(1, lines.length), "the lesson \"" + folder
                + "\" is missing; put its name on a line where it belongs in the order");
            order.add(folder);
        }
        return order;
    }

    private Optional<Found> lesson(String id) {
        int before = problems.size();
        if (!Situations.PLAIN.matcher(id).matches()) {
            problem(id, 0, "a lesson's folder is its address, so its name has small letters, digits and hyphens only");
        }
        var untold = untold(id);
        var texts = untold.map(source -> texts(id, source)).orElse(Map.of());
        if (problems.size() > before || untold.isEmpty()) return Optional.empty();
        var source = untold.get();
        return Optional.of(new Found(new Lesson(id, source.topic(), source.subject(), source.scenario(), source.playable(),
            source.challenge().map(ChallengeReader.Written::challenge), source.guests(), texts, source.fingerprint()), source));
    }

    private Optional<Untold> untold(String id) {
        var file = file(id, LESSON);
        var found = new Problems(file);
        var untold = content(file).flatMap(text -> NodeReader.read(text, Format.YAML, found))
            .map(root -> LessonReader.read(root, expressions, found));
        problems.addAll(found.all());
        return untold.filter(source -> !source.steps().isEmpty() && !source.scenario().vms().isEmpty());
    }

    private Map<Language, LessonText> texts(String id, Untold source) {
        var texts = new EnumMap<Language, LessonText>(Language.class);
        var files = new EnumMap<Language, String>(Language.class);
        for (Language language : Language.values()) {
            var file = file(id, text(language));
            files.put(language, file);
            content(file).ifPresent(text -> {
                var reading = TextReader.read(file, text, source.playable(),
                    source.challenge().map(ChallengeReader.Written::challenge), source.guests(), source.scenario().vmNames(),
                    new References(handbook, language));
                problems.addAll(reading.problems());
                reading.text().ifPresent(read -> texts.put(language, read));
            });
        }
        problems.addAll(Translation.differences(texts, files));
        return texts;
    }

    /** A file's text; that it is missing or no text is a problem. */
    private Optional<String> content(String file) {
        var bytes = shelf.read(file);
        if (bytes.isEmpty()) {
            problem(file, 0, "this file is missing");
            return Optional.empty();
        }
        var found = new Problems(file);
        var text = ScenarioFiles.text(bytes.get(), found);
        problems.addAll(found.all());
        return text;
    }

    private void problem(String file, int line, String message) {
        problems.add(new Problem(file, line, "", message));
    }
}
