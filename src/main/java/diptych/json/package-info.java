/** The only place that knows Jackson: files to values, with every mistake named by file, line and field, and values to JSON. */
package diptych.json;
