package diptych.scenario;

import diptych.sim.units.Pages;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** The named facts of one kind of thing, in the order they are printed. Values are texts, Long, Double, Boolean, lists and maps. */
final class Table<T> {
    private static final long KIB_PER_MIB = 1024;

    private final Map<String, Function<T, Object>> facts = new LinkedHashMap<>();

    Table<T> fact(String name, Function<T, Object> fact) {
        facts.put(name, fact);
        return this;
    }

    /** A size: whole MiB, cut off, and beside it the exact size as {@code <name>_kib}. */
    Table<T> size(String name, Function<T, Pages> size) {
        return kib(name, thing -> size.apply(thing).kib());
    }

    /** The same of a size that is known in KiB. */
    Table<T> kib(String name, ToLongFunction<T> kib) {
        facts.put(name, thing -> kib.applyAsLong(thing) / KIB_PER_MIB);
        facts.put(name + "_kib", kib::applyAsLong);
        return this;
    }

    List<String> names() {
        return List.copyOf(facts.keySet());
    }

    Map<String, Function<T, Object>> facts() {
        return facts;
    }

    /** The facts of one thing, each computed when it is asked for. */
    Map<String, Object> of(T thing) {
        return new View<>(this, thing);
    }
}
