package diptych.link;

import java.util.List;

/**
 * Words that codes hold often, so that each is one byte in them. Their numbers stand in links that people have kept: new words are added
 * at the end, and none is ever changed, moved or removed. What is not among them is written out.
 */
final class Words {
    static final List<String> ALL = List.of("",
        "dynamic-memory", "live-backup", "2015", "today", "unfrozen",
        "memory", "vms", "settings", "backup", "checkpoints", "services", "events",
        "free", "meminfo", "dmesg", "ps", "mount", "journal", "daemon", "run", "close",
        "stop-daemon", "hang-daemon", "kill-daemon", "refuse-mount", "freeze-by-hand", "much-dirty", "service-off", "lose-thaw",
        "lose-channel", "snapshot-fails", "slow-provider", "store-full", "store-gone", "pull-network", "second-backup", "reboot",
        "turn-off",
        "start-daemon", "service-on", "start-vm", "again", "thaw:/", "thaw:/home");

    private Words() {}
}
