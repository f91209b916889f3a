package diptych.web.stage;

import diptych.lessons.Language;
import diptych.sim.model.BackupJob;
import diptych.sim.model.FileSystem;
import diptych.sim.model.GuestFiles;
import diptych.sim.model.IoProgram;
import diptych.sim.model.VssDaemon;
import diptych.sim.model.VssService;
import diptych.sim.units.SimTime;
import diptych.web.view.BackupPicture.Lever;
import diptych.web.view.BackupPicture.Trouble;
import diptych.web.view.Numbers;
import diptych.web.view.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who is stuck and why, and how to get out: what a page says as long as something is not as it should be. */
final class Troubles {
    private Troubles() {}

    static Optional<Trouble> of(Scene scene, Optional<BackupJob> job) {
        var sentences = new ArrayList<String>();
        boolean stuck = stuck(scene, sentences);
        waiting(scene, sentences);
        failed(scene, job, sentences);
        gone(scene, sentences);
        if (sentences.isEmpty()) return Optional.empty();
        Phrase heading = stuck ? Phrase.TROUBLE_STUCK : Phrase.TROUBLE_WRONG;
        List<Lever> out = Levers.waysOut(scene);
        return Optional.of(new Trouble(heading.in(scene.language()), sentences, out));
    }

    /** File systems that are frozen and that nobody is about to thaw. */
    private static boolean stuck(Scene scene, List<String> sentences) {
        Language language = scene.language();
        GuestFiles files = scene.vm().guest().files();
        List<FileSystem> left = files.systems().stream().filter(FileSystem::isFrozen)
            .filter(system -> system.freeze().by() == FileSystem.By.HAND || !system.freeze().left().isEmpty()).toList();
        if (left.isEmpty()) return false;
        String mounts = String.join(", ", files.frozen());
        boolean byHand = left.stream().allMatch(system -> system.freeze().by() == FileSystem.By.HAND);
        sentences.add((byHand ? Phrase.TROUBLE_BY_HAND : Phrase.TROUBLE_LEFT_FROZEN).in(language, mounts));
        List<IoProgram> asleep = files.programs().stream().filter(program -> program.state() == IoProgram.State.BLOCKED).toList();
        if (asleep.isEmpty()) sentences.add(Phrase.TROUBLE_NOBODY_YET.in(language));
        else sentences.add(Phrase.TROUBLE_ASLEEP.in(language, asleep.stream().map(program -> program.name() + " (" + program.pid() + ")")
            .collect(Collectors.joining(", "))));
        sentences.add(Phrase.TROUBLE_THAW_BY_HAND.in(language));
        return true;
    }

    /** A daemon that does not answer, and how long the kernel will wait for it. */
    private static void waiting(Scene scene, List<String> sentences) {
        GuestFiles files = scene.vm().guest().files();
        if (!(files.daemon().activity() instanceof VssDaemon.Hanging)) return;
        VssService vss = files.vss();
        if (vss.state() != VssService.State.USERSPACE_REQ) sentences.add(Phrase.TROUBLE_HANGS.in(scene.language()));
        else if (vss.timer() == SimTime.NEVER) sentences.add(Phrase.TROUBLE_WAITS_FOR_EVER.in(scene.language()));
        else sentences.add(Phrase.TROUBLE_WAITS_UNTIL.in(scene.language(), Numbers.moment(vss.timer())));
    }

    private static void failed(Scene scene, Optional<BackupJob> job, List<String> sentences) {
        job.filter(known -> known.state() == BackupJob.State.FAILED)
            .ifPresent(known -> sentences.add(Phrase.TROUBLE_FAILED.in(scene.language(), known.message())));
        job.filter(known -> known.state() != BackupJob.State.FAILED && !known.message().isEmpty())
            .ifPresent(known -> sentences.add(known.message()));
    }

    /** A machine that was on when the step began and is not there any more; a restored one is off because restoring leaves it so. */
    private static void gone(Scene scene, List<String> sentences) {
        boolean off = !Inside.counts(scene.vm()) && scene.run().steps().size() > 0 && scene.session().acts().stream()
            .anyMatch(act -> !act.at().isAfter(scene.at()));
        if (off) sentences.add(Phrase.TROUBLE_OFF.in(scene.language(), scene.subject()));
    }
}
