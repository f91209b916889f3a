package diptych.lessons;

import diptych.scenario.Nearest;
import diptych.sim.model.ModelChoice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads what stands between {@code {{} and {@code }}}, or says what is wrong with it.
 *
 * <pre>
 *   placeholder = word | number (" + " | " - ") number ...
 *   word        = VM "." (state, status, kernel, procps ...) | "backup." (pause, froze ...)
 *   number      = ["before."] (VM "." name | "host." name | "backup." name | "t") | "model." name
 * </pre>
 */
final class PlaceholderReader {
    private static final String BEFORE = "before.";
    private static final String HOST = "host.";
    private static final String BACKUP = "backup.";
    private static final String MODEL = "model.";

    private final List<String> vms;

    PlaceholderReader(List<String> vms) {
        this.vms = List.copyOf(vms);
    }

    /** What is wrong with a placeholder, and what would be right. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable(String message) {
            super(message);
        }
    }

    Placeholder read(String written) throws Unreadable {
        var words = written.strip().split("\\s+");
        if (words.length == 1 && backupWord(words[0]).isPresent()) return new Placeholder.OfBackup(backupWord(words[0]).get());
        if (words.length == 1 && isWord(words[0])) return word(words[0]);
        if (words.length % 2 == 0) throw new Unreadable("\"" + written.strip()
            + "\" is neither a name nor names joined by \" + \" or \" - \"");
        var terms = new ArrayList<Placeholder.Term>();
        for (int i = 0; i < words.length; i += 2) terms.add(term(i > 0 && isMinus(words[i - 1]), words[i]));
        return new Placeholder.Sum(terms);
    }

    private static boolean isMinus(String operator) throws Unreadable {
        return switch (operator) {
            case "-" -> true;
            case "+" -> false;
            default -> throw new Unreadable("\"" + operator + "\" stands where \"+\" or \"-\" is expected");
        };
    }

    private static Optional<Facts.BackupWord> backupWord(String name) {
        return Arrays.stream(Facts.BackupWord.values()).filter(word -> name.equals(BACKUP + word.written())).findFirst();
    }

    private static boolean isWord(String name) {
        return Arrays.stream(Facts.VmWord.values()).anyMatch(word -> name.endsWith("." + word.written()));
    }

    private Placeholder word(String name) throws Unreadable {
        int dot = name.lastIndexOf('.');
        var which = Facts.VmWord.valueOf(name.substring(dot + 1).toUpperCase(Locale.ROOT));
        return new Placeholder.Word(vm(name.substring(0, dot)), which);
    }

    private Placeholder.Term term(boolean negative, String name) throws Unreadable {
        boolean before = name.startsWith(BEFORE);
        return new Placeholder.Term(negative, before, number(before ? name.substring(BEFORE.length()) : name));
    }

    private Placeholder.Number number(String name) throws Unreadable {
        if (name.equals("t")) return new Placeholder.Number.Seconds();
        if (name.startsWith(HOST)) return ofHost(name.substring(HOST.length()));
        if (name.startsWith(BACKUP)) return ofBackup(name.substring(BACKUP.length()));
        if (name.startsWith(MODEL)) return ofModel(name.substring(MODEL.length()));
        int dot = name.lastIndexOf('.');
        if (dot < 0) throw new Unreadable("\"" + name + "\" names nothing; write it as \"" + vms.get(0) + ".assigned\"");
        var vm = vm(name.substring(0, dot));
        var field = name.substring(dot + 1);
        for (var number : Facts.VmNumber.values()) {
            if (number.written().equals(field)) return new Placeholder.Number.OfVm(vm, number);
        }
        throw new Unreadable("a virtual machine has no \"" + field + "\"; " + Nearest.hint(field, Stream.concat(
            Arrays.stream(Facts.VmNumber.values()).map(Facts.VmNumber::written),
            Arrays.stream(Facts.VmWord.values()).map(Facts.VmWord::written)).toList()));
    }

    private static Placeholder.Number ofHost(String field) throws Unreadable {
        for (var number : Facts.HostNumber.values()) {
            if (number.written().equals(field)) return new Placeholder.Number.OfHost(number);
        }
        throw new Unreadable("the host has no \"" + field + "\"; "
            + Nearest.hint(field, Arrays.stream(Facts.HostNumber.values()).map(Facts.HostNumber::written).toList()));
    }

    private static Placeholder.Number ofBackup(String field) throws Unreadable {
        for (var number : Facts.BackupNumber.values()) {
            if (number.written().equals(field)) return new Placeholder.Number.OfBackup(number);
        }
        throw new Unreadable("a backup has no \"" + field + "\"; " + Nearest.hint(field, Stream.concat(
            Arrays.stream(Facts.BackupNumber.values()).map(Facts.BackupNumber::written),
            Arrays.stream(Facts.BackupWord.values()).map(Facts.BackupWord::written)).toList()));
    }

    private static Placeholder.Number ofModel(String field) throws Unreadable {
        for (var choice : ModelChoice.values()) {
            if (choice.name().toLowerCase(Locale.ROOT).equals(field)) return new Placeholder.Number.OfModel(choice);
        }
        throw new Unreadable("the model has no constant \"" + field + "\"; "
            + Nearest.hint(field, Arrays.stream(ModelChoice.values()).map(choice -> choice.name().toLowerCase(Locale.ROOT)).toList()));
    }

    private String vm(String name) throws Unreadable {
        if (vms.contains(name)) return name;
        throw new Unreadable("no virtual machine is named \"" + name + "\"; " + Nearest.hint(name, vms));
    }
}
