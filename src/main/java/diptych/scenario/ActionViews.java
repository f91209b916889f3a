package diptych.scenario;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the result document tells of an action. */
final class ActionViews {
    /** Every name that some action's result has, those of live backup included. */
    static final List<String> NAMES = List.of("do", "vm", "t", "ended", "ok", "message", "tries", "granted", "granted_kib", "type",
        "whole");

    private ActionViews() {}

    static Map<String, Object> of(ActionResult result) {
        var view = new LinkedHashMap<String, Object>();
        view.put("do", result.name());
        view.put("vm", result.vm());
        view.put("t", result.began().inSeconds());
        view.put("ended", result.ended().inSeconds());
        view.put("ok", result.ok());
        view.putAll(result.found());
        view.put("message", result.message());
        return view;
    }
}
