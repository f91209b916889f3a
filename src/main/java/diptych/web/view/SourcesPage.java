package diptych.web.view;

import diptych.lessons.Source;
import java.util.List;

/**
 * Everything that is cited.
 *
 * @param sources in the order of the handbook
 */
public record SourcesPage(List<Entry> sources) {
    public SourcesPage {
        sources = List.copyOf(sources);
    }

    /** A source and what is taken from it. */
    public record Entry(Source source, List<Taken> claims) {
        public Entry {
            claims = List.copyOf(claims);
        }
    }

    /** A claim, and the places that cite it. */
    public record Taken(Source.Claim claim, String id, List<Spot> citedIn) {
        public Taken {
            citedIn = List.copyOf(citedIn);
        }
    }

    /** A place of ours that can be gone to. */
    public record Spot(String name, String address) {}
}
