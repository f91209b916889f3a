package diptych.web.view;

import static j2html.TagCreator.div;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.strong;

import diptych.web.view.BackupPicture.Disk;
import diptych.web.view.BackupPicture.Layer;
import diptych.web.view.BackupPicture.Store;

/** The files of a virtual disk as cells, each where it lies on the disk, and how far the copy is. */
final class DiskView {
    private static final int COLUMNS = 16;
    private static final int WIDTH = 20;
    private static final int HEIGHT = 12;
    private static final int GAP = 2;

    private static final View<Layer> LAYER = View.of((language, layer) -> div(
        p(span(strong(layer.text(Layer::file)), layer.text(file -> " · " + file.role().in(language))),
            span(layer.text(file -> Phrase.CELLS_USED.in(language, file.used())))).withClass("level"),
        layer.html(DiskView::cells)).withClass("layer"));

    static final View<Disk> DISK = View.of((language, disk) -> div(
        disk.each(Disk::layers, LAYER),
        p(disk.text(shown -> (shown.hidden() ? Phrase.DISK_HIDDEN.in(language) + " " : "")
            + Phrase.CELL_SIZE.in(language, shown.cell().count()))).withClass("remark")).withClass("disk"));

    static final View<Store> STORE = View.of((language, store) -> div(
        p(span(Phrase.BACKUP_STORE.in(language)), strong(store.text(DiskView::progress))).withClass("level"),
        store.html(shown -> Meter.of("copied", shown.percent()))).withClass("store"));

    private DiskView() {}

    private static String progress(Store store) {
        return store.copied().count() == 0 ? store.state()
            : store.state() + " · " + store.copied().count() + " / " + store.total().count() + " MB";
    }

    /** Full cells have a mark of their own, so that they can be told apart without colour. */
    private static String cells(Layer layer) {
        int rows = layer.cells().length() / COLUMNS;
        var svg = new StringBuilder(600).append("<svg class=\"cells").append(layer.writes() ? " newest" : "").append("\" viewBox=\"0 0 ")
            .append(COLUMNS * (WIDTH + GAP) - GAP).append(' ').append(rows * (HEIGHT + GAP) - GAP).append("\" aria-hidden=\"true\">");
        path(svg, layer.cells(), '.', "empty");
        path(svg, layer.cells(), '#', "full");
        return svg.append("</svg>").toString();
    }

    /** All cells of a kind are one shape: a page has many of them. */
    private static void path(StringBuilder svg, String cells, char kind, String name) {
        svg.append("<path class=\"").append(name).append("\" d=\"");
        for (int i = 0; i < cells.length(); i++) {
            if (cells.charAt(i) != kind) continue;
            svg.append('M').append(i % COLUMNS * (WIDTH + GAP)).append(' ').append(i / COLUMNS * (HEIGHT + GAP))
                .append('h').append(WIDTH).append('v').append(HEIGHT).append("h-").append(WIDTH).append('z');
        }
        svg.append("\"/>");
    }
}
