package diptych.web.view;

import diptych.sim.units.Pages;
import java.util.ArrayList;
import java.util.List;

/** "used 2236 = apps 700 + balloon 1536": an amount, what it is made of, what is taken off, in words that add up as printed. */
public final class Sum {
    private final List<Pages> whole = new ArrayList<>();
    private final List<Pages> parts = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final List<String> lessNames = new ArrayList<>();
    private final String name;

    private Sum(String name, Pages amount) {
        this.name = name;
        whole.add(amount);
    }

    public static Sum of(String name, Pages amount) {
        return new Sum(name, amount);
    }

    /** What is nothing is not named. */
    public Sum plus(String part, Pages amount) {
        if (!amount.isZero()) {
            names.add(part);
            parts.add(amount);
        }
        return this;
    }

    /** What is nothing is not named. */
    public Sum minus(String part, Pages amount) {
        if (!amount.isZero()) {
            lessNames.add(part);
            whole.add(amount);
        }
        return this;
    }

    public boolean holds() {
        return !parts.isEmpty() && count(whole) == count(parts);
    }

    private static long count(List<Pages> amounts) {
        return amounts.stream().mapToLong(Pages::count).sum();
    }

    /** @throws IllegalArgumentException if it does not hold */
    @Override public String toString() {
        var tenths = Tenths.balanced(whole, parts);
        boolean point = !Tenths.areWhole(whole) || !Tenths.areWhole(parts);
        var text = new StringBuilder(name).append(' ').append(Numbers.fromTenths(tenths[0], point)).append(" = ");
        for (int i = 0; i < names.size(); i++) {
            text.append(i == 0 ? "" : " + ").append(names.get(i)).append(' ').append(Numbers.fromTenths(tenths[whole.size() + i], point));
        }
        for (int i = 0; i < lessNames.size(); i++) {
            text.append(" − ").append(lessNames.get(i)).append(' ').append(Numbers.fromTenths(tenths[i + 1], point));
        }
        return text.toString();
    }
}
