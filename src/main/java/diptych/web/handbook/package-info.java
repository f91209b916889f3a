/** From the handbook, the lessons and the model to the records of the pages of sources, terms and support. */
package diptych.web.handbook;
