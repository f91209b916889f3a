package diptych.web.stage;

import diptych.classroom.Transcripts;
import diptych.classroom.Transcripts.Side;
import java.util.List;
import java.util.Optional;

/**
 * What was typed into the consoles, and what is being typed.
 *
 * @param transcripts empty where nobody types
 * @param draft       the line being typed
 */
record Typing(Optional<Transcripts> transcripts, Draft draft) {

    /** What stands in the field of a console. */
    String draft(Side side) {
        return draft.side() == side ? draft.text() : "";
    }

    List<String> choices(Side side) {
        return draft.side() == side ? draft.choices() : List.of();
    }
}
