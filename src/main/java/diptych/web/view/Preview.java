package diptych.web.view;

import java.util.List;

/**
 * A lesson before it is begun.
 *
 * @param id      in addresses
 * @param title   of the lesson
 * @param summary plain text
 * @param steps   in order
 * @param guests  to choose from; the first is the usual one
 * @param picture the moment of the lesson that shows most
 */
public record Preview(String id, String title, String summary, List<Step> steps, List<Guest> guests, Stage picture) {
    public Preview {
        steps = List.copyOf(steps);
        guests = List.copyOf(guests);
    }

    /** A step: its name in the rail, and what it is about. */
    public record Step(int number, String name, String heading) {}

    /** A guest to choose. @param hint what it does differently */
    public record Guest(String id, String name, String hint) {}

    public String path() {
        return "/lessons/" + id;
    }
}
