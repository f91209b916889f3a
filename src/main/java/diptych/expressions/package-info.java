/** Compiles conditions and checks, which are CEL (Google's Common Expression Language). The only place that knows {@code dev.cel}. */
package diptych.expressions;
