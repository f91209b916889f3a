package diptych.json;

import java.util.Map;

/** What a checkpoint of a VM is; without live backup, only a standard one can be taken. */
enum CheckpointType {
    PRODUCTION("Production"), PRODUCTION_ONLY("ProductionOnly"), STANDARD("Standard"), DISABLED("Disabled");

    private static final Map<String, CheckpointType> WORDS = Words.of(CheckpointType.class, type -> type.word);
    static final Value<CheckpointType> VALUE = Value.choice(WORDS);

    private final String word;

    CheckpointType(String word) {
        this.word = word;
    }
}
