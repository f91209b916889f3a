package diptych.lessons;

import diptych.lessons.Passage.Part;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a text of one language refers to the handbook: {@code [K-4.2#floor]} cites a claim, {@code [[balloon]]} marks a term, and
 * {@code [[balloon|ballooned pages]]} marks it under other words.
 */
public record References(Handbook handbook, Language language) {
    private static final Pattern TERM = Pattern.compile("\\[\\[([^\\[\\]|]+)(?:\\|([^\\[\\]]+))?]]");
    /** What begins with a capital and is no link of the text's own. */
    private static final Pattern TAG = Pattern.compile("[A-Z][A-Za-z0-9.-]*(#.*)?");

    /** Why a name in brackets leads nowhere; empty if it cites a claim. */
    Optional<String> faultOfBracket(String name) {
        if (TAG.matcher(name).matches()) return handbook.faultOfCitation(name);
        return Optional.of("no address is given for [" + name + "]; add a line \"[" + name + "]: https://...\" at the end of the file,"
            + " or cite a claim of sources.yaml, as in [K-4.2#floor]");
    }

    /** What a line marks that is no term, and why. */
    List<String> faultsOfTerms(String line) {
        return TERM.matcher(line).results().flatMap(mark -> handbook.faultOfTerm(mark.group(1).strip()).stream()).toList();
    }

    /** A text without the marks of its terms, as it will be read. */
    String withoutMarks(String text) {
        return TERM.matcher(text).replaceAll(mark -> Matcher.quoteReplacement(
            mark.group(2) != null ? mark.group(2) : word(mark.group(1).strip())));
    }

    private String word(String term) {
        return Optional.ofNullable(handbook.terms().get(term)).map(known -> known.word().in(language)).orElse(term);
    }

    /** What {@code K-4.2#floor} between brackets becomes; empty if it cites nothing. */
    Optional<Part> cited(String written) {
        return Citation.of(written).filter(citation -> handbook.claim(citation).isPresent()).map(citation ->
            new Part.Cited(citation, "<a href=\"" + citation.address(language) + "\">" + citation.tag() + "</a>"));
    }

    /**
     * What a term between double brackets becomes: a button that opens its explanation without script. Empty if there is no such term.
     *
     * @param shown safe HTML: other words for it; null for its own
     */
    Optional<Part> marked(String id, String shown) {
        return Optional.ofNullable(handbook.terms().get(id)).map(term -> {
            String word = term.word().html(language);
            String words = shown == null ? word : shown;
            String note = "term-" + id;
            return new Part.Marked(id, words, "<button class=\"gloss\" popovertarget=\"" + note + "\">" + words + "</button>"
                + "<span class=\"note\" id=\"" + note + "\" popover><a href=\"" + term.address(language) + "\">" + word + "</a>"
                + (language == Language.ZH ? "：" : ": ") + term.explanation().html(language) + "</span>");
        });
    }
}
