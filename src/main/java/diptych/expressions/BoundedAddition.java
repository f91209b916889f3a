package diptych.expressions;

import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntimeBuilder;
import dev.cel.runtime.CelStandardFunctions;
import dev.cel.runtime.RuntimeHelpers;
import java.util.List;
import java.util.Set;

/**
 * {@code +} of texts and lists with a limit. Without one, {@code [x + x].map(x, [x + x].map(...))} doubles with every level, and a
 * line of text takes all memory there is.
 */
final class BoundedAddition {
    private static final int LONGEST_TEXT = 1 << 20;
    private static final int LONGEST_LIST = 10_000_000;
    private static final Set<String> REPLACED = Set.of("ADD_STRING", "ADD_LIST", "ADD_BYTES");

    private BoundedAddition() {}

    static void bind(CelRuntimeBuilder runtime) {
        runtime.setStandardEnvironmentEnabled(false)
            .setStandardFunctions(CelStandardFunctions.newBuilder()
                .filterFunctions((function, overload) -> !REPLACED.contains(overload.toString())).build())
            .addFunctionBindings(
                CelFunctionBinding.from("add_string", String.class, String.class, BoundedAddition::texts),
                CelFunctionBinding.from("add_list", List.class, List.class, BoundedAddition::lists));
    }

    private static Object texts(String a, String b) {
        if ((long) a.length() + b.length() > LONGEST_TEXT) throw new IllegalArgumentException("a text of more than 1,048,576 characters");
        return a + b;
    }

    @SuppressWarnings("unchecked")
    private static Object lists(List<?> a, List<?> b) {
        if ((long) a.size() + b.size() > LONGEST_LIST) throw new IllegalArgumentException("a list of more than 10,000,000 elements");
        return RuntimeHelpers.concat((List<Object>) a, (List<Object>) b);
    }
}
