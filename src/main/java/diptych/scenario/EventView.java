package diptych.scenario;

import diptych.sim.model.Event;
import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;

/** An event as named facts. What an expression asks of every event is answered without making the others. */
final class EventView extends AbstractMap<String, Object> {
    private final Event event;

    EventView(Event event) {
        this.event = event;
    }

    @Override
    public Object get(Object name) {
        return switch (String.valueOf(name)) {
            case "t" -> event.at().inSeconds();
            case "side" -> EventViews.side(event);
            case "type" -> EventViews.type(event);
            case "vm" -> event.vm();
            default -> EventViews.facts(event).get(name);
        };
    }

    @Override
    public boolean containsKey(Object name) {
        return name.equals("type") || name.equals("t") || name.equals("vm") || EventViews.facts(event).containsKey(name);
    }

    @Override
    public Set<Map.Entry<String, Object>> entrySet() {
        return EventViews.facts(event).entrySet();
    }

    @Override
    public String toString() {
        return "{" + get("type") + " at " + get("t") + "}";
    }
}
