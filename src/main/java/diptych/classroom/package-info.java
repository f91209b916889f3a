/**
 * People who learn. A {@code Session} is a lesson, a choice of guest and the moves of a learner, nothing else; its {@code Run} is computed
 * from that, kept for a while and computed anew when it is needed again. {@code Sessions} hands out, finds and moves sessions.
 * What a learner did is a {@code Deed}; a {@code History} holds what can be undone and done again, and sessions that stem from one
 * beginning are a family, so that nothing that was ever done gets lost.
 */
package diptych.classroom;
