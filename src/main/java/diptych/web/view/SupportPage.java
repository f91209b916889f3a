package diptych.web.view;

import diptych.lessons.Citation;
import java.util.List;

/**
 * Tables of who has what.
 *
 * @param query  what was searched for; empty for all
 * @param rows   how many rows there are without a search
 * @param tables with the rows that match; a table without any is left out
 */
public record SupportPage(String query, int rows, List<Table> tables) {
    public SupportPage {
        tables = List.copyOf(tables);
    }

    int found() {
        return tables.stream().mapToInt(table -> table.rows().size()).sum();
    }

    /** A table. @param id in addresses */
    public record Table(String id, Phrase caption, List<Phrase> columns, List<Row> rows) {
        public Table {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }
    }

    /** A row: a cell for each column but the last, which names sources. */
    public record Row(List<Cell> cells, List<Citation> cites) {
        public Row {
            cells = List.copyOf(cells);
            cites = List.copyOf(cites);
        }
    }

    /** A cell. @param html the same as safe HTML; empty where the text has no marks */
    public record Cell(Kind kind, String text, String html) {
        public Cell(Kind kind, String text) {
            this(kind, text, "");
        }
    }

    /** How a cell is shown. */
    public enum Kind { WORDS, NAME, YES, NO, UNKNOWN }
}
