/** The front door: {@code Main} and a small class for each subcommand. Everything below knows nothing of it. */
package diptych;
