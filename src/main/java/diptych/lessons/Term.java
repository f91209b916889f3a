package diptych.lessons;

import java.util.List;

/**
 * A word of the field.
 *
 * @param id          in texts and addresses
 * @param about       which part of the glossary it belongs to
 * @param word        in each language
 * @param explanation a sentence or two; stands beside the numbers of a moment and so has none of its own
 * @param see         ids of terms that help to understand it
 * @param cites       where it is taken from
 */
public record Term(String id, Part about, Bilingual word, Bilingual explanation, List<String> see, List<Citation> cites) {
    public Term {
        see = List.copyOf(see);
        cites = List.copyOf(cites);
    }

    /** A part of the glossary. */
    public enum Part { MACHINE, MEMORY, BACKUP, LESSON }

    public String address(Language language) {
        return "/glossary?lang=" + language.tag() + "#" + id;
    }
}
