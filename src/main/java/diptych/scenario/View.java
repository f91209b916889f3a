package diptych.scenario;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/** The facts of a thing as a map that holds nothing but the thing; a million of them cost a million references. */
final class View<T> extends AbstractMap<String, Object> {
    private final Table<T> table;
    private final T thing;

    View(Table<T> table, T thing) {
        this.table = table;
        this.thing = thing;
    }

    @Override
    public Object get(Object name) {
        var fact = table.facts().get(name);
        return fact == null ? null : fact.apply(thing);
    }

    @Override
    public boolean containsKey(Object name) {
        return table.facts().containsKey(name);
    }

    @Override
    public int size() {
        return table.facts().size();
    }

    /** For messages; what is in it may be long. */
    @Override
    public String toString() {
        return "{" + String.join(", ", table.facts().keySet()) + "}";
    }

    @Override
    public Set<Map.Entry<String, Object>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<String, Object>> iterator() {
                var names = table.facts().entrySet().iterator();
                return new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        return names.hasNext();
                    }

                    @Override
                    public Map.Entry<String, Object> next() {
                        var fact = names.next();
                        return Map.entry(fact.getKey(), fact.getValue().apply(thing));
                    }
                };
            }

            @Override
            public int size() {
                return table.facts().size();
            }
        };
    }
}
