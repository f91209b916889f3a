package diptych.web.stage;

import diptych.classroom.Answers.Given;
import diptych.lessons.Answer;
import diptych.lessons.Language;
import diptych.lessons.Passage.Role;
import diptych.lessons.Question;
import diptych.lessons.Question.Unit;
import diptych.lessons.Scene;
import diptych.lessons.StepText;
import diptych.lessons.Truth;
import diptych.web.view.CardView;
import diptych.web.view.Phrase;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Questions, answers and what is true, in words.
 *
 * @param text  of the step that asks
 * @param scene what its words are filled in from
 */
record Words(Language language, StepText text, Scene scene) {

    String prompt(Question question) {
        return text.html(Role.QUESTION, question.id(), scene);
    }

    String option(Question question, String option) {
        return text.html(Role.OPTION, question.id() + "." + option, scene);
    }

    /** Safe HTML. */
    String answer(Question question, Answer answer) {
        return switch (answer) {
            case Answer.Skipped skipped -> Phrase.RECALL_SKIPPED.in(language);
            case Answer.Chosen chosen -> option(question, chosen.option());
            case Answer.Counted counted -> amount(question, counted.amount());
            case Answer.Ordered ordered -> order(question, ordered.cards());
        };
    }

    /** Safe HTML. */
    String truth(Question question, Truth truth) {
        return switch (truth) {
            case Truth.Claims claims when claims.right().isEmpty() -> Phrase.CARD_NONE_HOLDS.in(language);
            case Truth.Claims claims -> question.options().stream().filter(claims.right()::contains).map(id -> option(question, id))
                .collect(Collectors.joining(" / "));
            case Truth.Amount amount -> amount(question, amount.value());
            case Truth.Order order -> order(question, order.cards());
            case Truth.Course course -> option(question, course.nearest());
        };
    }

    private String order(Question question, List<String> cards) {
        return cards.stream().map(card -> option(question, card)).collect(Collectors.joining(" → "));
    }

    String amount(Question question, long amount) {
        return switch (unit(question)) {
            case MB -> amount + " MB";
            case SECONDS -> Phrase.AMOUNT_SECONDS.in(language, amount);
            case PERCENT -> amount + " %";
            case TIMES -> Phrase.AMOUNT_TIMES.in(language, amount);
        };
    }

    /** What a number stands for. */
    static Phrase field(Question.Amount question) {
        return switch (question.unit()) {
            case MB -> Phrase.ANSWER_IN_MB;
            case SECONDS -> Phrase.ANSWER_IN_SECONDS;
            case PERCENT -> Phrase.ANSWER_IN_PERCENT;
            case TIMES -> Phrase.ANSWER_IN_TIMES;
        };
    }

    private static Unit unit(Question question) {
        return question instanceof Question.Amount amount ? amount.unit() : Unit.MB;
    }

    /** How sure somebody was, in words; empty if that was not said. */
    String sureness(Given given) {
        return given.sure().map(sure -> CardView.sureness(sure.name().toLowerCase(Locale.ROOT)).in(language)).orElse("");
    }

    /** Whose answer it is. */
    String yours(Given given) {
        var sure = sureness(given);
        return sure.isEmpty() ? Phrase.CARD_YOURS.in(language) : Phrase.CARD_YOURS_SURE.in(language, sure);
    }
}
