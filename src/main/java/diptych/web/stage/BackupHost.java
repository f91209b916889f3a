package diptych.web.stage;

import diptych.lessons.Language;
import diptych.sim.model.BackupJob;
import diptych.sim.model.BackupPart;
import diptych.sim.model.Consistency;
import diptych.sim.model.VirtualDisk;
import diptych.sim.units.MiB;
import diptych.sim.units.Pages;
import diptych.web.view.BackupPicture.Disk;
import diptych.web.view.BackupPicture.Host;
import diptych.web.view.BackupPicture.Layer;
import diptych.web.view.BackupPicture.Store;
import diptych.web.view.Numbers;
import diptych.web.view.Phrase;
import diptych.web.view.Stage.Tone;
import diptych.web.view.Stage.Trend;
import diptych.web.view.Stage.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The left pane of a backup: the files of the disks, the copy, and what Hyper-V knows of the job. */
final class BackupHost {
    private BackupHost() {}

    static Host of(Scene scene, Optional<BackupJob> job) {
        var disks = scene.vm().storage().disks().stream().map(disk -> disk(disk, job)).toList();
        return new Host(title(scene, job), disks, store(scene, job), facts(scene, job), BackupScreens.host(scene));
    }

    private static String title(Scene scene, Optional<BackupJob> job) {
        String host = scene.now().host().name();
        return job.map(known -> Phrase.HOST_WITH_JOB.in(scene.language(), host, known.id(), scene.subject()))
            .orElseGet(() -> Phrase.HOST_WITHOUT_JOB.in(scene.language(), host, scene.subject()));
    }

    private static Disk disk(VirtualDisk disk, Optional<BackupJob> job) {
        DiskCells cells = DiskCells.of(disk);
        var layers = new ArrayList<Layer>();
        List<VirtualDisk.Layer> files = disk.layers();
        for (int i = 0; i < files.size(); i++) {
            boolean newest = i == files.size() - 1;
            String drawn = cells.of(files.get(i));
            layers.add(new Layer(files.get(i).file(), role(newest, files.size(), job), drawn, DiskCells.used(drawn), newest));
        }
        return new Disk(layers, cells.size(), !disk.isSeenByHost());
    }

    private static Phrase role(boolean newest, int files, Optional<BackupJob> job) {
        if (files == 1) return Phrase.LAYER_ONLY;
        if (!newest) return Phrase.LAYER_STILL;
        boolean merging = job.map(known -> known.state() == BackupJob.State.CLEANUP).orElse(false);
        return merging ? Phrase.LAYER_MERGING : Phrase.LAYER_NEW;
    }

    private static Store store(Scene scene, Optional<BackupJob> job) {
        if (job.isEmpty()) return new Store(MiB.ZERO, MiB.ZERO, Phrase.STORE_NOTHING.in(scene.language()));
        BackupJob known = job.get();
        MiB copied = MiB.mib(known.copiedBy(scene.now().now()) / Pages.PER_MIB);
        Phrase state = switch (known.state()) {
            case COPYING -> Phrase.STORE_COPYING;
            case CLEANUP, DONE -> Phrase.STORE_DONE;
            case FAILED -> copied.count() > 0 ? Phrase.STORE_BROKEN_OFF : Phrase.STORE_NOTHING;
            default -> Phrase.STORE_NOTHING;
        };
        return new Store(copied, MiB.mib(known.toCopy() / Pages.PER_MIB), state.in(scene.language()));
    }

    private static List<Value> facts(Scene scene, Optional<BackupJob> job) {
        Language language = scene.language();
        if (job.isEmpty()) return List.of(plain(Phrase.JOB_STATE, Phrase.JOB_NONE.in(language), language));
        BackupPart part = job.get().part(scene.subject()).orElseThrow();
        var facts = new ArrayList<Value>();
        facts.add(new Value(Phrase.JOB_STATE.in(language), BackupWords.name(job.get().state()).in(language), "", Trend.SAME,
            job.get().state() == BackupJob.State.FAILED ? Tone.BAD : Tone.PLAIN));
        facts.add(plain(Phrase.JOB_ASKED_BY, Phrase.JOB_BY_APPLICATION.in(language), language));
        part.copy().ifPresent(made -> facts.add(consistency(part, language)));
        if (part.frozenFrom().isBefore(scene.now().now())) facts.add(pause(scene, part));
        return facts;
    }

    private static Value plain(Phrase name, String shown, Language language) {
        return new Value(name.in(language), shown, "", Trend.SAME, Tone.PLAIN);
    }

    private static Value consistency(BackupPart part, Language language) {
        return new Value(Phrase.JOB_CONSISTENCY.in(language), BackupWords.name(part.consistency()).in(language), "", Trend.SAME,
            part.consistency() == Consistency.CRASH ? Tone.BAD : Tone.GOOD);
    }

    private static Value pause(Scene scene, BackupPart part) {
        String seconds = Numbers.moment(BackupWire.stillness(scene, part));
        return plain(Phrase.JOB_PAUSE, Phrase.SECONDS.in(scene.language(), seconds), scene.language());
    }
}
