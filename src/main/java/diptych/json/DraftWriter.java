package diptych.json;

import diptych.lessons.Language;
import diptych.lessons.Lesson;
import diptych.lessons.Topic;
import diptych.scenario.Action;
import diptych.scenario.Scenario;
import diptych.sim.units.SimTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A run as the draft of a lesson: its files, by name, which read without a mistake and wait for an author's words. */
public final class DraftWriter {
    /** After so long a rest, what is done next begins a step of its own. */
    private static final SimTime REST = SimTime.seconds(10);
    private static final List<String> ENGLISH = List.of("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth");
    private static final List<String> CHINESE = List.of("第一步", "第二步", "第三步", "第四步", "第五步", "第六步", "第七步", "第八步");

    private DraftWriter() {}

    /**
     * @param lesson   whose machines and topic it has
     * @param recorded the run, written down
     */
    public static Map<String, String> files(Lesson lesson, Scenario recorded) {
        var steps = steps(recorded.actions());
        var files = new LinkedHashMap<String, String>();
        files.put("lesson.yaml", yaml(lesson, recorded, steps));
        for (Language language : Language.values()) files.put(language.tag() + ".md", text(language, lesson.subject(), steps.size()));
        return files;
    }

    /** At most as many as there are words for. */
    private static List<List<Action>> steps(List<Action> actions) {
        var steps = new ArrayList<List<Action>>();
        boolean rested = true;
        for (Action action : actions) {
            boolean rests = action instanceof Action.Settle settle && !settle.length().isBefore(REST);
            if (rested && !rests && steps.size() < ENGLISH.size() || steps.isEmpty()) steps.add(new ArrayList<>());
            steps.getLast().add(action);
            rested = rests;
        }
        if (steps.isEmpty()) steps.add(List.of(new Action.Settle(REST)));
        return steps;
    }

    private static String yaml(Lesson lesson, Scenario recorded, List<List<Action>> steps) {
        var document = new LinkedHashMap<String, Object>();
        if (lesson.topic() != Topic.MEMORY) document.put("topic", ScenarioWriter.word(lesson.topic()));
        document.put("subject", lesson.subject());
        document.putAll(ScenarioWriter.beginning(recorded));
        var guest = recorded.vms().stream().filter(vm -> vm.name().equals(lesson.subject())).findFirst().orElseThrow().guestSettings();
        document.put("guests", Map.of("own", Map.of("kernel", guest.kernel().toString())));
        var written = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < steps.size(); i++) {
            var step = new LinkedHashMap<String, Object>();
            step.put("id", "step-" + (i + 1));
            step.put("actions", steps.get(i).stream().map(ActionWriter::fields).toList());
            written.add(step);
        }
        document.put("steps", written);
        return ScenarioWriter.yaml(document);
    }

    private static String text(Language language, String subject, int steps) {
        boolean english = language == Language.EN;
        String number = subject.matches("\\w+") ? "{{" + subject + ".assigned}}" : "";
        var text = new StringBuilder(english ? "# A title\n\nWhat this lesson is about, in a sentence or two.\n"
            : "# 标题\n\n用一两句话说明本课程讲什么。\n");
        for (int i = 0; i < steps; i++) {
            text.append(english ? "\n## " + ENGLISH.get(i) + " | A heading that is true of every moment of this step\n\n"
                + "Say what happens." + (number.isEmpty() ? "" : " The host has assigned " + number + " MB.") + "\n"
                : "\n## " + CHINESE.get(i) + " | 在这一步的每个时刻都成立的标题\n\n请写下发生了什么。"
                + (number.isEmpty() ? "" : "主机已分配 " + number + " MB。") + "\n");
        }
        return text.toString();
    }
}
