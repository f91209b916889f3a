package diptych.sim.model;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Immutable maps in the order of their keys, so that whoever walks through one sees the same order on every machine. */
public final class Sorted {
    private Sorted() {}

    public static <K extends Comparable<K>, V> SortedMap<K, V> none() {
        return Collections.emptySortedMap();
    }

    /** The same map with one more, or another, entry. */
    public static <K extends Comparable<K>, V> SortedMap<K, V> with(SortedMap<K, V> map, K key, V value) {
        var changed = new TreeMap<>(map);
        changed.put(key, value);
        return Collections.unmodifiableSortedMap(changed);
    }

    public static <K extends Comparable<K>, V> SortedMap<K, V> without(SortedMap<K, V> map, K key) {
        if (!map.containsKey(key)) return map;
        var changed = new TreeMap<>(map);
        changed.remove(key);
        return Collections.unmodifiableSortedMap(changed);
    }

    public static <K extends Comparable<K>, V> SortedMap<K, V> of(Map<K, V> entries) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(entries));
    }
}
