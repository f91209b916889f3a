package diptych.sim.shell;

import diptych.sim.shell.Cmdlet.Parameter;
import diptych.sim.shell.Cmdlet.Type;
import diptych.sim.shell.PsLine.Token;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Binds what was typed to the parameters of a cmdlet, as PowerShell does: names in any case and cut short while that is unambiguous,
 * {@code -Name:value}, and by position what has no name.
 */
final class Binder {
    /** Those that every cmdlet has; they change nothing here. */
    private static final Set<String> COMMON = Set.of("verbose", "debug", "erroraction", "warningaction", "informationaction",
        "errorvariable", "outvariable", "whatif", "confirm", "passthru", "force", "computername", "asjob");
    private static final Set<String> COMMON_SWITCHES = Set.of("verbose", "debug", "whatif", "confirm", "passthru", "force", "asjob");
    private static final Map<String, Integer> SUFFIXES = Map.of("", 0, "kb", 10, "mb", 20, "gb", 30, "tb", 40);

    private final Cmdlet cmdlet;
    private final List<Token> tokens;
    private final Map<String, List<String>> values = new LinkedHashMap<>();

    private Binder(Cmdlet cmdlet, List<Token> tokens) {
        this.cmdlet = cmdlet;
        this.tokens = tokens;
    }

    /** @throws PsError where PowerShell could not */
    static Map<String, List<String>> bind(Cmdlet cmdlet, List<Token> arguments) {
        return new Binder(cmdlet, arguments).bound();
    }

    private Map<String, List<String>> bound() {
        var left = new ArrayList<Token>();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (!token.isParameter()) {
                left.add(token);
                continue;
            }
            String word = token.text();
            int colon = word.indexOf(':');
            String name = colon < 0 ? word.substring(1) : word.substring(1, colon);
            Parameter parameter = find(name, token);
            if (colon >= 0 && colon + 1 < word.length()) {
                put(parameter, List.of(word.substring(colon + 1).split(",")), token);
            } else if (parameter.type().isSwitch() && colon < 0) {
                put(parameter, List.of("$true"), token);
            } else {
                if (i + 1 == tokens.size() || tokens.get(i + 1).isParameter()) throw missing(parameter, token);
                put(parameter, tokens.get(++i).values(), tokens.get(i));
            }
        }
        byPosition(left);
        return values;
    }

    private Parameter find(String name, Token token) {
        var exact = cmdlet.exactly(name);
        if (exact.isPresent()) return exact.get();
        String lower = name.toLowerCase(Locale.ROOT);
        var names = new ArrayList<Parameter>(cmdlet.parameters().stream()
            .filter(parameter -> parameter.name().toLowerCase(Locale.ROOT).startsWith(lower)).toList());
        for (String common : COMMON) {
            boolean own = cmdlet.parameters().stream().anyMatch(parameter -> parameter.name().equalsIgnoreCase(common));
            if (common.startsWith(lower) && !own) {
                names.add(Parameter.named(common, COMMON_SWITCHES.contains(common) ? Type.SWITCH : Type.TEXT));
            }
        }
        names.removeIf(each -> names.size() > 1 && COMMON.contains(each.name()) && names.stream().anyMatch(cmdlet.parameters()::contains));
        if (names.size() == 1) return names.get(0);
        if (names.isEmpty()) {
            throw PsError.binding(cmdlet.name(), token, "A parameter cannot be found that matches parameter name '" + name + "'.",
                "NamedParameterNotFound");
        }
        throw PsError.binding(cmdlet.name(), token, "Parameter cannot be processed because the parameter name '" + name + "' is ambiguous. "
            + "Possible matches include:" + names.stream().map(each -> " -" + each.name()).collect(Collectors.joining()) + ".",
            "AmbiguousParameter");
    }

    private PsError missing(Parameter parameter, Token token) {
        return PsError.binding(cmdlet.name(), token, "Missing an argument for parameter '" + parameter.name() + "'. Specify a parameter of "
            + "type '" + parameter.type().written() + "' and try again.", "MissingArgument");
    }

    private void byPosition(List<Token> left) {
        var places = cmdlet.parameters().stream().filter(parameter -> parameter.position() >= 0 && !values.containsKey(parameter.name()))
            .sorted((a, b) -> Integer.compare(a.position(), b.position())).toList();
        for (int i = 0; i < left.size(); i++) {
            if (i >= places.size()) {
                throw PsError.binding(cmdlet.name(), left.get(i), "A positional parameter cannot be found that accepts argument '"
                    + left.get(i).text() + "'.", "PositionalParameterNotFound");
            }
            put(places.get(i), left.get(i).values(), left.get(i));
        }
    }

    private void put(Parameter parameter, List<String> given, Token token) {
        if (values.containsKey(parameter.name())) {
            throw PsError.binding(cmdlet.name(), token, "Cannot bind parameter because parameter '" + parameter.name()
                + "' is specified more than once.", "ParameterAlreadyBound");
        }
        if (given.size() > 1 && parameter.type() != Type.TEXTS) {
            throw PsError.binding(cmdlet.name(), token, "Cannot convert 'System.Object[]' to the type '" + parameter.type().written()
                + "' required by parameter '" + parameter.name() + "'. Specified method is not supported.", "CannotConvertArgument");
        }
        values.put(parameter.name(), given.stream().map(value -> converted(parameter, value, token)).toList());
    }

    private String converted(Parameter parameter, String value, Token token) {
        return switch (parameter.type()) {
            case TEXT, TEXTS -> value;
            case YES_OR_NO, SWITCH -> switch (value.toLowerCase(Locale.ROOT)) {
                case "$true", "1" -> "true";
                case "$false", "0" -> "false";
                default -> throw unconverted(parameter, value, token, "Boolean parameters accept only Boolean values and numbers, such as "
                    + "$True, $False, 1 or 0.");
            };
            case BYTES, NUMBER -> String.valueOf(number(parameter, value, token));
        };
    }

    private long number(Parameter parameter, String value, Token token) {
        String digits = value.replaceFirst("[^-0-9.].*$", "");
        Integer power = SUFFIXES.get(value.substring(digits.length()).toLowerCase(Locale.ROOT));
        boolean reads = power != null && digits.matches("-?[0-9]{1,12}([.][0-9]{1,6})?");
        double number = reads ? Double.parseDouble(digits) * (1L << power) : 0;
        boolean fits = parameter.type() == Type.BYTES ? Math.abs(number) < 9.2e18 : Math.abs(number) <= Integer.MAX_VALUE;
        if (!reads) throw unconverted(parameter, value, token, "Input string was not in a correct format.");
        if (!fits) throw unconverted(parameter, value, token, "Value was either too large or too small for an Int"
            + (parameter.type() == Type.BYTES ? "64." : "32."));
        return (long) number;
    }

    private PsError unconverted(Parameter parameter, String value, Token token, String why) {
        return PsError.binding(cmdlet.name(), token, "Cannot bind parameter '" + parameter.name() + "'. Cannot convert value \"" + value
            + "\" to type \"" + parameter.type().written() + "\". Error: \"" + why + "\"", "CannotConvertArgumentNoMessage");
    }
}
