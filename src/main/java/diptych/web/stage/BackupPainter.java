package diptych.web.stage;

import diptych.classroom.Run;
import diptych.lessons.GuestChoice;
import diptych.lessons.Language;
import diptych.sim.model.BackupJob;
import diptych.sim.model.Event;
import diptych.sim.model.GuestFiles;
import diptych.sim.model.GuestSettings;
import diptych.sim.model.Vm;
import diptych.sim.model.VssEra;
import diptych.sim.model.World;
import diptych.sim.units.Pages;
import diptych.sim.units.SimTime;
import diptych.web.view.BackupPicture;
import diptych.web.view.Numbers;
import diptych.web.view.Phrase;
import diptych.web.view.Stage.OtherGuest;
import diptych.web.view.Stage.Span;
import java.util.List;
import java.util.Optional;

/** Runs about live backup. */
final class BackupPainter implements Painter {
    static final BackupPainter ONLY = new BackupPainter();

    private BackupPainter() {}

    /** Of what happens at that very moment the page tells; the hinge knows all that passed. */
    @Override public SimTime afterglow() {
        return SimTime.micros(1);
    }

    @Override public Course begin(World start, String subject) {
        return BackupCourse.from(start, subject);
    }

    /** The newest backup that has to do with a VM. */
    static Optional<BackupJob> job(World world, String vm) {
        return world.backups().toStore().stream().filter(job -> job.part(vm).isPresent()).reduce((older, newer) -> newer);
    }

    @Override public BackupPicture picture(Scene scene, List<Event> recent) {
        Optional<BackupJob> job = job(scene.now(), scene.subject());
        return new BackupPicture(scene.place(), BackupHost.of(scene, job), BackupWire.of(scene, job), BackupGuest.of(scene, job),
            others(scene), Troubles.of(scene, job), Levers.breaking(scene), Branches.of(scene), Copies.of(scene));
    }

    private static List<OtherGuest> others(Scene scene) {
        return scene.otherGuests().map(guest -> new OtherGuest(guest.id(),
            BackupWords.name(guest).in(scene.language(), guest.kernel()), scene.place().comparisonsPath())).toList();
    }

    @Override public List<Span> spans(Scene scene) {
        return ((BackupCourse) scene.course()).spans(scene.language());
    }

    @Override public String said(Scene scene, String what) {
        GuestFiles files = scene.vm().guest().files();
        String frozen = files.frozen().isEmpty() ? Phrase.SAYS_RUNNING.in(scene.language())
            : Phrase.SAYS_FROZEN.in(scene.language(), String.join(", ", files.frozen()), files.blocked());
        return Phrase.SAYS_BACKUP.in(scene.language(), Numbers.moment(scene.at()), what, frozen);
    }

    /** At which everything stands still for the checkpoint, just before it is made. */
    @Override public SimTime telling(Run run, String subject) {
        SimTime telling = run.end();
        for (World world : run.timeline().worlds(run.stops())) {
            if (world.vm(subject).guest().files().frozen().isEmpty()) continue;
            if (world.vm(subject).guest().files().freezings().isEmpty()) return world.now();
            telling = world.now();
        }
        return telling;
    }

    @Override public String name(GuestChoice guest, GuestSettings settings, Language language) {
        return BackupWords.name(guest).in(language, guest.kernel());
    }

    @Override public String hint(GuestChoice guest, GuestSettings settings, Language language) {
        if (settings.daemon() != GuestSettings.Daemon.RUNNING) return Phrase.NO_DAEMON_HINT.in(language);
        SimTime patience = VssEra.of(settings.kernel()).freezeLimit();
        return patience == SimTime.NEVER ? Phrase.PATIENCE_ENDLESS_HINT.in(language)
            : Phrase.PATIENCE_HINT.in(language, patience.micros() / SimTime.MICROS_PER_SECOND);
    }

    @Override public List<Phrase> columns() {
        return List.of(Phrase.COLUMN_STATE, Phrase.COLUMN_FROZEN, Phrase.COLUMN_DIRTY, Phrase.COLUMN_WRITES, Phrase.COLUMN_WAITING,
            Phrase.COLUMN_COPIED);
    }

    @Override public List<String> row(World world, String subject, Language language, Run run) {
        Vm vm = world.vm(subject);
        GuestFiles files = vm.guest().files();
        Optional<BackupJob> job = job(world, subject);
        return List.of(
            job.map(known -> BackupWords.name(known.state()).in(language)).orElse("–"),
            files.frozen().isEmpty() ? "–" : String.join(", ", files.frozen()),
            Long.toString(files.dirty() / Pages.PER_MIB),
            Long.toString(WriteRate.of(vm) / 1024),
            Long.toString(files.blocked()),
            job.map(known -> Long.toString(known.copiedBy(world.now()) / Pages.PER_MIB)).orElse("0"));
    }
}
