package diptych.web.view;

import diptych.lessons.Language;
import diptych.sim.model.BackupJob;
import diptych.sim.model.Event;

/** What happens to disks and for backups, as a sentence. */
final class BackupSentence {
    private BackupSentence() {}

    static String of(Language language, Event.OfBackup event) {
        return switch (event) {
            case Event.Vss vss -> vss(vss).in(language, vss.op().name());
            case Event.FileSystemFrozen fs -> frozen(fs).in(language, fs.mount(), fs.error());
            case Event.Mounted mounted -> Says.RECOVERED.in(language, mounted.mount());
            case Event.ProgramBlocked program -> (program.blocked() ? Says.BLOCKED : Says.WOKEN)
                .in(language, program.name(), program.pid());
            case Event.DatabaseRecovered database -> Says.REDONE.in(language, database.name(), database.pid(), database.transactions());
            case Event.DaemonChanged daemon -> Says.DAEMON.in(language, daemon.what());
            case Event.FileChanged file -> (file.exists() ? Says.CREATED : Says.DELETED).in(language, file.path());
            case Event.ConfigChanged config -> Says.CONFIG.in(language, config.what(), config.value());
            case Event.BackupState backup -> state(backup).in(language, backup.message());
            case Event.HostAct act -> act(act).in(language);
        };
    }

    private static Says vss(Event.Vss vss) {
        return !vss.answer() ? Says.ASKED : vss.status() == 0 ? Says.YES : Says.NO;
    }

    private static Says frozen(Event.FileSystemFrozen fs) {
        if (fs.error() != 0) return Says.NOT_FROZEN;
        return fs.frozen() ? Says.FROZEN : Says.THAWED;
    }

    private static Says state(Event.BackupState backup) {
        return backup.state() == BackupJob.State.FAILED ? Says.FAILED : switch (backup.state()) {
            case IDLE, REQUESTED -> Says.REQUESTED;
            case CHECKING -> Says.CHECKING;
            case FREEZING -> Says.FREEZING;
            case CHECKPOINTING -> Says.CHECKPOINTING;
            case THAWING -> Says.THAWING;
            case FALLBACK -> Says.FALLBACK;
            case SNAPSHOTTING -> Says.SNAPSHOTTING;
            case COPYING -> Says.COPYING;
            case CLEANUP -> Says.CLEANUP;
            case DONE, FAILED -> Says.DONE;
        };
    }

    private static Says act(Event.HostAct act) {
        return switch (act.act()) {
            case CREATE_CHECKPOINT -> Says.CUT;
            case SNAPSHOT_VOLUME -> Says.SNAPSHOT;
            case COPY -> Says.COPYING;
            case MERGE -> Says.MERGE;
            case MERGED -> Says.MERGED;
            case MERGE_FAILED -> Says.MERGE_FAILED;
            case SAVE -> Says.SAVE;
            case RESTORE -> Says.RESTORE;
        };
    }

    /** Each sentence in both languages. */
    private enum Says {
        ASKED("The host sends %s.", "主机发出 %s。"),
        YES("The guest answers %s: done.", "客户机答复 %s：成功。"),
        NO("The guest answers %s: it failed, 0x80004005.", "客户机答复 %s：失败，0x80004005。"),
        FROZEN("%s is frozen; its dirty data are on the disk.", "%s 已冻结，脏数据已写入磁盘。"),
        THAWED("%s is thawed.", "%s 已解冻。"),
        NOT_FROZEN("%s cannot be frozen: error %s.", "%s 无法冻结：错误 %s。"),
        RECOVERED("The journal of %s is replayed.", "%s 的日志被重放。"),
        BLOCKED("%s (%s) wants to write and sleeps until the thaw.", "%s（%s）要写入，休眠到解冻为止。"),
        WOKEN("%s (%s) goes on.", "%s（%s）继续运行。"),
        REDONE("%s (%s) redoes %s transactions from its log.", "%s（%s）根据自己的日志重做 %s 个事务。"),
        DAEMON("hv_vss_daemon: %s.", "hv_vss_daemon：%s。"),
        CREATED("The file %s is created.", "文件 %s 已创建。"),
        DELETED("The file %s is deleted.", "文件 %s 已删除。"),
        CONFIG("A setting changes: %s is %s.", "设置更改：%s 为 %s。"),
        REQUESTED("The backup application asks Hyper-V.", "备份软件向 Hyper-V 提出请求。"),
        CHECKING("Hyper-V asks the guest whether a live backup is possible.", "Hyper-V 询问客户机能否及时备份。"),
        FREEZING("The guest flushes and freezes its file systems.", "客户机回写并冻结文件系统。"),
        CHECKPOINTING("Hyper-V makes the checkpoint while everything stands still.", "一切静止时，Hyper-V 创建检查点。"),
        THAWING("The guest thaws its file systems.", "客户机解冻文件系统。"),
        FALLBACK("The guest is not frozen; the copy will be crash consistent.", "客户机没有冻结，副本只是崩溃一致。"),
        SNAPSHOTTING("Windows takes a snapshot of the host's volume.", "Windows 对主机的卷创建快照。"),
        COPYING("The disks are copied to the backup store.", "磁盘正在复制到备份存储。"),
        CLEANUP("What was written meanwhile is merged.", "期间写入的数据正在合并。"),
        DONE("The backup is complete.", "备份完成。"),
        FAILED("The backup has failed. %s", "备份失败。%s"),
        CUT("Every virtual disk is cut in two: new writes go to an AVHDX.", "每个虚拟磁盘一分为二，新的写入进入 AVHDX。"),
        SNAPSHOT("The volume snapshot begins.", "卷快照开始。"),
        MERGE("The AVHDX begins to go back into its parent.", "AVHDX 开始并入父磁盘。"),
        MERGED("The AVHDX is merged.", "AVHDX 已合并。"),
        MERGE_FAILED("The merge has failed and will be tried again.", "合并失败，稍后重试。"),
        SAVE("The host saves the virtual machine for the backup.", "主机为备份而保存虚拟机。"),
        RESTORE("The virtual machine is replaced by its backup.", "虚拟机被其备份替换。");

        private final String english;
        private final String chinese;

        Says(String english, String chinese) {
            this.english = english;
            this.chinese = chinese;
        }

        String in(Language language, Object... values) {
            return String.format(language == Language.ZH ? chinese : english, values).strip();
        }
    }
}
