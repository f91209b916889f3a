package diptych.scenario;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A result as the document of design.md section 3. What it holds is computed while it is read, so that it can be written piece by
 * piece.
 */
public final class ResultViews {
    private ResultViews() {}

    /** The whole document: maps, lists, texts, Long, Double and Boolean, in the order in which they are printed. */
    public static Map<String, Object> document(Result result) {
        var document = new LinkedHashMap<String, Object>();
        document.put("title", result.scenario().title());
        document.put("held", result.held());
        document.put("samples", Views.samples(result.samples()));
        document.put("actions", new LazyList<>(result.actions(), ActionViews::of));
        document.put("backups", BackupViews.of(result.end()));
        document.put("events", new LazyList<>(result.events(), EventViews::of));
        document.put("logs", result.logs());
        document.put("checks", new LazyList<>(result.checks(), ResultViews::check));
        document.put("always", new LazyList<>(result.always(), ResultViews::always));
        document.put("laws", new LazyList<>(result.laws(), ResultViews::law));
        return document;
    }

    /** What a check may speak of. */
    static Map<String, Object> variables(Result result) {
        var variables = Views.moment(result.end());
        variables.put("samples", Views.samples(result.samples()));
        variables.put("actions", new LazyList<>(result.actions(), ActionViews::of));
        variables.put("backups", BackupViews.of(result.end()));
        variables.put("events", new LazyList<>(result.events(), EventViews::of));
        variables.put("logs", result.logs());
        variables.put("laws", new LazyList<>(result.laws(), ResultViews::law));
        return variables;
    }

    private static Map<String, Object> check(Result.Check check) {
        var view = new LinkedHashMap<String, Object>();
        view.put("text", check.text());
        view.put("held", check.held());
        if (!check.error().isEmpty()) view.put("error", check.error());
        return view;
    }

    private static Map<String, Object> always(Result.Always always) {
        var view = new LinkedHashMap<String, Object>();
        view.put("text", always.text());
        view.put("held", always.held());
        if (!always.held()) view.put("t", always.brokenAt().inSeconds());
        if (!always.error().isEmpty()) view.put("error", always.error());
        return view;
    }

    private static Map<String, Object> law(Result.BrokenLaw law) {
        var view = new LinkedHashMap<String, Object>();
        view.put("t", law.at().inSeconds());
        view.put("text", law.sentence());
        return view;
    }
}
