package diptych.lessons;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What lessons refer to.
 *
 * @param sources by tag, in the order of the file
 * @param terms   by id, likewise
 * @param support tables
 */
public record Handbook(Map<String, Source> sources, Map<String, Term> terms, Support support) {
    public static final Handbook EMPTY = new Handbook(List.of(), List.of(), Support.NONE);

    public Handbook(Collection<Source> sources, Collection<Term> terms, Support support) {
        this(by(Source::tag, sources), by(Term::id, terms), support);
    }

    private static <T> Map<String, T> by(Function<T, String> key, Collection<T> all) {
        return all.stream().collect(Collectors.toMap(key, each -> each, (first, again) -> first, LinkedHashMap::new));
    }

    public Optional<Source.Claim> claim(Citation citation) {
        return Optional.ofNullable(sources.get(citation.tag())).stream().flatMap(source -> source.claims().stream())
            .filter(claim -> claim.name().equals(citation.claim())).findFirst();
    }

    /** Why this cites nothing, and what would be right; empty if it cites a claim. {@code written} is as in "K-4.2#floor". */
    public Optional<String> faultOfCitation(String written) {
        int hash = written.indexOf('#');
        String tag = hash < 0 ? written : written.substring(0, hash);
        Source source = sources.get(tag);
        if (source == null) {
            return Optional.of("there is no source \"" + tag + "\" in sources.yaml; " + hint(tag, sources.keySet()));
        }
        var names = source.claims().stream().map(Source.Claim::name).toList();
        if (hash < 0) {
            return Optional.of("name what is taken from " + tag + ", as in [" + tag + "#" + (names.isEmpty() ? "claim" : names.get(0))
                + "]; it has: " + String.join(", ", names));
        }
        String claim = written.substring(hash + 1);
        return names.contains(claim) ? Optional.empty()
            : Optional.of("the source " + tag + " has no claim \"" + claim + "\"; " + hint(claim, names));
    }

    /** Why this is no term, and what would be right; empty if it is one. */
    public Optional<String> faultOfTerm(String id) {
        return terms.containsKey(id) ? Optional.empty()
            : Optional.of("there is no term \"" + id + "\" in glossary.yaml; " + hint(id, terms.keySet()));
    }

    private static String hint(String written, Collection<String> known) {
        return known.isEmpty() ? "it has none" : diptych.scenario.Nearest.hint(written, known);
    }
}
