package diptych.web.view;

import static j2html.TagCreator.caption;
import static j2html.TagCreator.each;
import static j2html.TagCreator.span;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import diptych.lessons.Language;
import diptych.sim.units.Pages;
import diptych.web.view.MemoryPicture.HostPanel;
import diptych.web.view.MemoryPicture.HostSum;
import diptych.web.view.MemoryPicture.VmRow;
import diptych.web.view.View.Holes;
import j2html.tags.DomContent;
import java.util.function.Function;

/** What the open tab of the host shows. */
final class HostPanelView {
    private static final View<VmRow> VM = View.of((language, vm) -> tr(
        th(vm.text(VmRow::name)).attr("scope", "row"), td(vm.text(VmRow::state)), amount(vm, Same.ASSIGNED, VmRow::assigned),
        amount(vm, Same.DEMAND, VmRow::demand), td(vm.text(VmRow::status))).withClass(vm.attr(row -> row.subject() ? "subject" : "other")));

    private static final View<HostSum> SUM = View.of((language, sum) -> table(
        caption(sum.text(host -> Phrase.HOST_SUM.in(language) + " " + Numbers.mib(host.memory()) + " MB")),
        tbody(
            part(language, sum, Phrase.HOST_RESERVE, HostSum::reserve),
            sum.when(host -> !host.applications().isZero(), part(language, sum, Phrase.HOST_APPLICATIONS, HostSum::applications)),
            part(language, sum, Phrase.HOST_HELD, HostSum::held),
            part(language, sum, Phrase.HOST_AVAILABLE, HostSum::available))).withClass("values"));

    private static final View<HostPanel.AllVms> ALL_VMS = View.of((language, all) -> each(
        table(
            thead(tr(column(Phrase.VM, language), column(Phrase.STATE, language), column(Phrase.ASSIGNED, language),
                column(Phrase.DEMAND, language), column(Phrase.STATUS, language))),
            tbody(all.each(HostPanel.AllVms::vms, VM))).withClass("vms"),
        all.part(HostPanel.AllVms::sum, SUM)));

    static final View<HostPanel> PANEL = View.of((language, panel) -> each(
        panel.when(open -> open instanceof HostPanel.Values, panel.part(open -> ((HostPanel.Values) open).rows(), ValueView.TABLE)),
        panel.when(open -> open instanceof HostPanel.AllVms, panel.part(open -> (HostPanel.AllVms) open, ALL_VMS))));

    private HostPanelView() {}

    private static DomContent column(Phrase name, Language language) {
        return th(name.in(language)).attr("scope", "col");
    }

    /** The VM of the picture shows bytes that stand elsewhere, too. */
    private static DomContent amount(Holes<VmRow> vm, Same same, Function<VmRow, String> amount) {
        return td(vm.when(VmRow::subject, span(vm.text(amount)).attr("data-k", same.key())),
            vm.when(row -> !row.subject(), vm.text(amount)));
    }

    private static DomContent part(Language language, Holes<HostSum> sum, Phrase name, Function<HostSum, Pages> size) {
        return tr(th(name.in(language)).attr("scope", "row"), td(sum.text(host -> Numbers.mib(size.apply(host)) + " MB")));
    }
}
