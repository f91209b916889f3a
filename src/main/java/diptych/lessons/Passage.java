package diptych.lessons;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A stretch of text that is shown while everything it is about is the case.
 *
 * @param line  where it starts in its file, from 1
 * @param when  guests and situations that must all hold; none for a passage that is always shown
 * @param role  what kind of text it is
 * @param about what it is about: a question, or an option as "question.option"; empty for what is about the step
 * @param parts safe HTML and placeholders in turn
 */
public record Passage(int line, Set<String> when, Role role, String about, List<Part> parts) {
    public Passage {
        when = Set.copyOf(when);
        parts = List.copyOf(parts);
    }

    /** What kind of text a passage is. */
    public enum Role {
        /** The story. */
        STORY,
        /** Where to look on either side. */
        LOOK,
        /** Where the facts come from. */
        SOURCES,
        /** What is asked. */
        QUESTION,
        /** One answer that can be chosen. */
        OPTION,
        /** What is asked once the thing has happened: what was to be seen? */
        SAW,
        /** Why it is so. */
        WHY,
        /** More about it, for who was sure and wrong. */
        MORE,
        /** What is to be reached in a challenge. */
        GOAL,
        /** Help, for who asks for it. */
        HINT,
        /** How the goals can be reached, for who has tried. */
        SOLUTION,
        /** What is said when all goals were reached. */
        REACHED,
        /** What is said when they were not. */
        MISSED;

        /** As a text writes it after a fence. */
        public String written() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether it belongs to a question. */
        public boolean asks() {
            return ordinal() >= QUESTION.ordinal() && ordinal() <= MORE.ordinal();
        }

        /** Whether it belongs to a challenge. */
        public boolean challenges() {
            return ordinal() >= GOAL.ordinal();
        }

        /** Whether it is told whatever a learner says or does. */
        public boolean tells() {
            return ordinal() < QUESTION.ordinal();
        }
    }

    /** A piece of a passage. */
    public sealed interface Part {
        /** Finished HTML. */
        record Html(String html) implements Part {}

        /** Filled from the moment shown. */
        record Filled(Placeholder placeholder) implements Part {}

        /** A claim of a source. @param link safe HTML */
        record Cited(Citation citation, String link) implements Part {}

        /**
         * A term of the glossary, explained where it occurs first.
         *
         * @param shown     safe HTML: the words of the text
         * @param explained safe HTML: the same with its explanation, to be opened in place
         */
        record Marked(String term, String shown, String explained) implements Part {}
    }

    public boolean isShownIn(Scene scene) {
        return scene.holding().containsAll(when);
    }

    /** @param explained terms that have been explained further up; grows by those of this passage */
    void appendTo(StringBuilder html, Scene scene, Set<String> explained) {
        for (Part part : parts) {
            html.append(switch (part) {
                case Part.Html finished -> finished.html();
                case Part.Filled filled -> filled.placeholder().say(scene);
                case Part.Cited cited -> cited.link();
                case Part.Marked marked -> explained.add(marked.term()) ? marked.explained() : marked.shown();
            });
        }
    }
}
