package diptych.scenario;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.Function;

/** A list whose elements are shown when they are asked for. */
final class LazyList<T> extends AbstractList<Object> implements RandomAccess {
    private final List<T> things;
    private final Function<T, Object> show;

    LazyList(List<T> things, Function<T, Object> show) {
        this.things = things;
        this.show = show;
    }

    @Override
    public Object get(int index) {
        return show.apply(things.get(index));
    }

    @Override
    public int size() {
        return things.size();
    }

    /** For messages; what is in it may be long. */
    @Override
    public String toString() {
        return "[" + size() + " elements]";
    }
}
