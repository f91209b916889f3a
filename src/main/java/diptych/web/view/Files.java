package diptych.web.view;

/**
 * Where the files that pages need are found.
 *
 * @param style  the stylesheet of every page
 * @param bench  what pages with a workbench need besides
 * @param reference and what those of sources, terms and support do
 * @param script our own script
 * @param htmx   the library
 * @param icon   for the browser's tab
 */
public record Files(String style, String bench, String reference, String script, String htmx, String icon) {}
