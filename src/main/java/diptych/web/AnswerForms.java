package diptych.web;

import diptych.classroom.Answers.Given;
import diptych.classroom.Answers.Occasion;
import diptych.classroom.Answers.Sureness;
import diptych.classroom.Session;
import diptych.lessons.Answer;
import diptych.lessons.Question;
import diptych.web.view.Ids;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads the answer to a question of a lesson from a form. */
final class AnswerForms {
    private final Context context;
    private final Session session;
    private final Question question;

    /** @throws ProblemException if the lesson asks no such question */
    AnswerForms(Context context, Session session) {
        this.context = context;
        this.session = session;
        this.question = asked();
    }

    Question question() {
        return question;
    }

    /** @throws ProblemException if it is no answer to that question */
    Given given() {
        Occasion occasion = word(Ids.OCCASION, Occasion.values()).orElseThrow(() -> problem("occasion is missing", "缺少 occasion"));
        boolean isAsked = occasion == Occasion.RECALLED ? question.when().isAfterwards() : question.when().isAhead();
        if (!isAsked) throw problem("the question \"" + question.id() + "\" is not asked on this occasion",
            "此时并未提出问题“" + question.id() + "”");
        if (context.formParam(Ids.SKIP) != null) return new Given(question.id(), occasion, new Answer.Skipped(), Optional.empty());
        return new Given(question.id(), occasion, answer(), word(Ids.SURE, Sureness.values()));
    }

    private Question asked() {
        String id = String.valueOf(context.formParam(Ids.QUESTION));
        return session.lesson().stepAsking(id).flatMap(step -> Question.find(step.questions(), id)).orElseThrow(() ->
            problem("the lesson asks no question \"" + Forms.shortened(id) + "\"", "本课程没有问题“" + Forms.shortened(id) + "”"));
    }

    private Answer answer() {
        return switch (question) {
            case Question.Choice choice -> chosen();
            case Question.Curve curve -> chosen();
            case Question.Amount amount -> counted();
            case Question.Order order -> ordered(order);
        };
    }

    private Answer chosen() {
        String option = context.formParam(Ids.ANSWER);
        if (option != null && question.options().contains(option)) return new Answer.Chosen(option);
        String known = String.join(", ", question.options());
        throw option == null ? problem("no answer was chosen; choose one, or skip the question", "还没有选择答案；请选一个，或跳过这个问题")
            : problem("answer is \"" + Forms.shortened(option) + "\", but there is " + known,
                "answer 是“" + Forms.shortened(option) + "”，而可选的是 " + known);
    }

    private Answer counted() {
        String written = String.valueOf(context.formParam(Ids.ANSWER)).strip();
        if (written.matches("\\d{1,9}")) return new Answer.Counted(Long.parseLong(written));
        throw problem("the answer must be a whole number from 0 to " + Ids.MOST_AMOUNT, "答案应为 0 到 " + Ids.MOST_AMOUNT + " 的整数");
    }

    private Answer ordered(Question.Order order) {
        var cards = new ArrayList<String>(Collections.nCopies(order.options().size(), null));
        for (String card : order.options()) {
            String place = String.valueOf(context.formParam(Ids.PLACE_OF + card));
            boolean fits = place.matches("\\d") && Integer.parseInt(place) >= 1 && Integer.parseInt(place) <= cards.size();
            if (!fits || cards.set(Integer.parseInt(place) - 1, card) != null) throw problem(
                "each card needs a place of its own, from 1 to " + cards.size(), "每张卡片都要有各自的位置，从 1 到 " + cards.size());
        }
        return new Answer.Ordered(List.copyOf(cards));
    }

    private <E extends Enum<E>> Optional<E> word(String field, E[] words) {
        String written = context.formParam(field);
        if (written == null || written.isEmpty()) return Optional.empty();
        return Optional.of(Arrays.stream(words).filter(word -> word.name().toLowerCase(Locale.ROOT).equals(written)).findFirst()
            .orElseThrow(() -> {
                String known = Arrays.stream(words).map(word -> word.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", "));
                return problem(field + " is \"" + Forms.shortened(written) + "\", but there is " + known,
                    field + " 是“" + Forms.shortened(written) + "”，而可选的是 " + known);
            }));
    }

    private static ProblemException problem(String english, String chinese) {
        return new ProblemException(Problem.of(400, Character.toUpperCase(english.charAt(0)) + english.substring(1) + ".", chinese + "。"));
    }
}
