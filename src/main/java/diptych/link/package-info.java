/**
 * A run that a link carries by itself: which lesson, which guest, what was done, which moment, which tabs. {@code RunCode} writes one as
 * some dozens of characters and reads it again; every code that was ever given out stays readable.
 */
package diptych.link;
