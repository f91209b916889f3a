package diptych.expressions;

import dev.cel.extensions.CelExtensions;
import dev.cel.extensions.CelListsExtensions;
import dev.cel.extensions.CelStringExtensions;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntimeBuilder;
import dev.cel.runtime.CelStandardFunctions;
import dev.cel.runtime.RuntimeHelpers;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.RandomAccess;
import java.util.Set;

/**
 * What makes texts and lists longer, with a limit. Without one, {@code [x + x].map(x, [x + x].map(...))} doubles with every level,
 * and a line of text takes all memory there is. The rest of the text and list extensions makes nothing longer and is taken as it is.
 */
final class BoundedGrowth {
    private static final int LONGEST_TEXT = 1 << 20;
    private static final int LONGEST_LIST = 10_000_000;
    private static final Set<String> ADDITIONS = Set.of("ADD_STRING", "ADD_LIST", "ADD_BYTES");

    private BoundedGrowth() {}

    static void bind(CelRuntimeBuilder runtime) {
        runtime.setStandardEnvironmentEnabled(false)
            .setStandardFunctions(CelStandardFunctions.newBuilder()
                .filterFunctions((function, overload) -> !ADDITIONS.contains(overload.toString())).build())
            .addLibraries(
                CelExtensions.strings(EnumSet.complementOf(
                    EnumSet.of(CelStringExtensions.Function.REPLACE, CelStringExtensions.Function.JOIN))),
                CelExtensions.lists(EnumSet.complementOf(
                    EnumSet.of(CelListsExtensions.Function.RANGE, CelListsExtensions.Function.FLATTEN))))
            .addFunctionBindings(
                CelFunctionBinding.from("add_string", String.class, String.class, BoundedGrowth::add),
                CelFunctionBinding.from("add_list", List.class, List.class, BoundedGrowth::add),
                CelFunctionBinding.from("string_replace_string_string", List.of(String.class, String.class, String.class),
                    args -> replace((String) args[0], (String) args[1], (String) args[2])),
                CelFunctionBinding.from("list_join", List.class, list -> join(list, "")),
                CelFunctionBinding.from("list_join_string", List.class, String.class, BoundedGrowth::join),
                CelFunctionBinding.from("lists_range", Long.class, BoundedGrowth::range),
                CelFunctionBinding.from("list_flatten", List.class, BoundedGrowth::flatten));
    }

    private static void checkText(long length) {
        if (length > LONGEST_TEXT) throw new TooHeavy("it puts together a text of more than 1,048,576 characters");
    }

    private static void checkList(long size) {
        if (size > LONGEST_LIST) throw new TooHeavy("it puts together a list of more than 10,000,000 elements");
    }

    private static Object add(String a, String b) {
        checkText((long) a.length() + b.length());
        return a + b;
    }

    @SuppressWarnings("unchecked")
    private static Object add(List<?> a, List<?> b) {
        checkList((long) a.size() + b.size());
        return RuntimeHelpers.concat((List<Object>) a, (List<Object>) b);
    }

    private static Object replace(String text, String what, String with) {
        long places = what.isEmpty() ? text.length() + 1L : text.length() / what.length();
        checkText(text.length() + places * with.length());
        return text.replace(what, with);
    }

    private static Object join(List<?> texts, String between) {
        var joined = new StringBuilder();
        for (Object text : texts) {
            if (!(text instanceof String part)) throw new IllegalArgumentException("join takes a list of texts, and here is " + text);
            if (!joined.isEmpty()) joined.append(between);
            checkText((long) joined.length() + part.length());
            joined.append(part);
        }
        return joined.toString();
    }

    private static Object range(Long size) {
        if (size < 0) throw new IllegalArgumentException("lists.range takes 0 or more, and here is " + size);
        checkList(size);
        return new Range(size.intValue());
    }

    private static Object flatten(List<?> lists) {
        var flat = new ArrayList<Object>();
        for (Object element : lists) {
            checkList((long) flat.size() + (element instanceof List<?> list ? list.size() : 1));
            if (element instanceof List<?> list) flat.addAll(list);
            else flat.add(element);
        }
        return flat;
    }

    /** 0, 1, 2 and so on, without a place in memory for each. */
    private static final class Range extends AbstractList<Object> implements RandomAccess {
        private final int size;

        Range(int size) {
            this.size = size;
        }

        @Override
        public Object get(int index) {
            return (long) index;
        }

        @Override
        public int size() {
            return size;
        }

        @Override
        public String toString() {
            return "[0 to " + (size - 1) + "]";
        }
    }
}
