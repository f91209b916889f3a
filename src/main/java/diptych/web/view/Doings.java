package diptych.web.view;

import java.util.List;
import java.util.Optional;

/**
 * What the learner did in a run, what can be undone and done again, and the runs that stem from the same beginning. It follows from the
 * session alone: moving in time changes nothing of it.
 *
 * @param place    where we are
 * @param undo     what would be undone; empty if nothing
 * @param redo     what would be done again; empty if nothing
 * @param branches all runs that stem from the same beginning, this one included
 * @param name     of this run, for a field in which it can be changed
 * @param back     from a sandbox to where it was opened, or to where sandboxes are made; empty for a lesson
 */
public record Doings(Place place, Optional<String> undo, Optional<String> redo, List<Branch> branches, String name,
                     String back) {
    public Doings {
        branches = List.copyOf(branches);
    }

    /**
     * One of the runs.
     *
     * @param number  in the order they were made, from 1
     * @param name    what to call it
     * @param remark  where it comes from; empty for the first
     * @param address of its own page
     * @param compare where it stands beside this one; empty for this one
     */
    public record Branch(int number, String name, String remark, String address, String compare) {
        boolean isCurrent() {
            return compare.isEmpty();
        }
    }
}
