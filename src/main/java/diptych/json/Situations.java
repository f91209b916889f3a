package diptych.json;

import diptych.json.Node.Mapping;
import diptych.lessons.GuestChoice;
import diptych.scenario.Condition;
import diptych.scenario.Expressions;
import diptych.scenario.Verdict;
import diptych.scenario.Vocabulary;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What may be the case, by name: {@code situations}, and {@code when-broken} for those that only a learner brings about. They stand
 * in the lesson if they are the same in every step, and in a step if they are its own.
 *
 * @param conditions when each is the case
 * @param places     where each is written
 * @param broken     the names of those that only a learner brings about
 */
record Situations(Map<String, Condition> conditions, Map<String, Place> places, Set<String> broken) {
    static final Situations NONE = new Situations(Map.of(), Map.of(), Set.of());
    /** What may stand in an address and after {@code :::} in a text. */
    static final Pattern PLAIN = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    /** These say what kind of passage it is. */
    private static final Set<String> TAKEN = Set.of("look", "sources", "question", "saw", "why", "more", "goal", "hint",
        "solution", "reached", "missed");
    private static final String PLAYED = "situations";
    private static final String BROKEN = "when-broken";

    /** A place in the file. */
    record Place(int line, String path) {}

    /** These, and those that {@code fields} adds. */
    Situations and(Fields fields, Surroundings around, Expressions expressions, List<GuestChoice> guests) {
        var all = new Situations(new LinkedHashMap<>(conditions), new LinkedHashMap<>(places), new LinkedHashSet<>(broken));
        for (String kind : List.of(PLAYED, BROKEN)) {
            if (fields.node(kind).orElse(null) instanceof Mapping mapping) {
                mapping.entries().forEach((name, entry) -> {
                    var path = fields.path(kind) + "." + name;
                    var place = new Place(entry.line(), path);
                    all.checkNew(name, place, guests, fields.problems());
                    all.places.put(name, place);
                    all.conditions.put(name, condition(entry.value(), path, around, expressions, fields.problems())
                        .orElse(variables -> Verdict.FALSE));
                    if (kind.equals(BROKEN)) all.broken.add(name);
                });
            } else if (fields.has(kind)) {
                fields.problem(kind, "must be a map of names and expressions");
            }
        }
        return all;
    }

    private void checkNew(String name, Place place, List<GuestChoice> guests, Problems problems) {
        checkName(name, place.line, place.path, problems);
        if (guests.stream().anyMatch(guest -> guest.id().equals(name))) {
            problems.add(place.line, place.path, "a guest has this name already");
        }
        var other = places.get(name);
        if (other != null) problems.add(place.line, place.path, "a situation has this name already, in line " + other.line);
    }

    /** What may stand in an address. */
    static void checkPlain(String name, int line, String path, Problems problems) {
        if (PLAIN.matcher(name).matches()) return;
        problems.add(line, path, "\"" + name + "\" is no plain name; use small letters, digits and hyphens");
    }

    static void checkName(String name, int line, String path, Problems problems) {
        checkPlain(name, line, path, problems);
        if (TAKEN.contains(name)) problems.add(line, path, "\"" + name + "\" says what kind of passage it is; choose another name");
    }

    static Optional<Condition> condition(Node node, String path, Surroundings around, Expressions expressions, Problems problems) {
        return Value.text().read(node, path, problems).flatMap(text ->
            switch (expressions.compile(text, Vocabulary.ofComparisons(around.vms()))) {
                case Expressions.Ready ready -> Optional.of(ready.condition());
                case Expressions.Faulty faulty -> {
                    faulty.faults().forEach(fault -> problems.add(node.line(), path, fault));
                    yield Optional.empty();
                }
            });
    }
}
