package diptych.lessons;

/**
 * What a lesson says about a moment, with every number filled in.
 *
 * @param heading plain text
 * @param story   safe HTML
 * @param look    safe HTML: where to look on either side; may be empty
 * @param sources safe HTML: where the facts come from; may be empty
 */
public record Told(String heading, String story, String look, String sources) {}
