package diptych.sim.shell;

import diptych.sim.console.Lsmod;
import diptych.sim.model.Command;
import diptych.sim.model.Vm;
import diptych.sim.shell.Answer.Kind;
import java.util.List;
import java.util.stream.Collectors;

/** Kernel modules: {@code lsmod}, {@code modprobe}, {@code rmmod}. Of those that a guest of Hyper-V has, the balloon driver comes and
 * goes. */
final class Kmod {
    private static final List<Option> MODPROBE = List.of(Option.flag('r', "remove", "Remove modules instead of inserting"),
        Option.flag('v', "verbose", "enables more messages"), Option.flag('h', "help", "show this help"));
    private static final String BALLOON = "hv_balloon";

    static final List<Tool> TOOLS = List.of(
        Tool.program("lsmod", "Show the status of modules in the Linux Kernel", "", List.of(), Kmod::lsmod, vm -> List.of("| grep hv_")),
        Tool.program("modprobe", "Add and remove modules from the Linux Kernel", "[-r] [-v] <module>", MODPROBE, Kmod::modprobe,
            vm -> vm.guest().driver().isLoaded() ? List.of("-r " + BALLOON) : List.of(BALLOON)),
        Tool.program("rmmod", "Simple program to remove a module from the Linux Kernel", "<module>", List.of(), Kmod::rmmod,
            vm -> vm.guest().driver().isLoaded() ? List.of(BALLOON) : List.of()));

    private Kmod() {}

    private static String table(Vm vm) {
        return "Module                  Size  Used by\n" + Lsmod.all(vm);
    }

    private static Answer lsmod(Call call) {
        return call.arguments().isEmpty() ? Answer.of(table(call.vm())) : Answer.failed(1, "Usage: lsmod\n");
    }

    /** {@code /proc/modules}: the same numbers, and where the module lies, which only root may know and the model does not. */
    static String procModules(Vm vm) {
        return Lsmod.all(vm).lines().map(line -> {
            String[] words = line.strip().split("\\s+");
            return words[0] + " " + words[1] + " " + words[2] + " " + (words.length > 3 ? words[3] + "," : "-")
                + " Live 0x0000000000000000\n";
        }).collect(Collectors.joining());
    }

    private static boolean isThere(Vm vm, String module) {
        return Lsmod.all(vm).lines().anyMatch(line -> line.startsWith(module + " "));
    }

    private static Answer modprobe(Call call) {
        GetOpt got = GetOpt.parse(call, MODPROBE, 1, "");
        if (got.has("help")) return Answer.of(GuestShell.find("modprobe").orElseThrow().usage());
        if (got.operands().isEmpty()) return Answer.failed(1, "modprobe: ERROR: missing parameters. See -h.\n");
        String module = got.operands().get(0).replace('-', '_');
        if (got.has("remove")) return remove(call, module, "modprobe: FATAL: Module %s is not currently loaded.\n", "modprobe: FATAL:");
        if (isThere(call.vm(), module)) return Answer.NOTHING;
        String missing = "modprobe: FATAL: Module %s not found in directory /lib/modules/%s\n".formatted(module,
            Coreutils.release(call.vm()));
        return module.equals(BALLOON) ? call.ask(new Command.LoadDriver(call.vm().name()), "", message -> missing)
            : Answer.failed(1, missing);
    }

    private static Answer rmmod(Call call) {
        if (call.arguments().isEmpty()) return Answer.failed(1, "rmmod: ERROR: missing module name.\n");
        return remove(call, call.arguments().get(0).replace('-', '_'), "rmmod: ERROR: Module %s is not currently loaded\n",
            "rmmod: ERROR:");
    }

    private static Answer remove(Call call, String module, String notLoaded, String complaint) {
        if (!isThere(call.vm(), module)) return Answer.failed(1, notLoaded.formatted(module));
        if (module.equals(BALLOON)) {
            return call.ask(new Command.UnloadDriver(call.vm().name()), "", message -> notLoaded.formatted(module));
        }
        return module.equals("hv_vmbus") ? Answer.failed(1, complaint + " Module hv_vmbus is in use by: " + users(call.vm()) + "\n")
            : Answer.of(Kind.NOT_HERE, "rmmod " + module, 1);
    }

    private static String users(Vm vm) {
        return Lsmod.all(vm).lines().filter(line -> line.startsWith("hv_vmbus ")).map(line -> line.replaceFirst("^.* ", "").replace(',',
            ' '))
            .collect(Collectors.joining());
    }
}
