package diptych.web.view;

import static j2html.TagCreator.caption;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import diptych.lessons.Language;
import diptych.web.view.Stage.HostPanel;
import diptych.web.view.Stage.HostSum;
import diptych.web.view.Stage.VmRow;
import j2html.tags.DomContent;

/** What the open tab of the host shows. */
final class HostPanelView {
    private HostPanelView() {}

    static DomContent panel(Stage stage) {
        Language language = stage.place().language();
        return switch (stage.host().panel()) {
            case HostPanel.Values values -> table(tbody(each(values.rows(), row -> StoryView.value(language, row)))).withClass("values");
            case HostPanel.AllVms all -> all(language, all);
        };
    }

    private static DomContent all(Language language, HostPanel.AllVms all) {
        return div(
            table(
                thead(tr(column(Phrase.VM, language), column(Phrase.STATE, language), column(Phrase.ASSIGNED, language),
                    column(Phrase.DEMAND, language), column(Phrase.STATUS, language))),
                tbody(each(all.vms(), HostPanelView::vm))).withClass("vms"),
            sum(language, all.sum()));
    }

    private static DomContent column(Phrase name, Language language) {
        return th(name.in(language)).attr("scope", "col");
    }

    private static DomContent vm(VmRow vm) {
        return tr(th(vm.name()).attr("scope", "row"), td(vm.state()), td(vm.assigned()), td(vm.demand()), td(vm.status()))
            .withClass(vm.subject() ? "subject" : "");
    }

    private static DomContent sum(Language language, HostSum sum) {
        return table(
            caption(Phrase.HOST_SUM.in(language) + " " + Numbers.mib(sum.memory()) + " MB"),
            tbody(
                part(Phrase.HOST_RESERVE, sum.reserve(), language),
                sum.applications().isZero() ? null : part(Phrase.HOST_APPLICATIONS, sum.applications(), language),
                part(Phrase.HOST_HELD, sum.held(), language),
                part(Phrase.HOST_AVAILABLE, sum.available(), language))).withClass("values");
    }

    private static DomContent part(Phrase name, diptych.sim.units.Pages size, Language language) {
        return tr(th(name.in(language)).attr("scope", "row"), td(Numbers.mib(size) + " MB"));
    }
}
