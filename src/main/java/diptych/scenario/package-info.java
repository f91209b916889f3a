/**
 * The scenario language and its runner. {@code Scenario} is what a file says, {@code Play} performs it action by action,
 * {@code Runner} plays all of it and judges it, {@code Result} is what came out, and the views show any of it as named facts,
 * the same to an expression as to the result document. Pure Java: files are read in {@code diptych.json}, expressions are compiled
 * in {@code diptych.expressions}.
 */
package diptych.scenario;
