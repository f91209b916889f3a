package diptych.web;

import diptych.classroom.Sessions;
import diptych.lessons.Catalog;
import diptych.lessons.Handbook;
import diptych.scenario.Problem;
import diptych.web.stage.Stages;
import diptych.web.view.Files;
import io.javalin.http.Context;
import java.util.List;
import java.util.function.Supplier;

/**
 * What the handlers of pages share.
 *
 * @param assets   files that are shipped as they are
 * @param catalog  the lessons as they are now
 * @param handbook what they refer to
 * @param mistakes what is wrong with the lessons that are not shown, where authors work on them; else none
 * @param sessions of this process
 * @param stages   makes pictures of them
 */
record Site(Assets assets, Supplier<Catalog> catalog, Supplier<Handbook> handbook, Supplier<List<Problem>> mistakes, Sessions sessions,
            Stages stages) {

    /** Where a page finds its files. */
    Files files() {
        return new Files(assets.address("app.css"), assets.address("workbench.css"), assets.address("reference.css"),
            assets.address("app.js"), Assets.HTMX, assets.address("icon.svg"));
    }

    /** A page that is finished. */
    static void page(Context context, byte[] html) {
        context.contentType("text/html; charset=utf-8").result(html);
    }
}
