package diptych.web.stage;

import diptych.classroom.Answers.Given;
import diptych.classroom.Answers.Occasion;
import diptych.classroom.Run;
import diptych.classroom.Session;
import diptych.classroom.StepSpan;
import diptych.lessons.Question;
import diptych.web.view.Place;
import diptych.web.view.RecallPage;
import diptych.web.view.RecallPage.Asked;
import diptych.web.view.RecallPage.Row;
import java.util.ArrayList;
import java.util.Optional;

/** What is asked from memory when a lesson is over, and all that was said. */
final class Recalls {
    private final Session session;
    private final Run run;
    private final Cards cards;
    private final Place place;

    Recalls(Session session, Run run, Cards cards, Place place) {
        this.session = session;
        this.run = run;
        this.cards = cards;
        this.place = place;
    }

    RecallPage page() {
        var asked = new ArrayList<Asked>();
        var rows = new ArrayList<Row>();
        for (StepSpan span : run.steps()) {
            for (Question question : span.step().recall()) {
                asked.add(new Asked(cards.recalled(span, question), place.at(cards.reveal(span)).address()));
            }
            for (Question question : span.step().questions()) row(span, question).ifPresent(rows::add);
        }
        var steps = session.lesson().steps();
        boolean complete = steps.stream().skip(run.steps().size()).allMatch(step -> step.questions().isEmpty());
        return new RecallPage(place, session.lesson().text(place.language()).title(), asked, rows, complete);
    }

    /** Only what has been answered: what was not would be given away. */
    private Optional<Row> row(StepSpan span, Question question) {
        var recalled = session.answers().last(question.id(), Occasion.RECALLED);
        var last = recalled.or(() -> session.answers().last(question.id(), Occasion.PREDICTED));
        boolean isOpen = question.when().isAfterwards() && recalled.isEmpty();
        if (last.isEmpty() || isOpen) return Optional.empty();
        var first = session.answers().first(question.id(), Occasion.PREDICTED).orElse(last.get());
        var text = session.lesson().text(place.language()).steps().get(span.step().phase() - 1);
        var words = new Words(place.language(), text, run.asking(span.step(), span.before()));
        return Optional.of(new Row(words.prompt(question), said(words, question, first), said(words, question, last.get()),
            words.truth(question, run.truth(question.id()).orElseThrow())));
    }

    private RecallPage.Said said(Words words, Question question, Given given) {
        return new RecallPage.Said(words.answer(question, given.answer()), words.sureness(given),
            run.truth(question.id()).orElseThrow().agrees(given.answer()));
    }
}
