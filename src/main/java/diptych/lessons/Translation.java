package diptych.lessons;

import diptych.lessons.Passage.Role;
import diptych.scenario.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Two languages tell a lesson alike: the same passages, in the same order, with the same sources and the same terms. */
public final class Translation {
    private Translation() {}

    /** The first difference of each step. */
    public static List<Problem> differences(Map<Language, LessonText> texts, Map<Language, String> files) {
        var english = texts.get(Language.EN);
        var chinese = texts.get(Language.ZH);
        if (english == null || chinese == null) return List.of();
        var problems = new ArrayList<Problem>();
        for (int step = 0; step < Math.min(english.steps().size(), chinese.steps().size()); step++) {
            var inEnglish = english.steps().get(step);
            var inChinese = chinese.steps().get(step);
            difference(step + 1, inEnglish.passages(), inChinese.passages(), files).ifPresent(problems::add);
            var which = "step " + (step + 1);
            missing(which + " cites", cites(inEnglish), cites(inChinese), inChinese, files, Language.EN).ifPresent(problems::add);
            missing(which + " cites", cites(inChinese), cites(inEnglish), inEnglish, files, Language.ZH).ifPresent(problems::add);
            missing(which + " marks", terms(inEnglish), terms(inChinese), inChinese, files, Language.EN).ifPresent(problems::add);
            missing(which + " marks", terms(inChinese), terms(inEnglish), inEnglish, files, Language.ZH).ifPresent(problems::add);
        }
        return problems;
    }

    private static List<String> cites(StepText step) {
        return step.cites().stream().map(citation -> "[" + citation.written() + "]").toList();
    }

    private static List<String> terms(StepText step) {
        return step.terms().stream().map(term -> "[[" + term + "]]").toList();
    }

    /** What {@code one} has and {@code other} has not; {@code of} is the language of the one. */
    private static Optional<Problem> missing(String does, List<String> one, List<String> other, StepText where,
                                             Map<Language, String> files, Language of) {
        var missing = one.stream().filter(each -> !other.contains(each)).toList();
        if (missing.isEmpty()) return Optional.empty();
        var file = files.get(of == Language.EN ? Language.ZH : Language.EN);
        int line = where.passages().isEmpty() ? 0 : where.passages().get(0).line();
        return Optional.of(new Problem(file, line, "", "in " + files.get(of) + " " + does + " " + String.join(", ", missing)
            + ", and here it does not"));
    }

    private static Optional<Problem> difference(int step, List<Passage> english, List<Passage> chinese, Map<Language, String> files) {
        int at = 0;
        while (at < english.size() && at < chinese.size() && alike(english.get(at), chinese.get(at))) at++;
        var which = "passage " + (at + 1) + " of step " + step;
        var englishFile = files.get(Language.EN);
        var chineseFile = files.get(Language.ZH);
        if (at == english.size() && at == chinese.size()) return Optional.empty();
        if (at == english.size()) return Optional.of(extra(chineseFile, chinese.get(at), which, englishFile));
        if (at == chinese.size()) return Optional.of(extra(englishFile, english.get(at), which, chineseFile));
        return Optional.of(new Problem(chineseFile, chinese.get(at).line(), "",
            which + " is " + title(chinese.get(at)) + ", but in " + englishFile + " it is " + title(english.get(at))));
    }

    private static Problem extra(String file, Passage passage, String which, String other) {
        return new Problem(file, passage.line(), "", which + ", " + title(passage) + ", is missing in " + other);
    }

    private static boolean alike(Passage one, Passage other) {
        return one.when().equals(other.when()) && one.role() == other.role() && one.about().equals(other.about());
    }

    private static String title(Passage passage) {
        if (passage.role() == Role.OPTION) return "the answer \"" + passage.about() + "\"";
        var words = new ArrayList<>(passage.when().stream().sorted().toList());
        if (!passage.about().isEmpty()) words.add(0, passage.about());
        if (passage.role() != Role.STORY) words.add(0, passage.role().name().toLowerCase(Locale.ROOT));
        return words.isEmpty() ? "an unconditional one" : "\"::: " + String.join(" ", words) + "\"";
    }
}
