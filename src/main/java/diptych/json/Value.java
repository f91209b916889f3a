package diptych.json;

import diptych.scenario.Nearest;
import diptych.json.Node.Items;
import diptych.json.Node.Scalar;
import diptych.json.Node.Scalar.Kind;
import diptych.scenario.Limit;
import diptych.sim.model.KernelVersion;
import diptych.sim.units.MiB;
import diptych.sim.units.Pages;
import diptych.sim.units.Share;
import diptych.sim.units.SimTime;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** How one kind of value is read. What cannot be read is empty, and has become a problem that says what would be right. */
@FunctionalInterface
interface Value<T> {
    Optional<T> read(Node node, String path, Problems problems);

    default <R> Value<R> map(Function<T, R> change) {
        return (node, path, problems) -> read(node, path, problems).map(change);
    }

    /** Digits with at most one point; an exponent if need be. */
    Pattern NUMBER = Pattern.compile("[-+]?(0|[1-9][0-9_]*)(\\.[0-9]+)?([eE][-+]?[0-9]{1,3})?");
    int LONGEST_NUMBER = 40;
    /** The most that any setting in MiB may be before it is looked at more closely: 1 EiB. */
    long MOST_MIB = 1L << 40;

    /** Any text that is not empty; what looks like a number or like true and false is taken as it is written. */
    static Value<String> text() {
        return (node, path, problems) -> {
            if (!(node instanceof Scalar scalar) || scalar.isNothing()) return refuse(node, path, problems, "must be a text");
            if (!scalar.text().isBlank()) return Optional.of(scalar.text());
            problems.add(node.line(), path, "must not be empty");
            return Optional.empty();
        };
    }

    static Value<Boolean> flag() {
        return (node, path, problems) -> {
            if (!(node instanceof Scalar scalar) || scalar.kind() != Kind.BOOLEAN) {
                return refuse(node, path, problems, "must be true or false");
            }
            String text = scalar.text().toLowerCase(Locale.ROOT);
            return Optional.of(text.equals("true") || text.equals("yes") || text.equals("on"));
        };
    }

    /** One of a few words. */
    static <T> Value<T> choice(Map<String, T> words) {
        return (node, path, problems) -> {
            String listed = String.join(", ", words.keySet());
            if (!(node instanceof Scalar scalar) || scalar.isNothing()) return refuse(node, path, problems, "must be one of " + listed);
            T meant = words.get(scalar.text());
            if (meant != null) return Optional.of(meant);
            boolean isWord = scalar.text().chars().anyMatch(Character::isLetter);
            String hint = isWord ? Nearest.to(scalar.text(), words.keySet()).map(word -> "; did you mean " + word + "?").orElse("") : "";
            return refuse(node, path, problems, "must be one of " + listed, hint);
        };
    }

    /** A number in a range; {@code what} says of what, as in "a number of seconds". */
    static Value<BigDecimal> number(String what, String unit, BigDecimal least, BigDecimal most) {
        return number(what, unit, least, most, text -> range(text, unit, least, most));
    }

    private static String range(String text, String unit, BigDecimal least, BigDecimal most) {
        return "is " + text + ", but must be " + least.toPlainString() + " to " + most.toPlainString() + (unit.isEmpty() ? "" : " " + unit);
    }

    /** The same, with other words for what is too much. */
    private static Value<BigDecimal> number(String what, String unit, BigDecimal least, BigDecimal most, UnaryOperator<String> tooMuch) {
        return (node, path, problems) -> {
            if (!(node instanceof Scalar scalar) || scalar.kind() != Kind.NUMBER) {
                boolean quoted = node instanceof Scalar text && text.kind() == Kind.TEXT && NUMBER.matcher(text.text()).matches();
                return refuse(node, path, problems, "must be " + what, quoted ? "; write it without quotes" : "");
            }
            if (scalar.text().length() > LONGEST_NUMBER || !NUMBER.matcher(scalar.text()).matches()) {
                return refuse(node, path, problems, "must be " + what + " in plain digits");
            }
            var value = new BigDecimal(scalar.text().replace("_", ""));
            if (value.compareTo(least) >= 0 && value.compareTo(most) <= 0) return Optional.of(value);
            boolean less = value.compareTo(least) < 0;
            problems.add(node.line(), path, less ? range(scalar.text(), unit, least, most) : tooMuch.apply(scalar.text()));
            return Optional.empty();
        };
    }

    static Value<Long> whole(String unit, long least, long most) {
        String what = unit.isEmpty() ? "a whole number" : "a whole number of " + unit;
        Value<BigDecimal> number = number(what, unit, BigDecimal.valueOf(least), BigDecimal.valueOf(most));
        return (node, path, problems) -> number.read(node, path, problems).flatMap(value -> {
            if (value.stripTrailingZeros().scale() <= 0) return Optional.of(value.longValueExact());
            return refuse(node, path, problems, "must be " + what);
        });
    }

    static Value<MiB> mib(long least, long most) {
        return whole("MiB", least, most).map(MiB::mib);
    }

    static Value<Pages> pages(long leastMib, long mostMib) {
        return whole("MiB", leastMib, mostMib).map(Pages::ofMib);
    }

    /** A rate in MiB a second, which may be a decimal; to the nearest page. */
    static Value<Pages> pagesPerSecond(long mostMib) {
        BigDecimal page = BigDecimal.ONE.divide(BigDecimal.valueOf(Pages.PER_MIB));
        return number("a number of MiB a second", "MiB a second", page, BigDecimal.valueOf(mostMib))
            .map(mib -> Pages.pages(mib.multiply(BigDecimal.valueOf(Pages.PER_MIB)).setScale(0, RoundingMode.HALF_UP).longValueExact()));
    }

    /** A span of time, to the nearest microsecond, no longer than a run may be. */
    static Value<SimTime> seconds(String least) {
        return number("a number of seconds", "s", new BigDecimal(least), BigDecimal.valueOf(Limit.DAYS.most()),
            text -> Limit.DAYS.refusal("is " + text + " s"))
            .map(seconds -> SimTime.micros(seconds.movePointRight(6).setScale(0, RoundingMode.HALF_UP).longValueExact()));
    }

    /** A share of a whole, to the nearest thousandth. */
    static Value<Share> share() {
        return number("a share", "", BigDecimal.ZERO, BigDecimal.ONE)
            .map(share -> new Share(share.movePointRight(3).setScale(0, RoundingMode.HALF_UP).intValueExact()));
    }

    static Value<KernelVersion> kernel() {
        return (node, path, problems) -> text().read(node, path, problems).flatMap(text -> {
            try {
                return Optional.of(KernelVersion.parse(text));
            } catch (IllegalArgumentException wrong) {
                problems.add(node.line(), path, wrong.getMessage());
                return Optional.empty();
            }
        });
    }

    /** A list; each element is read by itself, and those that make no sense are left out. */
    static <T> Value<List<T>> list(Value<T> element) {
        return (node, path, problems) -> {
            if (node instanceof Scalar scalar && scalar.isNothing()) return Optional.of(List.of());
            if (!(node instanceof Items items)) return refuse(node, path, problems, "must be a list");
            var all = new ArrayList<T>();
            for (int i = 0; i < items.all().size(); i++) {
                element.read(items.all().get(i), Fields.element(path, i), problems).ifPresent(all::add);
            }
            return Optional.of(List.copyOf(all));
        };
    }

    private static <T> Optional<T> refuse(Node node, String path, Problems problems, String must) {
        return refuse(node, path, problems, must, "");
    }

    private static <T> Optional<T> refuse(Node node, String path, Problems problems, String must, String hint) {
        problems.add(node.line(), path, must + ", but is " + node.described() + hint);
        return Optional.empty();
    }
}
