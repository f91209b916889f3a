package diptych.sim.console;

import diptych.sim.model.Procps;
import diptych.sim.units.Pages;
import java.util.ArrayList;
import java.util.List;

/**
 * One meminfo text and what the real programs of a procps printed from it, as {@code record.sh} wrote it down.
 *
 * @param meminfo what they read
 * @param outputs each command with its output
 */
record ProcpsCase(Meminfo meminfo, List<Output> outputs) {
    private static final String MARK = "### ";
    private static final String MEMINFO = "meminfo, min_free_kbytes ";

    record Output(String command, String text) {
        String[] options() {
            var words = command.split(" ");
            return List.of(words).subList(1, words.length).toArray(String[]::new);
        }
    }

    static List<ProcpsCase> all(Procps procps) {
        var cases = new ArrayList<ProcpsCase>();
        for (String part : Golden.read("procps-" + procps.written() + ".golden").substring(MARK.length()).split("\n" + MARK)) {
            int end = part.indexOf('\n');
            String head = part.substring(0, end);
            String body = part.substring(end + 1) + (part.endsWith("\n") ? "" : "\n");
            if (head.startsWith(MEMINFO)) {
                cases.add(new ProcpsCase(Meminfo.read(body, Pages.ofKib(Long.parseLong(head.substring(MEMINFO.length())))),
                    new ArrayList<>()));
            } else {
                cases.get(cases.size() - 1).outputs.add(new Output(head, body));
            }
        }
        return cases;
    }
}
