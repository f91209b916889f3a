package diptych.sim.shell;

import diptych.sim.console.VmstatS;
import diptych.sim.shell.Answer.Kind;
import java.util.List;
import java.util.stream.Collectors;

/** What the shell does itself, and what explains the others: {@code help}, {@code history}, {@code clear}, {@code type}, {@code man}. */
final class Builtins {
    /** Whoever types this sees an empty screen. */
    static final String CLEAR = "clear";

    static final List<Tool> TOOLS = List.of(
        Tool.builtin("help", "Display what can be typed here", "[name]", Builtins::help),
        Tool.builtin("history", "Display the history list with line numbers", "", Builtins::history),
        Tool.builtin("type", "Display information about command type", "name [name ...]", Builtins::type),
        Tool.builtin("exit", "Exit the shell", "", call -> Answer.of(Kind.NOT_HERE, "exit", 0)),
        Tool.builtin("true", "Return a successful result", "", call -> Answer.NOTHING),
        Tool.builtin("false", "Return an unsuccessful result", "", call -> Answer.failed(1, "")),
        Tool.program(CLEAR, "clear the terminal screen", "", List.of(), call -> Answer.NOTHING, vm -> List.of()),
        Tool.program("man", "an interface to the system reference manuals", "name", List.of(), Builtins::man,
            vm -> GuestShell.TOOLS.stream().filter(tool -> !tool.builtin()).map(Tool::name).toList()),
        Tool.program("uptime", "Tell how long the system has been running", "[-p|-s]", List.of(
            Option.flag('p', "pretty", "show uptime in pretty format"), Option.flag('h', "help", "display this help and exit")),
            Builtins::uptime, vm -> List.of("-p")));

    private Builtins() {}

    /** bash lists what it does itself; this shell adds the programs that are here. */
    private static Answer help(Call call) {
        if (!call.arguments().isEmpty()) {
            String name = call.arguments().get(0);
            return GuestShell.find(name).filter(Tool::builtin)
                .map(tool -> Answer.of("%s: %s %s\n    %s\n".formatted(name, name, tool.synopsis().lines().findFirst().orElse(""),
                tool.says())))
                .orElseGet(() -> Answer.failed(1, "bash: help: no help topics match `" + name + "'.  Try `help help' or `man -k " + name
                    + "' or `info " + name + "'.\n"));
        }
        return Answer.of(GuestShell.TOOLS.stream().map(tool -> "%-12s %s\n".formatted(tool.name(), tool.says()))
            .collect(Collectors.joining()));
    }

    private static Answer history(Call call) {
        var text = new StringBuilder();
        for (int i = 0; i < call.history().size(); i++) text.append("%5d  %s\n".formatted(i + 1, call.history().get(i)));
        return Answer.of(text.append("%5d  history\n".formatted(call.history().size() + 1)).toString());
    }

    private static Answer type(Call call) {
        Answer answer = Answer.NOTHING;
        for (String name : call.arguments()) {
            answer = answer.then(GuestShell.find(name)
                .map(tool -> Answer.of(name + (tool.builtin() ? " is a shell builtin\n" : " is /usr/bin/" + name + "\n")))
                .orElseGet(() -> Answer.failed(1, "bash: type: " + name + ": not found\n")));
        }
        return answer;
    }

    private static Answer man(Call call) {
        var names = call.arguments().stream().filter(each -> !each.matches("[1-9]")).toList();
        if (names.isEmpty()) {
            return Answer.failed(1, "What manual page do you want?\nFor example, try 'man man'.\n");
        }
        if (names.get(0).equals("-k")) return Answer.failed(1, "apropos what?\n");
        return GuestShell.find(names.get(0)).map(tool -> Answer.of(tool.manual()))
            .orElseGet(() -> Answer.failed(16, "No manual entry for " + names.get(0) + "\n"));
    }

    private static Answer uptime(Call call) {
        GetOpt got = GetOpt.parse(call, GuestShell.find("uptime").orElseThrow().options(), 1, "");
        if (got.has("help")) return Answer.of(GuestShell.find("uptime").orElseThrow().usage());
        long minutes = VmstatS.Activity.of(call.vm(), call.world().now()).idleTicks() / 6000;
        if (got.has("pretty")) {
            String hours = minutes < 60 ? "" : minutes / 60 + (minutes / 60 == 1 ? " hour, " : " hours, ");
            return Answer.of("up " + hours + minutes % 60 + (minutes % 60 == 1 ? " minute\n" : " minutes\n"));
        }
        return Answer.of(Kind.NOT_HERE, "uptime", 0);
    }
}
