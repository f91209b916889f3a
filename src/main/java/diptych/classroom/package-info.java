/**
 * People who learn. A {@code Session} is a lesson, a choice of guest and the moves of a learner, nothing else; its {@code Run} is computed
 * from that, kept for a while and computed anew when it is needed again. {@code Sessions} hands out, finds and moves sessions.
 */
package diptych.classroom;
