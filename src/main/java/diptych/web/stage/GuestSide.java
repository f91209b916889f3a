package diptych.web.stage;

import diptych.sim.model.Vm;
import diptych.web.view.Phrase;
import diptych.web.view.Place.GuestTab;
import diptych.web.view.MemoryPicture.GuestPane;

/** The right pane: what the Linux guest believes. */
final class GuestSide {
    private GuestSide() {}

    static GuestPane of(Scene scene, GuestTab tab) {
        Vm vm = scene.vm();
        String title = Phrase.GUEST_TITLE.in(scene.language(), vm.guestSettings().kernel(), vm.name());
        return new GuestPane(title, Inside.segments(vm), Inside.total(vm), Why.of(scene), Differences.inside(scene),
            Screens.guest(scene, tab));
    }
}
