package diptych.web.stage;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import diptych.lessons.Language;
import diptych.sim.backup.ConsistencyCheck;
import diptych.sim.backup.ConsistencyCheck.Checked;
import diptych.sim.model.BackupCopy;
import diptych.sim.model.BackupJob;
import diptych.sim.model.Consistency;
import diptych.sim.units.Pages;
import diptych.web.view.BackupPicture.Found;
import diptych.web.view.BackupPicture.Inside;
import diptych.web.view.Numbers;
import diptych.web.view.Phrase;
import diptych.web.view.Stage.Tone;
import java.util.List;
import java.util.Optional;

/** Looks into the newest copy, file by file, and says how far it can be trusted. */
final class Copies {
    /** Looking into a copy means mounting its disks; it stays what it is, and is shown with every picture after it. */
    private static final Cache<BackupCopy, Findings> FINDINGS = Caffeine.newBuilder().weakKeys().build();

    private Copies() {}

    private record Findings(List<String> toReplay, List<Checked> files) {
        static Findings of(BackupCopy copy) {
            return new Findings(ConsistencyCheck.toReplay(copy), ConsistencyCheck.all(copy));
        }
    }

    static Optional<Inside> of(Scene scene) {
        Optional<BackupCopy> copy = scene.now().backups().newestCopy(scene.subject());
        boolean done = BackupPainter.job(scene.now(), scene.subject()).map(job -> job.state() == BackupJob.State.DONE).orElse(false);
        return done ? copy.map(known -> inside(known, scene.language())) : Optional.empty();
    }

    private static Inside inside(BackupCopy copy, Language language) {
        Findings findings = FINDINGS.get(copy, Findings::of);
        List<Checked> files = findings.files;
        boolean whole = files.stream().allMatch(Checked::isWhole);
        boolean frozen = copy.consistency() != Consistency.CRASH;
        String verdict = frozen ? Phrase.COPY_GOOD.in(language)
            : (whole ? Phrase.COPY_LUCKY : Phrase.COPY_BAD).in(language, String.join(", ", findings.toReplay));
        return new Inside(Phrase.COPY_HEADING.in(language, Numbers.moment(copy.at())), verdict, frozen ? Tone.GOOD : Tone.BAD,
            files.stream().map(file -> found(copy, file, language)).toList());
    }

    private static Found found(BackupCopy copy, Checked file, Language language) {
        long behind = ConsistencyCheck.toRedo(copy, file.path());
        if (file.isWhole() && behind > 0) return new Found(file.path(), Phrase.FILE_BEHIND.in(language, behind), Tone.PLAIN);
        Phrase verdict = switch (file.verdict()) {
            case WHOLE -> Phrase.FILE_WHOLE;
            case EMPTY -> Phrase.FILE_EMPTY;
            case CUT_SHORT -> Phrase.FILE_CUT_SHORT;
            case TORN -> Phrase.FILE_TORN;
            case LOST -> Phrase.FILE_LOST;
        };
        return new Found(file.path(), verdict.in(language, missing(file.missing())), file.isWhole() ? Tone.GOOD : Tone.BAD);
    }

    private static String missing(long pages) {
        return pages < Pages.PER_MIB ? pages * 4 + " KB" : pages / Pages.PER_MIB + " MB";
    }
}
