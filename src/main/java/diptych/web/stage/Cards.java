package diptych.web.stage;

import diptych.classroom.Answers.Given;
import diptych.classroom.Answers.Occasion;
import diptych.classroom.Answers.Sureness;
import diptych.classroom.Run;
import diptych.classroom.Session;
import diptych.classroom.StepSpan;
import diptych.lessons.Answer;
import diptych.lessons.Passage.Role;
import diptych.lessons.Question;
import diptych.lessons.Question.Shape;
import diptych.lessons.Step;
import diptych.lessons.StepText;
import diptych.lessons.Truth;
import diptych.sim.units.SimTime;
import diptych.web.view.Card;
import diptych.web.view.Card.Ask;
import diptych.web.view.Card.Curve;
import diptych.web.view.Card.Fields;
import diptych.web.view.Card.Item;
import diptych.web.view.Card.Kept;
import diptych.web.view.Card.Line;
import diptych.web.view.Card.Onward;
import diptych.web.view.Card.Option;
import diptych.web.view.Card.Outcome;
import diptych.web.view.Card.Placed;
import diptych.web.view.Phrase;
import diptych.web.view.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What is asked at a moment. A step's predictions are asked when nothing is left to be seen of the steps before it. While it happens they
 * can be changed. When it has happened, one is asked what was to be seen, and only then told why.
 */
public final class Cards {
    private final Session session;
    private final Run run;
    private final Steps steps;
    private final Place place;

    Cards(Session session, Run run, Steps steps, Place place) {
        this.session = session;
        this.run = run;
        this.steps = steps;
        this.place = place;
    }

    /** Empty where nothing is asked and nothing was. */
    Optional<Card> card() {
        var items = new ArrayList<Item>();
        boolean asksAhead = isAtTheFront() && !pending().isEmpty();
        if (!asksAhead || !place.ahead()) items.addAll(ofThisStep());
        if (asksAhead && items.stream().noneMatch(Ask.class::isInstance)) {
            if (items.isEmpty()) items.addAll(ahead());
            else items.add(new Onward(place.lookingAhead().address()));
        } else if (isAtTheFront() && items.isEmpty()) {
            items.addAll(ahead());
        }
        Challenges.at(session, run, place).ifPresent(items::add);
        return items.isEmpty() ? Optional.empty() : Optional.of(new Card(items));
    }

    /** Whether nothing is left to be seen before the next step is played. */
    private boolean isAtTheFront() {
        return run.hasNextStep() && steps.next(place.at()).isEmpty();
    }

    /** Whether something is asked here that has not been answered yet. */
    public boolean isAsking() {
        return card().stream().flatMap(card -> card.items().stream()).anyMatch(item -> item instanceof Ask ask && ask.open());
    }

    /** Whether something is asked about the next step that is not to be seen here yet. */
    public boolean asksMoreAhead() {
        return card().stream().flatMap(card -> card.items().stream()).anyMatch(Onward.class::isInstance);
    }

    /** What is asked about the next step and has not been answered yet. */
    private List<Question> pending() {
        return run.nextStep().map(Step::predictions).orElse(List.of()).stream()
            .filter(question -> session.answers().last(question.id(), Occasion.PREDICTED).isEmpty()).toList();
    }

    /** Whether it can be said beforehand how a question will be answered: not once the learner's moment shows that. */
    public boolean canPredict(Question question) {
        return run.steps().stream().filter(span -> span.step().questions().contains(question)).findFirst()
            .map(span -> place.at().isBefore(steps.reveal(run.steps().indexOf(span)))).orElse(true);
    }

    private List<Item> ofThisStep() {
        var span = run.stepAt(place.at()).orElseThrow();
        boolean revealed = !place.at().isBefore(steps.reveal(run.steps().indexOf(span)));
        var items = new ArrayList<Item>();
        for (Question question : span.step().predictions()) {
            if (!revealed) {
                items.add(prediction(question, words(span), !place.at().isAfter(span.from()) && items.stream().noneMatch(this::isOpen)));
            } else if (asksWhatWasSeen(span, question)) {
                items.add(seen(question, words(span)));
                break;
            } else {
                items.add(outcome(span, question));
            }
        }
        return items;
    }

    private boolean isOpen(Item item) {
        return item instanceof Ask ask && ask.kept().isEmpty();
    }

    /** Those that are answered, and the first that is not. */
    private List<Item> ahead() {
        var step = run.nextStep().orElseThrow();
        var words = new Words(place.language(), text(step), run.asking(step, run.world(run.end())));
        var items = new ArrayList<Item>();
        for (Question question : step.predictions()) {
            items.add(prediction(question, words, true));
            if (items.stream().anyMatch(this::isOpen)) break;
        }
        return items;
    }

    private Words words(StepSpan span) {
        return new Words(place.language(), text(span.step()), run.asking(span.step(), span.before()));
    }

    private StepText text(Step step) {
        return session.lesson().text(place.language()).steps().get(step.phase() - 1);
    }

    private Optional<Given> last(Question question, Occasion occasion) {
        return session.answers().last(question.id(), occasion);
    }

    /** What was said, unless the question was passed over. */
    private Optional<Given> said(Question question, Occasion occasion) {
        return last(question, occasion).filter(given -> !(given.answer() instanceof Answer.Skipped));
    }

    private Ask prediction(Question question, Words words, boolean open) {
        var given = said(question, Occasion.PREDICTED);
        var kept = given.map(answer -> new Kept(words.answer(question, answer.answer()), words.sureness(answer)));
        var sure = given.flatMap(Given::sure).map(Sureness::name).map(name -> name.toLowerCase(Locale.ROOT));
        return new Ask(question.id(), written(Occasion.PREDICTED), kept.isPresent() ? Phrase.CARD_PREDICTED : Phrase.CARD_PREDICT, kept,
            words.prompt(question), fields(question, words, given), Optional.of(new Card.Sureness(sure)),
            open && last(question, Occasion.PREDICTED).isEmpty(),
            kept.isPresent() ? Phrase.CARD_SUBMIT_CHANGE : Phrase.CARD_SUBMIT_PREDICTION);
    }

    /** Only who has predicted something is asked; twice at the most, and not again once it was seen. */
    private boolean asksWhatWasSeen(StepSpan span, Question question) {
        if (said(question, Occasion.PREDICTED).isEmpty() || sawPrompt(span, question).isEmpty()) return false;
        var seen = last(question, Occasion.SAW);
        if (seen.isEmpty()) return true;
        var said = seen.get().answer();
        boolean settled = said instanceof Answer.Skipped || run.truth(question.id()).orElseThrow().agrees(said);
        return !settled && session.answers().times(question.id(), Occasion.SAW) < 2;
    }

    private String sawPrompt(StepSpan span, Question question) {
        return text(span.step()).html(Role.SAW, question.id(), run.asking(span.step(), span.before()));
    }

    private Ask seen(Question question, Words words) {
        var before = last(question, Occasion.SAW);
        var lead = before.isPresent() ? Phrase.CARD_LOOK_AGAIN : Phrase.CARD_SEEN;
        return new Ask(question.id(), written(Occasion.SAW), lead, Optional.empty(),
            words.text().html(Role.SAW, question.id(), words.scene()), fields(question, words, before), Optional.empty(), true,
            Phrase.CARD_SUBMIT_SEEN);
    }

    private Outcome outcome(StepSpan span, Question question) {
        return outcome(span, question, Occasion.PREDICTED);
    }

    /** What became of an answer. */
    Outcome outcome(StepSpan span, Question question, Occasion occasion) {
        var words = words(span);
        var truth = run.truth(question.id()).orElseThrow();
        var mine = said(question, occasion);
        var right = mine.map(given -> truth.agrees(given.answer()));
        boolean sureAndWrong = right.isPresent() && !right.get() && mine.get().sure().filter(Sureness.SURE::equals).isPresent();
        return new Outcome(question.id(), words.prompt(question), lines(question, words, truth, occasion),
            drawing(question, truth, mine), verdict(truth, right, sureAndWrong), right, told(span, question, Role.WHY, mine),
            sureAndWrong ? told(span, question, Role.MORE, mine) : "");
    }

    /** Why it is so, as of the end of the step; a text may speak to who chose a certain answer. */
    private String told(StepSpan span, Question question, Role role, Optional<Given> mine) {
        var scene = run.answering(span);
        var holding = new HashSet<>(scene.holding());
        if (mine.isPresent() && mine.get().answer() instanceof Answer.Chosen chosen) holding.add(Question.CHOSE + chosen.option());
        return text(span.step()).html(role, question.id(), scene.with(holding));
    }

    private String verdict(Truth truth, Optional<Boolean> right, boolean sureAndWrong) {
        boolean none = truth instanceof Truth.Claims claims && claims.right().isEmpty();
        Phrase phrase = none ? Phrase.CARD_NONE_HOLDS
            : right.isEmpty() ? Phrase.CARD_NO_PREDICTION
            : right.get() ? Phrase.CARD_AS_PREDICTED
            : sureAndWrong ? Phrase.CARD_SURE_AND_OTHERWISE : Phrase.CARD_OTHERWISE;
        return phrase.in(place.language());
    }

    private List<Line> lines(Question question, Words words, Truth truth, Occasion occasion) {
        var happened = Phrase.CARD_HAPPENED.in(place.language(), session.guest().kernel());
        var first = session.answers().first(question.id(), occasion);
        var mine = said(question, occasion);
        if (truth instanceof Truth.Amount || truth instanceof Truth.Order) {
            var lines = new ArrayList<Line>();
            mine.ifPresent(given -> lines.add(new Line(words.answer(question, given.answer()), true, truth.agrees(given.answer()),
                words.yours(given))));
            lines.add(new Line(words.truth(question, truth), false, true, happened));
            return lines;
        }
        return question.options().stream().map(option -> {
            var chosen = new Answer.Chosen(option);
            boolean isMine = mine.filter(given -> given.answer().equals(chosen)).isPresent();
            boolean isFirst = !isMine && first.filter(given -> given.answer().equals(chosen)).isPresent();
            var remarks = new ArrayList<String>();
            if (isMine) remarks.add(words.yours(mine.get()));
            if (isFirst) remarks.add(Phrase.CARD_FIRST.in(place.language()));
            if (truth.agrees(chosen)) remarks.add(happened);
            return new Line(words.option(question, option), isMine || isFirst, truth.agrees(chosen), String.join(" · ", remarks));
        }).filter(line -> line.mine() || line.right()).toList();
    }

    private static Optional<Card.Drawing> drawing(Question question, Truth truth, Optional<Given> mine) {
        if (!(question instanceof Question.Curve curve) || !(truth instanceof Truth.Course course)) return Optional.empty();
        var picked = mine.map(Given::answer).filter(Answer.Chosen.class::isInstance).map(answer -> ((Answer.Chosen) answer).option());
        var shape = curve.shapes().stream().filter(each -> picked.filter(each.id()::equals).isPresent()).findFirst();
        return Optional.of(new Card.Drawing(shape.map(each -> path(each.heights())).orElse(""), path(course.heights())));
    }

    private static String path(List<Double> heights) {
        var path = new StringBuilder();
        for (int i = 0; i < heights.size(); i++) {
            long x = Math.round((double) i * Curve.WIDE / (heights.size() - 1));
            path.append(i == 0 ? 'M' : 'L').append(x).append(' ').append(Math.round((1 - heights.get(i)) * Curve.HIGH));
        }
        return path.toString();
    }

    private static Fields fields(Question question, Words words, Optional<Given> given) {
        var answer = given.map(Given::answer);
        var chosen = answer.filter(Answer.Chosen.class::isInstance).map(one -> ((Answer.Chosen) one).option()).orElse("");
        return switch (question) {
            case Question.Choice choice -> new Card.Options(choice.options().stream()
                .map(id -> new Option(id, words.option(question, id), id.equals(chosen))).toList());
            case Question.Amount amount -> new Card.Amount(Words.field(amount),
                answer.filter(Answer.Counted.class::isInstance).map(one -> ((Answer.Counted) one).amount()));
            case Question.Order order -> {
                var placed = answer.filter(Answer.Ordered.class::isInstance).map(one -> ((Answer.Ordered) one).cards()).orElse(List.of());
                yield new Card.Order(order.options().stream()
                    .map(id -> new Placed(id, words.option(question, id), placed.indexOf(id) + 1)).toList());
            }
            case Question.Curve curve -> new Card.Curves(curve.shapes().stream()
                .map(shape -> new Curve(shape.id(), words.option(question, shape.id()), path(shape), shape.id().equals(chosen))).toList());
        };
    }

    private static String path(Shape shape) {
        return path(shape.heights());
    }

    /** A question from memory, or what became of it. */
    Item recalled(StepSpan span, Question question) {
        if (last(question, Occasion.RECALLED).isPresent()) return outcome(span, question, Occasion.RECALLED);
        var words = words(span);
        return new Ask(question.id(), written(Occasion.RECALLED), Phrase.CARD_RECALL, Optional.empty(), words.prompt(question),
            fields(question, words, Optional.empty()), Optional.empty(), true, Phrase.CARD_SUBMIT_RECALL);
    }

    static String written(Occasion occasion) {
        return occasion.name().toLowerCase(Locale.ROOT);
    }

    /** The moment at which a step's outcome is there. */
    SimTime reveal(StepSpan span) {
        return steps.reveal(IntStream.range(0, run.steps().size()).filter(i -> run.steps().get(i) == span).findFirst().orElseThrow());
    }
}
