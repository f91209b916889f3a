package diptych.web.view;

import diptych.lessons.Term;
import diptych.web.view.SourcesPage.Spot;
import java.util.List;

/**
 * The glossary.
 *
 * @param parts in order
 */
public record GlossaryPage(List<Part> parts) {
    public GlossaryPage {
        parts = List.copyOf(parts);
    }

    /** Terms that belong together. */
    public record Part(Phrase heading, List<Entry> terms) {
        public Part {
            terms = List.copyOf(terms);
        }
    }

    /**
     * A term.
     *
     * @param see    other terms
     * @param readIn steps of lessons that use it
     */
    public record Entry(Term term, List<Spot> see, List<Spot> readIn) {
        public Entry {
            see = List.copyOf(see);
            readIn = List.copyOf(readIn);
        }
    }
}
