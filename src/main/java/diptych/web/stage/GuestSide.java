package diptych.web.stage;

import diptych.sim.model.Vm;
import diptych.web.view.Phrase;
import diptych.web.view.Place.GuestTab;
import diptych.web.view.Stage.GuestPane;

/** The right pane: what the Linux guest believes. */
final class GuestSide {
    private GuestSide() {}

    static GuestPane of(Scene scene, GuestTab tab) {
        Vm vm = scene.vm();
        return new GuestPane(Phrase.GUEST_TITLE.in(scene.language(), vm.guestSettings().kernel(), vm.name()), Inside.segments(vm),
            Inside.total(vm),
            Why.of(scene), Differences.inside(scene), Screens.guest(scene, tab));
    }
}
