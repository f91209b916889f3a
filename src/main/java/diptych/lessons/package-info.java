/**
 * Things to learn. A lesson is data: a scenario, steps that act on it, and one text a language whose every number is filled
 * in from the moment shown. {@code Lesson} says what a lesson is, {@code TextReader} reads a text, {@code Facts} lists what a text can
 * name, {@code Rehearsal} plays a lesson as a learner would and says what does not hold, {@code Catalog} has all lessons in order.
 */
package diptych.lessons;
