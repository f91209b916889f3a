/** Benchmarks that are kept: each prints its figure and what it is to be held against, measured in the same run. */
package diptych.bench;
