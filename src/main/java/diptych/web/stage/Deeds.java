package diptych.web.stage;

import diptych.classroom.Deed;
import diptych.classroom.Deed.What;
import diptych.classroom.Move;
import diptych.classroom.Move.Act;
import diptych.classroom.Move.NextStep;
import diptych.classroom.Move.Pass;
import diptych.classroom.Sandbox;
import diptych.classroom.Session;
import diptych.lessons.GuestChoice;
import diptych.lessons.Language;
import diptych.lessons.Lesson;
import diptych.web.view.Comparison.Way;
import diptych.web.view.Doings;
import diptych.web.view.Doings.Branch;
import diptych.web.view.Numbers;
import diptych.web.view.Phrase;
import diptych.web.view.Place;
import java.util.List;
import java.util.Optional;

/** Says what a learner did, and what the runs are called that came of it. */
public final class Deeds {
    private Deeds() {}

    /** @param family all sessions that stem from the same beginning, in the order of their numbers */
    public static Doings of(Session session, List<Session> family, Place place) {
        Language language = place.language();
        var history = session.history();
        return new Doings(place, history.last().map(deed -> name(deed, session.lesson(), language)),
            history.next().map(deed -> name(deed, session.lesson(), language)),
            family.stream().map(each -> branch(each, session, family, place)).toList(), session.kin().name(), back(session, place));
    }

    private static String back(Session session, Place place) {
        if (!Sandbox.is(session.lesson())) return "";
        return session.origin().map(origin -> place.of(origin.session()).at(origin.at()).address()).orElse("/sandbox");
    }

    /** What was done, in a few words. */
    public static String name(Deed deed, Lesson lesson, Language language) {
        return switch (deed.what()) {
            case What.Made made -> name(made.move(), deed, lesson, language);
            case What.Chose chose -> Phrase.DID_CHOOSE.in(language, name(chose.guest(), language));
            case What.StartedOver over -> (switch (over.restart()) {
                case STEP -> Phrase.DID_OVER_STEP;
                case LESSON -> Phrase.DID_OVER_LESSON;
                case ALL -> Phrase.DID_OVER_ALL;
            }).in(language);
        };
    }

    private static String name(Move move, Deed deed, Lesson lesson, Language language) {
        return switch (move) {
            case NextStep next -> {
                int number = deed instanceof Deed.Here here ? steps(here.after()) : 0;
                yield Phrase.DID_STEP.in(language, number, lesson.text(language).steps().get(number - 1).name());
            }
            case Act act -> name(act, language);
            case Pass pass -> Phrase.DID_PASS.in(language, pass.seconds(), Numbers.moment(deed.at()));
        };
    }

    private static String name(Act act, Language language) {
        return Phrase.DID_ACT.in(language, Levers.name(act.lever(), language), Numbers.moment(act.at()));
    }

    private static String name(GuestChoice guest, Language language) {
        return BackupWords.name(guest).in(language, guest.kernel());
    }

    private static int steps(List<Move> moves) {
        return (int) moves.stream().filter(NextStep.class::isInstance).count();
    }

    private static Branch branch(Session branch, Session current, List<Session> family, Place place) {
        Language language = place.language();
        String compare = branch.id().equals(current.id()) ? ""
            : Way.atEnd(current.id(), branch.id(), language, place.namesLanguage());
        return new Branch(branch.kin().number(), name(branch, family.getFirst().guest(), language), remark(branch, family, language),
            address(branch, current, place), compare);
    }

    /** What to call a run: as its learner did, or after what is different in it. @param usual the guest of the first of its family */
    static String name(Session branch, GuestChoice usual, Language language) {
        if (!branch.kin().name().isEmpty()) return branch.kin().name();
        String what = told(branch, language);
        if (!branch.guest().equals(usual)) what = name(branch.guest(), language) + " · " + what;
        int number = branch.kin().number();
        return number == 1 ? Phrase.BRANCH_FIRST.in(language, what) : Phrase.BRANCH_LATER.in(language, number, what);
    }

    private static String told(Session branch, Language language) {
        List<Act> acts = branch.acts();
        if (acts.isEmpty()) return Phrase.BRANCH_TOLD.in(language, steps(branch.moves()));
        String last = name(acts.getLast(), language);
        return acts.size() == 1 ? last : Phrase.BRANCH_ACTS.in(language, last, acts.size() - 1);
    }

    private static String remark(Session branch, List<Session> family, Language language) {
        return branch.origin().flatMap(origin -> family.stream().filter(each -> each.id().equals(origin.session())).findFirst()
            .map(from -> Phrase.BRANCH_FROM.in(language, from.kin().number(), Numbers.moment(origin.at())))).orElse("");
    }

    /** Where it parted from another run, as long as it goes so far; else its end, which every run has. */
    private static String address(Session branch, Session current, Place place) {
        if (branch.id().equals(current.id())) return place.address();
        Place there = place.of(branch.id());
        Optional<Act> parting = branch.origin().flatMap(origin -> branch.acts().stream()
            .filter(act -> act.at().equals(origin.at())).findFirst());
        return parting.map(act -> there.at(act.at()).address()).orElse(there.addressOfEnd());
    }
}
