package diptych.lessons;

import diptych.lessons.Passage.Part;
import diptych.lessons.Passage.Role;
import diptych.lessons.PlaceholderReader.Unreadable;
import diptych.scenario.Nearest;
import diptych.scenario.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the text of a lesson in one language, and finds every mistake in it. The form, in full in {@code lessons/README.md}:
 *
 * <pre>
 *   # Title
 *   A summary of a sentence or two.
 *   ## Name of the step | Its heading
 *   CommonMark with {{placeholders}}, [[terms]] of the glossary and citations of claims, [K-4.2#floor].
 *   ::: today inflated
 *   A passage shown while the chosen guest is "today" and the situation "inflated" holds.
 *   :::
 *   [address of a link]: https://...
 * </pre>
 */
public final class TextReader {
    private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
    private static final Pattern DEFINITION = Pattern.compile("\\[[^\\[\\]]+]:\\s+\\S+\\s*");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(.*?)}}");
    /** What is put in the place of what the text says: a placeholder, a term, a citation; or a tag, in which nothing is filled in. */
    private static final Pattern MARK = Pattern.compile("<(?:[^\"<>]|\"[^\"]*\")*>"
        + "|\\{\\{(.*?)}}|\\[\\[([^\\[\\]|]+)(?:\\|([^\\[\\]]+))?]]|\\[([^\\[\\]]+)]");
    private static final Pattern BRACES = Pattern.compile("\\{\\{|}}");
    private static final String FENCE = ":::";
    /** Words after a fence that say what kind of passage follows. */
    private static final Map<String, Role> ROLES = Arrays.stream(Role.values())
        .filter(role -> role != Role.STORY && role != Role.OPTION).collect(Collectors.toMap(Role::written, role -> role));
    /** An answer that can be chosen: {@code - stays: The total stays.} */
    private static final Pattern OPTION = Pattern.compile("- ([a-z0-9-]+)[:：]\\s*(.*)");

    private final String file;
    private final List<Step> steps;
    private final Optional<Challenge> challenge;
    private final Set<String> guests;
    private final PlaceholderReader placeholders;
    private final References references;
    private final List<Problem> problems = new ArrayList<>();

    private TextReader(String file, List<Step> steps, Optional<Challenge> challenge, List<GuestChoice> guests, List<String> vms,
                       References references) {
        this.file = file;
        this.steps = Stream.concat(steps.stream(), challenge.stream().map(Challenge::step)).toList();
        this.challenge = challenge;
        this.guests = new LinkedHashSet<>(guests.stream().map(GuestChoice::id).toList());
        this.placeholders = new PlaceholderReader(vms);
        this.references = references;
    }

    /**
     * A text, or what is wrong with it; when there are problems the text is what could be made out, for further checks.
     *
     * @param text     empty when nothing could be made out
     * @param problems every mistake found
     */
    public record Reading(Optional<LessonText> text, List<Problem> problems) {}

    /**
     * @param file   the name that problems give
     * @param text   the whole file
     * @param steps  of the lesson
     * @param challenge after them, if there is one
     * @param guests kernels to choose from
     * @param vms    names of the virtual machines
     * @param references what it may cite and explain
     */
    public static Reading read(String file, String text, List<Step> steps, Optional<Challenge> challenge, List<GuestChoice> guests,
                               List<String> vms, References references) {
        var reader = new TextReader(file, steps, challenge, guests, vms, references);
        var read = reader.lesson(lines(text));
        reader.problems.sort(java.util.Comparator.comparingInt(Problem::line));
        return new Reading(read, List.copyOf(reader.problems));
    }

    /** The lines of a file; comments are gone, but every line keeps its number. */
    private static List<String> lines(String text) {
        var plain = COMMENT.matcher(text).replaceAll(comment -> "\n".repeat(comment.group().split("\n", -1).length - 1));
        return List.of(plain.replace("\r\n", "\n").split("\n", -1));
    }

    private Optional<LessonText> lesson(List<String> lines) {
        var definitions = lines.stream().filter(line -> DEFINITION.matcher(line).matches()).toList();
        var sections = sections(lines);
        var opening = sections.get(0);
        if (opening.heading.isEmpty()) problem(1, "title", "a text begins with its title, \"# Title\"");
        if (opening.heading.matches(".*[*_`<>{}\\[\\]].*")) {
            problem(opening.line, "title", "the title also stands in lists and previews: plain text without marks");
        }
        var summary = String.join(" ", opening.lines.stream().map(Line::text).map(String::strip).filter(line -> !line.isEmpty()).toList());
        if (summary.isEmpty()) problem(opening.line, "summary",
            "a sentence or two under the title are missing, that say what the lesson is about");
        if (summary.matches(".*([*_`<>{}\\[\\]]|\\d).*")) {
            problem(opening.line, "summary", "the summary also stands in lists and previews: plain text without marks or numbers");
        }
        var stepSections = sections.subList(1, sections.size());
        if (stepSections.size() != steps.size()) {
            problem(lines.size(), "steps", "the lesson has " + described() + ", but this text has " + stepSections.size()
                + " headings of the form \"## Name | Heading\"");
        }
        var read = new ArrayList<StepText>();
        for (int i = 0; i < Math.min(steps.size(), stepSections.size()); i++) {
            read.add(step(steps.get(i), stepSections.get(i), definitions));
        }
        return read.size() == steps.size() ? Optional.of(new LessonText(opening.heading, summary, read)) : Optional.empty();
    }

    private String described() {
        return challenge.isEmpty() ? steps.size() + " steps" : steps.size() - 1 + " steps and a challenge after them";
    }

    /** A line with its number, counted from 1. */
    private record Line(int number, String text) {}

    /** What stands under a heading. */
    private record Section(int line, String heading, List<Line> lines) {}

    /** The title with its summary, then the steps. */
    private static List<Section> sections(List<String> lines) {
        var sections = new ArrayList<Section>();
        sections.add(new Section(1, "", new ArrayList<>()));
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            if (line.startsWith("# ") && sections.size() == 1 && sections.get(0).heading.isEmpty()) {
                sections.set(0, new Section(i + 1, line.substring(2).strip(), new ArrayList<>()));
            } else if (line.startsWith("## ")) {
                sections.add(new Section(i + 1, line.substring(3).strip(), new ArrayList<>()));
            } else if (!DEFINITION.matcher(line).matches()) {
                sections.get(sections.size() - 1).lines.add(new Line(i + 1, line));
            }
        }
        return sections;
    }

    private StepText step(Step step, Section section, List<String> definitions) {
        int bar = section.heading.indexOf('|');
        if (bar < 0) problem(section.line, step.id(),
            "a step's heading has a short name for the rail, a bar, and the heading: \"## Boot | The guest boots\"");
        if (section.heading.matches(".*([*_`<>{}]|\\d).*")) {
            problem(section.line, step.id(),
                "a heading is plain text without marks or numbers, for it must be true of every moment of its step");
        }
        var name = bar < 0 ? section.heading : section.heading.substring(0, bar).strip();
        var heading = bar < 0 ? section.heading : section.heading.substring(bar + 1).strip();
        var passages = passages(step, section, definitions);
        if (passages.isEmpty()) problem(section.line, step.id(), "nothing is said under this heading");
        for (Question question : step.questions()) checkAsked(step, question, section, passages);
        challenge.filter(ours -> ours.step() == step).ifPresent(ours -> checkTold(ours, section, passages));
        return new StepText(name, heading, passages);
    }

    private List<Passage> passages(Step step, Section section, List<String> definitions) {
        var passages = new ArrayList<Passage>();
        var open = Optional.<Line>empty();
        var gathered = new ArrayList<Line>();
        for (Line line : section.lines) {
            if (!line.text.startsWith(FENCE)) {
                gathered.add(line);
                continue;
            }
            passages.addAll(passages(step, open, gathered, definitions));
            gathered.clear();
            boolean closes = line.text.strip().equals(FENCE);
            if (closes && open.isEmpty()) problem(line.number, step.id(), "\":::\" closes a passage, but none is open here");
            if (!closes && open.isPresent()) problem(line.number, step.id(), "the passage of line " + open.get().number
                + " is still open; close it with \":::\" first");
            open = closes ? Optional.empty() : Optional.of(line);
        }
        passages.addAll(passages(step, open, gathered, definitions));
        open.ifPresent(line -> problem(line.number, step.id(), "this passage is never closed; put \":::\" on a line of its own after it"));
        return passages;
    }

    /** The lines gathered since the last fence; nothing if they are blank, and a question with its answers if it is one. */
    private List<Passage> passages(Step step, Optional<Line> fence, List<Line> lines, List<String> definitions) {
        if (lines.stream().allMatch(line -> line.text.isBlank())) {
            fence.ifPresent(line -> problem(line.number, step.id(), "this passage is empty"));
            return List.of();
        }
        var words = fence.map(line -> line.text.substring(FENCE.length()).strip().split("\\s+")).orElse(new String[0]);
        var role = Role.STORY;
        var about = "";
        var when = new LinkedHashSet<String>();
        for (String word : words) {
            if (ROLES.containsKey(word)) role = ROLES.get(word);
            else if (role == Role.GOAL && about.isEmpty()) about = goal(step, fence.get(), word);
            else if (role == Role.HINT && about.isEmpty()) about = hint(step, fence.get(), word);
            else if (role.asks() && about.isEmpty()) about = asked(step, fence.get(), word);
            else if (role.asks() && word.startsWith(Question.CHOSE)) when.add(chosen(step, fence.get(), about, word));
            else when.add(knownCondition(step, fence.get(), word));
        }
        if (role.asks() && about.isEmpty()) problem(fence.get().number, step.id(), "which question is this about? Write its id after \""
            + role.written() + "\", as in \"::: " + role.written() + " total\"");
        if ((role == Role.GOAL || role == Role.HINT) && about.isEmpty()) problem(fence.get().number, step.id(), "which "
            + role.written() + " is this? Write its name after \"" + role.written() + "\"");
        if (role.challenges() && !isChallenge(step)) problem(fence.get().number, step.id(),
            "\"" + role.written() + "\" belongs under the heading of a challenge, after those of the steps");
        check(step, lines, definitions);
        int first = fence.orElseGet(() -> lines.stream().filter(line -> !line.text.isBlank()).findFirst().orElseThrow()).number;
        if (role != Role.QUESTION) return List.of(new Passage(first, when, role, about, parts(html(lines, definitions))));
        return question(step, new Passage(first, when, role, about, List.of()), lines, definitions);
    }

    private boolean isChallenge(Step step) {
        return challenge.filter(ours -> ours.step() == step).isPresent();
    }

    private String goal(Step step, Line fence, String id) {
        var known = challenge.map(Challenge::goals).orElse(List.of()).stream().map(Goal::id).toList();
        if (isChallenge(step) && !known.contains(id)) problem(fence.number, step.id(), "the challenge has no goal \"" + id + "\"; "
            + Nearest.hint(id, known));
        return id;
    }

    private String hint(Step step, Line fence, String which) {
        if (!Challenge.HINTS.contains(which)) problem(fence.number, step.id(), "there is no hint \"" + which + "\"; the hints are "
            + String.join(", ", Challenge.HINTS));
        return which;
    }

    /** Each goal has words, there are hints, and it is said how it can be done. */
    private void checkTold(Challenge ours, Section section, List<Passage> passages) {
        for (Goal goal : ours.goals()) checkTold(section, passages, Role.GOAL, goal.id());
        for (String hint : Challenge.HINTS) checkTold(section, passages, Role.HINT, hint);
        for (Role role : List.of(Role.SOLUTION, Role.REACHED, Role.MISSED)) checkTold(section, passages, role, "");
    }

    private void checkTold(Section section, List<Passage> passages, Role role, String about) {
        if (passages.stream().anyMatch(passage -> passage.role() == role && passage.about().equals(about))) return;
        problem(section.line, "challenge", "\"::: " + (role.written() + " " + about).strip() + "\" is missing under this heading");
    }

    private String asked(Step step, Line fence, String id) {
        if (Question.find(step.questions(), id).isEmpty()) {
            var known = step.questions().stream().map(Question::id).toList();
            problem(fence.number, step.id(), "step " + step.id() + " asks no question \"" + id + "\"; " + (known.isEmpty()
                ? "lesson.yaml has none for it under \"questions\"" : Nearest.hint(id, known)));
        }
        return id;
    }

    private String chosen(Step step, Line fence, String about, String word) {
        var options = Question.find(step.questions(), about).map(Question::options).orElse(List.of());
        var option = word.substring(Question.CHOSE.length());
        if (!options.contains(option)) problem(fence.number, step.id(), "the question \"" + about + "\" has no answer \"" + option + "\""
            + (options.isEmpty() ? "" : "; " + Nearest.hint(option, options)));
        return word;
    }

    /** What is asked, and after it the answers, each a line of the form "- id: text". */
    private List<Passage> question(Step step, Passage empty, List<Line> lines, List<String> definitions) {
        var prompt = lines.stream().filter(line -> !OPTION.matcher(line.text).matches()).toList();
        if (prompt.stream().allMatch(line -> line.text.isBlank())) {
            problem(empty.line(), step.id(), "what is asked is missing; write it above the answers");
        }
        var passages = new ArrayList<Passage>();
        passages.add(new Passage(empty.line(), empty.when(), Role.QUESTION, empty.about(), parts(html(prompt, definitions))));
        for (Line line : lines) {
            var option = OPTION.matcher(line.text);
            if (!option.matches()) continue;
            var text = html(List.of(new Line(line.number, option.group(2))), definitions).strip().replaceAll("^<p>|</p>$", "");
            passages.add(new Passage(line.number, empty.when(), Role.OPTION, empty.about() + "." + option.group(1), parts(text)));
        }
        return passages;
    }

    /** A question is asked, each of its answers has words, and it is said why. */
    private void checkAsked(Step step, Question question, Section section, List<Passage> passages) {
        var about = passages.stream().filter(passage -> passage.about().equals(question.id())).toList();
        var asked = about.stream().filter(passage -> passage.role() == Role.QUESTION).findFirst();
        if (asked.isEmpty()) {
            problem(section.line, step.id(), "the question \"" + question.id() + "\" is never asked; add \"::: question " + question.id()
                + "\" under this heading");
            return;
        }
        if (about.stream().noneMatch(passage -> passage.role() == Role.WHY)) {
            problem(asked.get().line(), step.id(), "it is not said why; add \"::: why " + question.id() + "\"");
        }
        var written = passages.stream().filter(passage -> passage.role() == Role.OPTION)
            .filter(passage -> passage.about().startsWith(question.id() + ".")).toList();
        for (String option : question.options()) {
            if (written.stream().noneMatch(passage -> passage.about().equals(question.id() + "." + option))) {
                problem(asked.get().line(), step.id(), "the answer \"" + option + "\" has no words; add a line \"- " + option + ": ...\"");
            }
        }
        for (Passage passage : written) {
            var option = passage.about().substring(question.id().length() + 1);
            if (!question.options().contains(option)) problem(passage.line(), step.id(), "the question \"" + question.id()
                + "\" has no answer \"" + option + "\"; " + (question.options().isEmpty() ? "it asks for a number"
                : Nearest.hint(option, question.options())));
        }
        boolean canBeSeen = question instanceof Question.Choice || question instanceof Question.Amount;
        about.stream().filter(passage -> passage.role() == Role.SAW && !(canBeSeen && question.when().isAhead())).forEach(passage ->
            problem(passage.line(), step.id(), "only a choice or a number that is predicted can be asked for again as what was seen"));
    }

    private String knownCondition(Step step, Line fence, String word) {
        if (guests.contains(word) || step.situations().containsKey(word)) return word;
        var known = new LinkedHashSet<>(guests);
        known.addAll(step.situations().keySet().stream().sorted().toList());
        known.addAll(ROLES.keySet().stream().filter(role -> isChallenge(step) || !ROLES.get(role).challenges()).sorted().toList());
        problem(fence.number, step.id(), "\"" + word + "\" is neither a guest nor a situation of step " + step.id() + "; "
            + Nearest.hint(word, known));
        return word;
    }

    private static String html(List<Line> lines, List<String> definitions) {
        return Markdown.html(markdown(lines, definitions));
    }

    private static String markdown(List<Line> lines, List<String> definitions) {
        return String.join("\n", lines.stream().map(Line::text).toList()) + "\n\n" + String.join("\n", definitions) + "\n";
    }

    private void check(Step step, List<Line> lines, List<String> definitions) {
        var plain = references.withoutMarks(markdown(lines, definitions));
        for (var mistake : Markdown.mistakes(plain, references::faultOfBracket)) {
            problem(lines.get(Math.min(mistake.line(), lines.size() - 1)).number, step.id(), mistake.message());
        }
        for (Line line : lines) {
            checkPlaceholders(step, line);
            references.faultsOfTerms(line.text).forEach(wrong -> problem(line.number, step.id(), wrong));
        }
    }

    private void checkPlaceholders(Step step, Line line) {
        for (String written : PLACEHOLDER.matcher(line.text).results().map(found -> found.group(1)).toList()) {
            try {
                placeholders.read(written);
            } catch (Unreadable why) {
                problem(line.number, step.id(), "{{" + written.strip() + "}}: " + why.getMessage());
            }
        }
        if (BRACES.matcher(PLACEHOLDER.matcher(line.text).replaceAll("")).find()) {
            problem(line.number, step.id(), "\"{{\" and \"}}\" belong together, on one line");
        }
    }

    /** Cuts HTML at its marks; one that cannot be read has been reported and stays as it is. */
    private List<Part> parts(String html) {
        var parts = new ArrayList<Part>();
        int from = 0;
        for (MatchResult found : MARK.matcher(html).results().filter(mark -> !mark.group().startsWith("<")).toList()) {
            parts.add(new Part.Html(html.substring(from, found.start())));
            parts.add(part(found).orElseGet(() -> new Part.Html(found.group())));
            from = found.end();
        }
        parts.add(new Part.Html(html.substring(from)));
        return parts;
    }

    private Optional<Part> part(MatchResult found) {
        if (found.group(1) != null) return filled(found.group(1));
        return found.group(2) != null ? references.marked(found.group(2).strip(), found.group(3)) : references.cited(found.group(4));
    }

    private Optional<Part> filled(String placeholder) {
        try {
            return Optional.of(new Part.Filled(placeholders.read(placeholder)));
        } catch (Unreadable reported) {
            return Optional.empty();
        }
    }

    private void problem(int line, String field, String message) {
        problems.add(new Problem(file, line, field, message));
    }
}
