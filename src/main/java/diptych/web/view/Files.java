package diptych.web.view;

/**
 * Where the files that every page needs are found.
 *
 * @param style  the stylesheet
 * @param script our own script
 * @param htmx   the library
 * @param icon   for the browser's tab
 */
public record Files(String style, String script, String htmx, String icon) {}
