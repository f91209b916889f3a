package diptych.json;

import java.util.List;

/** The words of the language that belong to live backup. They are known, and refused: this version does not simulate it. */
final class LiveBackup {
    static final List<String> ACTIONS = List.of("create-file", "delete-file", "check-file", "disk-stress", "backup", "wait-backup-end",
        "restore", "start-daemon", "stop-daemon", "kill-daemon", "freeze", "thaw", "attach-iso", "network", "integration-service");
    static final List<String> FAULTS = List.of("kill-daemon", "restart-daemon", "hang-daemon", "reboot", "turn-off", "lose-channel",
        "freeze-error", "snapshot-failure", "slow-provider", "lose-thaw", "store-full", "store-gone", "merge-failure", "lose-backup-file");

    private LiveBackup() {}

    static String refusal(String what, String name) {
        return "the " + what + " \"" + name + "\" belongs to live backup, which this version does not simulate";
    }
}
