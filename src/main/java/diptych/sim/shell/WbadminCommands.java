package diptych.sim.shell;

import diptych.sim.Simulation;
import diptych.sim.console.Wbadmin;
import diptych.sim.console.WallClock;
import diptych.sim.model.BackupJob;
import diptych.sim.model.Command;
import diptych.sim.model.Outcome;
import diptych.sim.model.Vm;
import diptych.sim.model.Witness;
import diptych.sim.model.World;
import diptych.sim.shell.Answer.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code wbadmin}, the program of Windows Server Backup: {@code start backup}, {@code get status}, {@code stop job}, {@code get versions},
 * {@code start recovery}. It is a program, not a cmdlet: its options are its own. Texts as published captures have them; of some errors
 * none is at hand, and their words are ours.
 */
final class WbadminCommands {
    static final String NAME = "wbadmin";
    private static final String HEAD = """
        wbadmin 1.0 - Backup command-line tool
        (C) Copyright Microsoft Corporation. All rights reserved.

        """;
    private static final String COMMANDS = HEAD + """
        ---- Commands Supported ----

        START BACKUP              -- Runs a one-time backup.
        STOP JOB                  -- Stops the currently running backup or recovery
                                     operation.
        GET VERSIONS              -- Lists details of backups that can be recovered from a
                                     specific location.
        GET STATUS                -- Reports the status of the currently running operation.
        START RECOVERY            -- Runs a recovery.

        """;
    private static final String START_SYNTAX = """
        Syntax: WBADMIN START BACKUP
            [-backupTarget:{<BackupTargetLocation> | <TargetNetworkShare>}]
            [-hyperv:<HyperVComponents>]
            [-vssFull | -vssCopy]
            [-quiet]
        """;
    private static final String RECOVERY_SYNTAX = """
        Syntax: WBADMIN START RECOVERY
            -version:<VersionIdentifier>
            -items:<VirtualMachines>
            -itemtype:HyperV
            [-backupTarget:{<BackupTargetVolume> | <BackupTargetNetworkShare>}]
            [-quiet]
        """;
    private static final String TARGET = "E:";

    private WbadminCommands() {}

    static List<String> offers(World world) {
        return world.vms().stream().flatMap(vm -> Stream.of("start backup -backupTarget:E: -hyperv:" + vm.name() + " -quiet",
            "get status", "get versions", "stop job -quiet")).distinct().toList();
    }

    static Answer run(World world, List<PsLine.Token> arguments) {
        List<String> words = arguments.stream().map(PsLine.Token::text).toList();
        String verb = words.stream().limit(2).collect(Collectors.joining(" ")).toLowerCase(Locale.ROOT);
        List<String> rest = words.stream().skip(2).toList();
        return switch (verb) {
            case "start backup" -> startBackup(world, rest);
            case "get status" -> status(world);
            case "get versions" -> versions(world);
            case "stop job" -> stop(world, rest);
            case "start recovery" -> recover(world, rest);
            case "", "/?", "-?", "help" -> Answer.of(COMMANDS);
            default -> Answer.of(Kind.OUT, HEAD + "ERROR - Command syntax incorrect. Error: " + words.get(0).toUpperCase(Locale.ROOT)
                + ". See the command\nsyntax below.\n\n" + COMMANDS.substring(HEAD.length()), 1);
        };
    }

    /** {@code -name:value}, in any case. */
    private static Map<String, String> options(List<String> words, String syntax, String... known) {
        var options = new LinkedHashMap<String, String>();
        for (String word : words) {
            String name = word.replaceFirst(":.*$", "").toLowerCase(Locale.ROOT);
            if (!Arrays.asList(known).contains(name)) {
                throw new Exit(1, HEAD + "ERROR - Command syntax incorrect. Error: " + word + ". See the command\nsyntax below.\n\n"
                    + syntax);
            }
            options.put(name, word.contains(":") ? word.substring(word.indexOf(':') + 1) : "");
        }
        return options;
    }

    private static Optional<BackupJob> active(World world) {
        return world.backups().toStore().stream().filter(job -> !job.isOver()).findFirst();
    }

    private static Answer startBackup(World world, List<String> words) {
        var options = options(words, START_SYNTAX, "-backuptarget", "-hyperv", "-vssfull", "-vsscopy", "-quiet", "-include",
            "-allcritical");
        if (options.containsKey("-include") || options.containsKey("-allcritical")) {
            return Answer.of(Kind.NOT_HERE, "wbadmin start backup -include", 1);
        }
        String target = options.getOrDefault("-backuptarget", "");
        String machines = options.getOrDefault("-hyperv", "");
        if (target.isEmpty() || machines.isEmpty()) {
            return Answer.of(Kind.OUT, HEAD + "ERROR - Command syntax incorrect. Error: " + (target.isEmpty() ? "-backupTarget" : "-hyperv")
                + ". See the command\nsyntax below.\n\n" + START_SYNTAX, 1);
        }
        var names = new ArrayList<String>();
        for (String name : machines.split(",")) {
            Optional<Vm> vm = world.vms().stream().filter(each -> each.name().equalsIgnoreCase(name.strip())).findFirst();
            if (vm.isEmpty()) {
                return Answer.of(Kind.OUT, HEAD + "ERROR - The specified Hyper-V component " + name.strip() + " was not found.\n", 1);
            }
            names.add(vm.get().name());
        }
        if (active(world).isPresent()) {
            return Answer.of(Kind.OUT, HEAD + "ERROR - A backup or recovery operation is currently in progress. Stop the current\n"
                + "operation, or wait for it to complete, and then try again.\n", 1);
        }
        String asks = "Retrieving volume information...\nThis will back up (Selected virtual machines) to " + target + ".\n";
        if (!options.containsKey("-quiet")) {
            return Answer.of(Kind.OUT, HEAD + asks + "Do you want to start the backup operation?\n[Y] Yes [N] No \n", 1)
                .remark(Kind.NOT_HERE, "[Y], without -quiet");
        }
        return submitted(world, new Command.Backup(names, target, false), HEAD + asks + "The backup operation to " + target
            + " is starting.\n", "wbadmin");
    }

    private static Answer submitted(World world, Command command, String said, String goesOn) {
        return switch (Simulation.submit(world, command, Witness.NOBODY)) {
            case Outcome.Refused refused -> Answer.of(Kind.OUT, HEAD + "ERROR - " + refused.message() + "\n", 1);
            case Outcome.Accepted accepted -> {
                Answer answer = Answer.of(said).asking(command);
                yield goesOn.isEmpty() ? answer : answer.remark(Kind.GOES_ON, goesOn);
            }
        };
    }

    private static Answer status(World world) {
        return active(world).isEmpty() ? Answer.of(Kind.OUT, HEAD + "ERROR - No operation is currently in progress.\n", 1)
            : Answer.of(Wbadmin.print(world));
    }

    private static List<BackupJob> done(World world) {
        return world.backups().toStore().stream().filter(job -> job.state() == BackupJob.State.DONE).toList();
    }

    private static Answer versions(World world) {
        List<BackupJob> done = done(world);
        if (done.isEmpty()) return Answer.of(Kind.OUT, HEAD + "ERROR - No backup was found.\n", 1);
        var text = new StringBuilder(HEAD);
        for (BackupJob job : done) {
            String target = ((BackupJob.ToStore) job.purpose()).target();
            text.append("Backup time: ").append(WallClock.toTheMinute(job.asked())).append("\nBackup target: ")
                .append("Fixed Disk labeled Backup(").append(target.isEmpty() || target.equals("store") ? TARGET : target)
                .append(")\nVersion identifier: ").append(WallClock.version(job.asked()))
                .append("\nCan recover: Application(s)\n\n");
        }
        return Answer.of(text.toString());
    }

    private static Answer stop(World world, List<String> words) {
        var options = options(words, "Syntax: WBADMIN STOP JOB [-quiet]\n", "-quiet");
        if (active(world).isEmpty()) return Answer.of(Kind.OUT, HEAD + "ERROR - No operation is currently in progress.\n", 1);
        if (!options.containsKey("-quiet")) {
            return Answer.of(Kind.OUT, HEAD + "Do you want to stop the operation?\n[Y] Yes [N] No \n", 1)
                .remark(Kind.NOT_HERE, "[Y], without -quiet");
        }
        return submitted(world, new Command.StopBackup(), HEAD + "The operation was stopped.\n", "");
    }

    private static Answer recover(World world, List<String> words) {
        var options = options(words, RECOVERY_SYNTAX, "-version", "-items", "-itemtype", "-backuptarget", "-quiet", "-recoverytarget");
        for (String must : List.of("-version", "-items", "-itemtype")) {
            if (!options.containsKey(must)) {
                return Answer.of(Kind.OUT, HEAD + "ERROR - Command syntax incorrect. Error: " + must
                    + ". See the command\nsyntax below.\n\n"
                    + RECOVERY_SYNTAX, 1);
            }
        }
        if (!options.get("-itemtype").equalsIgnoreCase("hyperv")) return Answer.of(Kind.NOT_HERE, "-itemtype:" + options.get("-itemtype"),
            1);
        Optional<Vm> vm = world.vms().stream().filter(each -> each.name().equalsIgnoreCase(options.get("-items"))).findFirst();
        List<BackupJob> holding = vm.map(machine -> done(world).stream().filter(job -> job.part(machine.name()).isPresent()).toList())
            .orElse(List.of());
        boolean exists = holding.stream().anyMatch(job -> WallClock.version(job.asked()).equals(options.get("-version")));
        if (!exists) return Answer.of(Kind.OUT, HEAD + "ERROR - The version identifier that you specified is not valid.\n", 1);
        boolean newest = WallClock.version(holding.get(holding.size() - 1).asked()).equals(options.get("-version"));
        if (!newest) return Answer.of(Kind.NOT_HERE, "-version:" + options.get("-version"), 1);
        return submitted(world, new Command.Restore(vm.get().name()), HEAD + "Retrieving volume information...\n"
            + "The recovery operation is starting.\n", "wbadmin");
    }
}
