package diptych.web.stage;

import diptych.classroom.Run;
import diptych.classroom.Session;
import diptych.classroom.Trial;
import diptych.classroom.Trial.Standing;
import diptych.lessons.Challenge;
import diptych.lessons.Goal;
import diptych.lessons.Language;
import diptych.lessons.Passage.Role;
import diptych.lessons.Scene;
import diptych.lessons.StepText;
import diptych.sim.units.SimTime;
import diptych.web.view.Challenging;
import diptych.web.view.Challenging.Judgment;
import diptych.web.view.Challenging.State;
import diptych.web.view.Numbers;
import diptych.web.view.Phrase;
import diptych.web.view.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says how a lesson's challenge stands at a moment. */
final class Challenges {
    private final Session session;
    private final Trial trial;
    private final Place place;
    private final Language language;
    private final StepText text;
    private final Scene scene;
    private final List<SimTime> acts;

    private Challenges(Session session, Run run, Trial trial, Place place) {
        this.session = session;
        this.trial = trial;
        this.place = place;
        this.language = place.language();
        this.text = session.lesson().text(language).steps().get(trial.challenge().step().phase() - 1);
        this.scene = run.challenging(place.at());
        this.acts = session.acts().stream().map(act -> act.at()).toList();
    }

    /** Empty before the challenge begins, and where there is none. */
    static Optional<Challenging> at(Session session, Run run, Place place) {
        return run.trial().filter(trial -> !place.at().isBefore(trial.start()))
            .map(trial -> new Challenges(session, run, trial, place).challenge());
    }

    private Challenging challenge() {
        var standings = trial.standings(place.at(), acts);
        int opened = session.answers().hints();
        var hints = Challenge.HINTS.subList(0, opened).stream().map(hint -> text.html(Role.HINT, hint, scene)).toList();
        return new Challenging(standings.stream().map(this::goal).toList(), counted(), left(), hints,
            opened < Challenge.HINTS.size() ? opened + 1 : 0, judgment(standings));
    }

    /** Whole seconds, the one under way included. */
    private long left() {
        return trial.isOver(place.at()) ? 0 : Math.ceilDiv(trial.end().since(place.at()).micros(), SimTime.MICROS_PER_SECOND);
    }

    private List<String> counted() {
        var sentences = new ArrayList<String>();
        sentences.add(left() > 0 ? Phrase.CHALLENGE_LEFT.in(language, left(), Numbers.moment(trial.end()))
            : Phrase.CHALLENGE_OVER.in(language, Numbers.moment(trial.end())));
        long given = acts.stream().filter(act -> !act.isAfter(place.at()) && !act.isAfter(trial.end())).count();
        sentences.add(Phrase.CHALLENGE_COMMANDS.in(language, given));
        return sentences;
    }

    private Challenging.Goal goal(Standing standing) {
        var address = standing.since().filter(since -> since.isBefore(trial.end())).map(since -> place.at(since).address()).orElse("");
        return new Challenging.Goal(text.html(Role.GOAL, standing.goal().id(), scene), State.valueOf(standing.state().name()),
            remark(standing), address);
    }

    private String remark(Standing standing) {
        var since = standing.since().map(Numbers::moment).orElse("");
        return switch (standing.state()) {
            case REACHED -> breaks(standing.goal()) ? Phrase.GOAL_KEPT_TO_THE_END.in(language) : Phrase.GOAL_REACHED.in(language, since);
            case MISSED -> (breaks(standing.goal()) ? Phrase.GOAL_BROKEN : Phrase.GOAL_MISSED).in(language, since);
            case KEPT -> standing.goal() instanceof Goal.Always always && place.at().isBefore(trial.start().plus(always.from()))
                ? Phrase.GOAL_FROM.in(language, Numbers.moment(trial.start().plus(always.from()))) : Phrase.GOAL_KEPT.in(language);
            case OPEN -> switch (standing.goal()) {
                case Goal.Held held -> Phrase.GOAL_HELD.in(language, Numbers.seconds(held.length()));
                case Goal.Finally last ->
                    (trial.isSo(last, scene.now().world()) ? Phrase.GOAL_SO_NOW : Phrase.GOAL_NOT_SO_NOW).in(language);
                default -> Phrase.GOAL_OPEN.in(language);
            };
        };
    }

    private static boolean breaks(Goal goal) {
        return goal instanceof Goal.Always || goal instanceof Goal.Commands;
    }

    private Optional<Judgment> judgment(List<Standing> standings) {
        if (!trial.isOver(place.at())) return Optional.empty();
        boolean reached = standings.stream().allMatch(standing -> standing.state() == Trial.State.REACHED);
        return Optional.of(new Judgment(reached, text.html(reached ? Role.REACHED : Role.MISSED, "", scene),
            text.html(Role.SOLUTION, "", scene), trial.challenge().ways().size()));
    }
}
