package diptych.web.stage;

import diptych.lessons.Language;
import diptych.sim.model.BackupJob;
import diptych.sim.model.BackupPart;
import diptych.sim.model.Event;
import diptych.sim.model.VssOp;
import diptych.sim.units.SimTime;
import diptych.web.view.BackupPicture.Exchange;
import diptych.web.view.BackupPicture.Line;
import diptych.web.view.BackupPicture.Line.Kind;
import diptych.web.view.BackupPicture.Line.When;
import diptych.web.view.Numbers;
import diptych.web.view.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The hinge of a backup: what has passed between the sides since it was asked for, and what is still expected. */
final class BackupWire {
    /** As many as the hinge has room for; of a longer story the newest. */
    private static final int SHOWN = 18;
    private static final String FAILED = "0x80004005";

    private final Scene scene;
    private final BackupJob job;
    private final BackupPart part;
    private final List<Line> lines = new ArrayList<>();
    /** Whether FREEZE has been sent and the answer to THAW has not come yet. */
    private boolean cold;
    private int stage = 1;

    private BackupWire(Scene scene, BackupJob job) {
        this.scene = scene;
        this.job = job;
        this.part = job.part(scene.subject()).orElseThrow();
    }

    static Exchange of(Scene scene, Optional<BackupJob> job) {
        return job.map(known -> new BackupWire(scene, known).exchange()).orElseGet(() -> new Exchange(List.of(), ""));
    }

    private Exchange exchange() {
        for (Event.OfBackup event : scene.run().backupEvents(job.asked(), scene.at())) happened(event);
        List<Line> newest = lines.subList(Math.max(0, lines.size() - SHOWN), lines.size());
        var all = new ArrayList<>(newest);
        if (!job.isOver()) all.addAll(expected());
        return new Exchange(all, clock());
    }

    private void happened(Event.OfBackup event) {
        boolean ours = event.vm().isEmpty() || event.vm().equals(scene.subject());
        if (!ours) return;
        switch (event) {
            case Event.Vss vss -> message(vss);
            case Event.FileSystemFrozen fs -> froze(fs);
            case Event.HostAct act -> acted(act);
            case Event.DaemonChanged daemon -> add(Kind.IN_GUEST, event, "hv_vss_daemon", daemon.what(), false);
            case Event.Mounted mounted -> add(Kind.IN_GUEST, event, Phrase.ACT_REPLAY.in(language(), mounted.mount()), "", true);
            case Event.BackupState state -> ended(state);
            case Event.DatabaseRecovered database ->
                add(Kind.IN_GUEST, event, Phrase.ACT_REDO.in(language(), database.name(), database.transactions()), "", true);
            case Event.ProgramBlocked program -> { }
            case Event.FileChanged file -> { }
            case Event.ConfigChanged config -> { }
        }
    }

    private void message(Event.Vss vss) {
        stage = switch (vss.op()) {
            case VSS_OP_FREEZE -> 3;
            case VSS_OP_THAW -> 4;
            default -> 2;
        };
        if (vss.op() == VssOp.VSS_OP_FREEZE && !vss.answer()) cold = true;
        if (!vss.answer()) add(Kind.TO_GUEST, vss, question(vss.op()), "", false);
        else add(Kind.TO_HOST, vss, vss.status() == 0 ? yes(vss.op()) : Phrase.MSG_NO.in(language(), FAILED), "", vss.status() != 0);
    }

    private static String question(VssOp op) {
        String name = op.name().replace("VSS_OP_", "");
        return op == VssOp.VSS_OP_HOT_BACKUP ? name + " ?" : name;
    }

    private String yes(VssOp op) {
        return (switch (op) {
            case VSS_OP_HOT_BACKUP -> Phrase.MSG_YES_LIVE;
            case VSS_OP_FREEZE -> Phrase.MSG_FROZEN;
            case VSS_OP_THAW -> Phrase.MSG_THAWED;
            default -> Phrase.MSG_DONE;
        }).in(language());
    }

    private void froze(Event.FileSystemFrozen fs) {
        if (fs.error() != 0) add(Kind.IN_GUEST, fs, Phrase.ACT_REFUSES.in(language(), fs.mount()), "errno " + fs.error(), true);
        else add(Kind.IN_GUEST, fs, (fs.frozen() ? Phrase.ACT_FROZE : Phrase.ACT_THAWED).in(language(), fs.mount()), "", false);
    }

    private void acted(Event.HostAct act) {
        Phrase name = switch (act.act()) {
            case CREATE_CHECKPOINT -> Phrase.ACT_CHECKPOINT;
            case SNAPSHOT_VOLUME -> Phrase.ACT_SNAPSHOT;
            case COPY -> Phrase.ACT_COPY;
            case MERGE -> Phrase.ACT_MERGE;
            case MERGED -> Phrase.ACT_MERGED;
            case MERGE_FAILED -> Phrase.ACT_MERGE_FAILED;
            case SAVE -> Phrase.ACT_SAVE;
            case RESTORE -> Phrase.ACT_RESTORE;
        };
        add(Kind.ON_HOST, act, name.in(language()), "", act.act() == Event.HostAct.Act.MERGE_FAILED);
    }

    private void ended(Event.BackupState state) {
        if (state.job() != job.id()) {
            if (state.state() == BackupJob.State.DONE) add(Kind.ON_HOST, state, Phrase.ACT_RESTORED.in(language()), "", false);
            return;
        }
        if (state.state() == BackupJob.State.FAILED) add(Kind.ON_HOST, state, Phrase.ACT_FAILED.in(language()), "", true);
        if (state.state() == BackupJob.State.FALLBACK) add(Kind.ON_HOST, state, Phrase.ACT_FALLBACK.in(language()), "", true);
        if (state.state() == BackupJob.State.DONE) add(Kind.ON_HOST, state, Phrase.ACT_DONE.in(language()), "", false);
    }

    private void add(Kind kind, Event event, String name, String more, boolean bad) {
        String when = Phrase.SECONDS.in(language(), Numbers.moment(event.at()));
        boolean isMessage = kind == Kind.TO_GUEST || kind == Kind.TO_HOST;
        String where = isMessage ? Phrase.STAGE_AND_TIME.in(language(), stage, when) : when;
        lines.add(new Line(kind, name, more.isEmpty() ? where : where + " · " + more,
            event.at().equals(scene.at()) ? When.NOW : When.PAST, cold, bad));
        if (!event.at().isBefore(part.frozenUntil())) cold = false;
    }

    /** The rest of the way, if nothing goes wrong. */
    private List<Line> expected() {
        var rest = new ArrayList<Line>();
        switch (part.state()) {
            case WAITING -> expect(rest, 0);
            case CHECKING -> expect(rest, 1);
            case FREEZING -> expect(rest, 3);
            case CHECKPOINTING -> expect(rest, 4);
            case THAWING -> expect(rest, 6);
            case FALLBACK, SAVING -> rest.add(coming(Kind.ON_HOST, Phrase.ACT_CHECKPOINT.in(language()), false));
            case PREPARED, FAILED -> { }
        }
        boolean before = job.state().compareTo(BackupJob.State.SNAPSHOTTING) < 0;
        if (before) rest.add(coming(Kind.ON_HOST, Phrase.ACT_SNAPSHOT.in(language()), false));
        if (job.state().compareTo(BackupJob.State.COPYING) < 0) rest.add(coming(Kind.ON_HOST, Phrase.ACT_COPY.in(language()), false));
        return rest;
    }

    private void expect(List<Line> rest, int from) {
        var way = List.of(
            coming(Kind.TO_GUEST, question(VssOp.VSS_OP_HOT_BACKUP), false), coming(Kind.TO_HOST, yes(VssOp.VSS_OP_HOT_BACKUP), false),
            coming(Kind.TO_GUEST, question(VssOp.VSS_OP_FREEZE), false), coming(Kind.TO_HOST, yes(VssOp.VSS_OP_FREEZE), true),
            coming(Kind.ON_HOST, Phrase.ACT_CHECKPOINT.in(language()), true), coming(Kind.TO_GUEST, question(VssOp.VSS_OP_THAW), true),
            coming(Kind.TO_HOST, yes(VssOp.VSS_OP_THAW), true));
        rest.addAll(way.subList(from, way.size()));
    }

    private static Line coming(Kind kind, String name, boolean cold) {
        return new Line(kind, name, "", When.TO_COME, cold, false);
    }

    private String clock() {
        SimTime now = scene.now().now();
        if (part.frozenFrom().isAfter(now)) return "";
        String seconds = Numbers.moment(stillness(scene, part));
        if (isLeftFrozen(scene, part)) return Phrase.CLOCK_LEFT.in(language(), seconds);
        return (part.frozenUntil().isAfter(now) ? Phrase.CLOCK_RUNS : Phrase.CLOCK_STOPPED).in(language(), seconds);
    }

    /** Whether the host has done with the guest, and the guest stands still all the same. */
    private static boolean isLeftFrozen(Scene scene, BackupPart part) {
        return !part.frozenUntil().isAfter(scene.now().now()) && !scene.vm().guest().files().frozen().isEmpty();
    }

    /** How long file systems have stood still, or stood still, for a backup: as long as the guest says, not as long as the host thinks. */
    static SimTime stillness(Scene scene, BackupPart part) {
        SimTime now = scene.now().now();
        if (isLeftFrozen(scene, part)) return now.since(part.frozenFrom());
        boolean thawedByHand = part.isOver() && part.frozenUntil() == SimTime.NEVER && scene.vm().guest().files().frozen().isEmpty();
        return thawedByHand ? part.since().since(part.frozenFrom()) : part.pause(now);
    }

    private Language language() {
        return scene.language();
    }
}
