package diptych.scenario;

import java.util.Map;

/** What is known of a value before there is one, so that a misspelt name is found when a file is read. */
public sealed interface Shape {
    Shape ANY = new Any();

    /** Nothing is known. */
    record Any() implements Shape {}

    /** Named values, and no other names. @param called what it is, as the subject of a sentence */
    record Named(String called, Map<String, Shape> fields) implements Shape {}

    /** A list. */
    record Elements(Shape element) implements Shape {}
}
