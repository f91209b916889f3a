/**
 * From a run and a moment to what a page says of it: {@code Stages} makes the record that page, fragment and text version are functions
 * of; the other files each make a part of it. Nothing here knows HTML or HTTP.
 */
package diptych.web.stage;
