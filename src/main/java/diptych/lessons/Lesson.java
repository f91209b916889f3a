package diptych.lessons;

import diptych.scenario.Scenario;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Something to learn: a beginning, steps that act on it, and what is said about them.
 *
 * @param id       the name of its folder, and of its address
 * @param topic    what its pictures show
 * @param subject  the VM it is about: the one in the panes, and the one whose kernel may be chosen
 * @param scenario host and VMs at the beginning; its actions are empty, for the steps act
 * @param steps    in the order they are played
 * @param challenge what the learner does after them, if anything
 * @param guests   kernels to choose from; the first is the default
 * @param texts    one for each language
 * @param fingerprint 24 bits, the same as long as the same moves lead to the same run
 */
public record Lesson(String id, Topic topic, String subject, Scenario scenario, List<Step> steps, Optional<Challenge> challenge,
                     List<GuestChoice> guests, Map<Language, LessonText> texts, int fingerprint) {
    public Lesson {
        steps = List.copyOf(steps);
        guests = List.copyOf(guests);
        texts = Map.copyOf(texts);
    }

    public LessonText text(Language language) {
        return texts.get(language);
    }

    public GuestChoice defaultGuest() {
        return guests.get(0);
    }

    public Optional<GuestChoice> guest(String guestId) {
        return guests.stream().filter(guest -> guest.id().equals(guestId)).findFirst();
    }

    /** Whether something is asked when it is over. */
    public boolean hasRecall() {
        return steps.stream().anyMatch(step -> !step.recall().isEmpty());
    }

    /** The step that a question is about; empty if the lesson does not ask it. */
    public Optional<Step> stepAsking(String question) {
        return steps.stream().filter(step -> Question.find(step.questions(), question).isPresent()).findFirst();
    }

    /** The beginning with {@code guest} in the subject. */
    public Scenario scenarioFor(GuestChoice guest) {
        return scenario.withGuest(subject, guest::in);
    }
}
