/** A record of what is to be said in, tags out. Views look nothing up and decide nothing; j2html stays here. */
package diptych.web.view;
