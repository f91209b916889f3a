package diptych.web.handbook;

import diptych.lessons.Catalog;
import diptych.lessons.Citation;
import diptych.lessons.Handbook;
import diptych.lessons.Language;
import diptych.lessons.Lesson;
import diptych.lessons.StepText;
import diptych.lessons.Term;
import diptych.web.view.GlossaryPage;
import diptych.web.view.Phrase;
import diptych.web.view.SourcesPage;
import diptych.web.view.SourcesPage.Spot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Sources and terms, each with the places that refer to it. */
public final class CrossReferences {
    private final Handbook handbook;
    private final Catalog catalog;
    private final Language language;

    public CrossReferences(Handbook handbook, Catalog catalog, Language language) {
        this.handbook = handbook;
        this.catalog = catalog;
        this.language = language;
    }

    public SourcesPage sources() {
        return new SourcesPage(handbook.sources().values().stream().map(source -> new SourcesPage.Entry(source,
            source.claims().stream().map(claim -> new SourcesPage.Taken(claim, source.citation(claim).id(),
                citing(source.citation(claim)))).toList())).toList());
    }

    public GlossaryPage glossary() {
        return new GlossaryPage(Arrays.stream(Term.Part.values())
            .map(part -> new GlossaryPage.Part(heading(part), handbook.terms().values().stream()
                .filter(term -> term.about() == part).map(this::entry).toList())).toList());
    }

    private static Phrase heading(Term.Part part) {
        return switch (part) {
            case MACHINE -> Phrase.TERMS_MACHINE;
            case MEMORY -> Phrase.TERMS_MEMORY;
            case BACKUP -> Phrase.TERMS_BACKUP;
            case LESSON -> Phrase.TERMS_LESSON;
        };
    }

    private GlossaryPage.Entry entry(Term term) {
        var see = term.see().stream().flatMap(id -> Stream.ofNullable(handbook.terms().get(id))).map(this::spot).toList();
        return new GlossaryPage.Entry(term, see, steps(step -> step.terms().contains(term.id())));
    }

    private List<Spot> citing(Citation citation) {
        var spots = new ArrayList<>(steps(step -> step.cites().contains(citation)));
        handbook.terms().values().stream().filter(term -> term.cites().contains(citation)).map(this::spot).forEach(spots::add);
        return spots;
    }

    private Spot spot(Term term) {
        return new Spot(term.word().in(language).replace("`", ""), term.address(language));
    }

    private List<Spot> steps(Predicate<StepText> wanted) {
        var spots = new ArrayList<Spot>();
        for (Lesson lesson : catalog.lessons()) {
            var text = lesson.text(language);
            for (int i = 0; i < text.steps().size(); i++) {
                if (!wanted.test(text.steps().get(i))) continue;
                spots.add(new Spot(Phrase.STEP_OF.in(language, text.title(), i + 1, text.steps().get(i).name()),
                    "/lessons/" + lesson.id() + "?lang=" + language.tag() + "#step-" + (i + 1)));
            }
        }
        return spots;
    }
}
