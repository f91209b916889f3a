package diptych.sim.console;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table as {@code Format-Table -AutoSize} lays it out: every column as wide as its widest text, left-aligned, one blank between
 * columns, the headings underlined as far as their own letters go. Nothing is cut off; no blanks at the ends of lines.
 */
public final class PowerShellTable {
    private final List<List<String>> rows = new ArrayList<>();

    public PowerShellTable(String... headings) {
        rows.add(List.of(headings));
        rows.add(rows.get(0).stream().map(heading -> "-".repeat(heading.length())).toList());
    }

    public void row(String... cells) {
        if (cells.length != rows.get(0).size()) throw new IllegalArgumentException("a row of " + cells.length + " cells");
        rows.add(List.of(cells));
    }

    public boolean isEmpty() {
        return rows.size() == 2;
    }

    public String text() {
        return rows.stream().map(this::line).collect(Collectors.joining());
    }

    private String line(List<String> cells) {
        var line = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            line.append(cell).append(" ".repeat(width(column) - cell.length() + 1));
        }
        return line.toString().stripTrailing() + "\n";
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
