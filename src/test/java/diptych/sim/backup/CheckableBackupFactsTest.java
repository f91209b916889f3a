package diptych.sim.backup;

import static diptych.sim.Story.disk;
import static diptych.sim.Story.given;
import static diptych.sim.Story.host;
import static diptych.sim.Story.kernel;
import static diptych.sim.Story.mount;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import diptych.sim.Story;
import diptych.sim.guest.MountTable;
import diptych.sim.model.BackupFault;
import diptych.sim.model.BackupJob.State;
import diptych.sim.model.BackupStage.Moment;
import diptych.sim.model.CheckpointType;
import diptych.sim.model.Command;
import diptych.sim.model.Consistency;
import diptych.sim.model.DaemonEra;
import diptych.sim.model.Disk;
import diptych.sim.model.Event;
import diptych.sim.model.FileSystem.By;
import diptych.sim.model.GuestSettings;
import diptych.sim.model.GuestSettings.Daemon;
import diptych.sim.model.GuestSettings.GuestOs;
import diptych.sim.model.HostVersion;
import diptych.sim.model.IoProgram;
import diptych.sim.model.KernelVersion;
import diptych.sim.model.Life;
import diptych.sim.model.MountEntry;
import diptych.sim.model.Vm;
import diptych.sim.model.VssDaemon;
import diptych.sim.model.VssEra;
import diptych.sim.model.VssOp;
import diptych.sim.model.VssService;
import diptych.sim.model.Witness;
import diptych.sim.units.Pages;
import diptych.sim.units.SimTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The forty facts of the backup reference, section 17, by number. */
class CheckableBackupFactsTest {
    private static final DaemonEra TODAY = DaemonEra.of(KernelVersion.parse("6.1"));

    private static Disk m1(boolean rootFirst) {
        var root = mount("/dev/sda2", "/", "ext4", "rw");
        var rest = List.of(mount("/dev/sda1", "/boot/efi", "vfat", "rw"), mount("/dev/sda3", "/home", "xfs", "rw"),
            mount("/dev/sr0", "/mnt/cd", "iso9660", "ro"), mount("tmpfs", "/tmp", "tmpfs", "rw"), mount("nas:/x", "/mnt/nfs", "nfs4", "rw"),
            mount("/dev/loop0", "/snap/core/1", "squashfs", "ro"), mount("/dev/mapper/vg-data", "/data", "ext4", "rw"));
        var all = new ArrayList<>(rest);
        all.add(rootFirst ? 0 : all.size(), root);
        return disk("m1.vhdx", 40_960, all.toArray(Disk.Mount[]::new));
    }

    private static List<MountEntry> table(Disk disk) {
        return MountTable.of(List.of(disk)).mounts();
    }

    private static GuestSettings settings(String kernel, Daemon daemon, String daemonVersion) {
        var s = kernel(kernel);
        return new GuestSettings(s.os(), s.arch(), s.kernel(), s.driver(), s.procps(), s.committed(), s.keptBack(), s.swap(),
            s.autoOnline(),
            s.udevRule(), s.hotAdd(), s.fragmented(), daemon, Optional.of(KernelVersion.parse(daemonVersion)));
    }

    private static Story running(GuestSettings guest, Disk... disks) {
        return running(HostVersion.WS2022, guest, disks);
    }

    private static Story running(HostVersion version, GuestSettings guest, Disk... disks) {
        return given(host(32_768, version), Story.vm(guest, disks)).started();
    }

    private static Disk system() {
        return disk("system.vhdx", 40_960, mount("/", "ext4", 0));
    }

    /** One message from the host, and what the guest makes of it within that time. */
    private static Vm after(Vm vm, VssOp op, double seconds, SimTime now) {
        Vm asked = HvUtils.receive(vm, op, now, Witness.NOBODY);
        SimTime end = now.plus(SimTime.ofSeconds(seconds));
        for (SimTime due = asked.guest().files().due(); !due.isAfter(end); due = asked.guest().files().due()) {
            asked = GuestSide.due(asked, due, Witness.NOBODY);
        }
        return asked;
    }

    private static VssService.Answer answer(String kernel, Daemon daemon, VssOp op) {
        Story story = running(settings(kernel, daemon, kernel), system()).until(6);
        return after(story.vm(), op, 1, story.world().now()).guest().files().vss().answer().orElseThrow();
    }

    @Test void facts_1_to_3_the_walk_is_in_the_order_of_the_table_with_root_last() {
        assertThat(MountWalk.targets(table(m1(true)), TODAY, GuestOs.LINUX)).containsExactly("/home", "/data", "/");
        assertThat(MountWalk.targets(table(m1(false)), TODAY, GuestOs.LINUX)).containsExactly("/home", "/data", "/");
        Story story = running(kernel("6.1"), m1(true)).until(50).backup().finished();
        assertThat(ioctls(story, true)).containsExactly("/home", "/data", "/");
        assertThat(ioctls(story, false)).containsExactly("/home", "/data", "/");
        assertThat(story.part().froze()).containsExactly("/home", "/data", "/");
    }

    private static List<String> ioctls(Story story, boolean freeze) {
        return story.events().stream().filter(event -> event instanceof Event.FileSystemFrozen fs && fs.frozen() == freeze)
            .map(event -> ((Event.FileSystemFrozen) event).mount()).toList();
    }

    private static Disk twice() {
        return disk("b.vhdx", 10_240, mount("/dev/sdb1", "/a", "ext4", "rw"), mount("/dev/sdb1", "/b", "ext4", "rw"));
    }

    @Test void facts_4_and_5_one_partition_mounted_twice_is_tolerated() {
        Story story = running(kernel("6.1"), system(), twice()).until(50).backup().finished();
        assertThat(story.job().state()).isEqualTo(State.DONE);
        assertThat(story.part().online()).isTrue();
        assertThat(story.part().froze()).containsExactly("/a", "/");
        assertThat(story.frozen()).isEmpty();
    }

    @Test void fact_6_but_not_by_a_daemon_of_3_16_which_leaves_it_frozen() {
        Story story = running(HostVersion.WS2012R2, settings("3.16", Daemon.RUNNING, "3.16"), twice()).until(50).backup().finished();
        assertThat(story.job().state()).isEqualTo(State.FAILED);
        assertThat(story.job().event()).isEqualTo(10150);
        assertThat(story.frozen()).contains("/a");
        assertThat(story.syslog()).contains("Hyper-V VSS: VSS: freeze of /b: Device or resource busy");
    }

    @Test void fact_7_one_mount_that_refuses_has_all_thawed_again() {
        Story story = running(kernel("6.1"), m1(true)).until(50).fault(new BackupFault.FreezeError("/data", 95)).backup().finished();
        assertThat(ioctls(story, true)).containsExactly("/home", "/data");
        assertThat(ioctls(story, false)).containsExactly("/home");
        assertThat(story.syslog()).endsWith("Hyper-V VSS: FREEZE of /data failed; error:95 Operation not supported",
            "Hyper-V VSS: VSS: op=FREEZE: failed", "Hyper-V VSS: op=5 failed!", "Hyper-V VSS: report it with these files:",
            "Hyper-V VSS: /etc/fstab and /proc/mounts");
        assertThat(statuses(story, VssOp.VSS_OP_FREEZE)).containsExactly(0x80004005L);
        assertThat(story.frozen()).isEmpty();
    }

    private static List<Long> statuses(Story story, VssOp op) {
        return story.events().stream().filter(event -> event instanceof Event.Vss vss && vss.answer() && vss.op() == op)
            .map(event -> ((Event.Vss) event).status()).toList();
    }

    @Test void fact_8_root_that_refuses_has_all_thawed_too() {
        Story story = running(kernel("6.1"), m1(true)).until(50).fault(new BackupFault.FreezeError("/", 95)).backup().finished();
        assertThat(ioctls(story, false)).containsExactly("/home", "/data");
        assertThat(story.syslog()).contains("Hyper-V VSS: FREEZE of / failed; error:95 Operation not supported");
    }

    @Test void fact_9_nothing_to_freeze_is_a_freeze_that_succeeds() {
        Story story = running(kernel("6.1"), disk("x.vhdx", 1024, mount("tmpfs", "/", "tmpfs", "rw"), mount("nas:/x", "/n", "nfs4", "rw")))
            .until(50).backup().finished();
        assertThat(ioctls(story, true)).isEmpty();
        assertThat(statuses(story, VssOp.VSS_OP_FREEZE)).containsExactly(0L);
    }

    @Test void facts_10_to_15_who_answers_what() {
        assertThat(answer("4.8", Daemon.STOPPED, VssOp.VSS_OP_HOT_BACKUP)).isEqualTo(new VssService.Answer(VssOp.VSS_OP_HOT_BACKUP, 0, 5));
        assertThat(answer("4.9", Daemon.STOPPED, VssOp.VSS_OP_HOT_BACKUP).status()).isEqualTo(0x80004005L);
        assertThat(answer("4.9", Daemon.RUNNING, VssOp.VSS_OP_HOT_BACKUP).status()).isZero();
        assertThat(answer("6.1", Daemon.STOPPED, VssOp.VSS_OP_GET_DM_INFO))
            .isEqualTo(new VssService.Answer(VssOp.VSS_OP_GET_DM_INFO, 0, 0));
        assertThat(answer("3.10", Daemon.STOPPED, VssOp.VSS_OP_GET_DM_INFO).status()).isZero();
        assertThat(answer("6.1", Daemon.STOPPED, VssOp.VSS_OP_AUTO_RECOVER).status()).isZero();
        assertThat(answer("4.2", Daemon.STOPPED, VssOp.VSS_OP_FREEZE).status()).isEqualTo(0x80004005L);
        Story story = running(kernel("6.1"), system()).until(20).backup().finished();
        assertThat(story.syslog()).endsWith("Hyper-V VSS: VSS: op=CHECK HOT BACKUP", "Hyper-V VSS: VSS: op=FREEZE: succeeded",
            "Hyper-V VSS: VSS: op=THAW: succeeded");
    }

    @Test void facts_16_and_17_a_daemon_that_needs_12_s() {
        for (String version : new String[] {"4.4", "4.10"}) {
            Story story = given(host(65_536, HostVersion.WS2012R2), Story.vm(Story.VM, 32_768, kernel(version),
                disk("s.vhdx", 40_960, mount("/", "ext4", 2390)))).started().until(20).backup().finished();
            boolean patient = version.equals("4.10");
            assertThat(statuses(story, VssOp.VSS_OP_FREEZE)).containsExactly(patient ? 0L : 0x80004005L);
            assertThat(story.guestLog().contains("hv_utils: VSS: timeout waiting for daemon to reply")).isEqualTo(!patient);
            if (!patient) assertThat(story.part().frozenUntil().since(story.part().frozenFrom())).isEqualTo(SimTime.seconds(10));
        }
    }

    @Test void facts_18_to_20_a_daemon_that_never_answers() {
        assertThat(timeout("4.10", VssOp.VSS_OP_FREEZE)).isEqualTo(SimTime.seconds(900));
        assertThat(timeout("6.1", VssOp.VSS_OP_THAW)).isEqualTo(SimTime.seconds(30));
        assertThat(timeout("3.16", VssOp.VSS_OP_FREEZE)).isEqualTo(SimTime.NEVER);
        Story story = running(HostVersion.WS2012R2, kernel("3.16"), system()).until(20)
            .fault(new BackupFault.HangDaemon(Moment.FREEZING)).backup().finished();
        assertThat(story.came(State.FAILED) - story.part().frozenFrom().inSeconds()).isEqualTo(600);
        Story today = running(HostVersion.WS2012R2, kernel("6.1"), system()).until(20)
            .fault(new BackupFault.HangDaemon(Moment.FREEZING)).backup().finished();
        assertThat(today.came(State.FAILED) - today.part().frozenFrom().inSeconds()).isEqualTo(900);
        assertThat(today.guestLog()).contains("hv_utils: VSS: timeout waiting for daemon to reply");
    }

    private static SimTime timeout(String kernel, VssOp op) {
        return VssEra.of(KernelVersion.parse(kernel)).limit(op);
    }

    @Test void facts_21_and_22_writers_sleep_and_readers_do_not() {
        Story story = running(kernel("6.1"), system()).until(50)
            .when(new Command.RunProgram(Story.VM, IoProgram.Kind.READER, "/etc", Pages.ZERO, SimTime.seconds(500)))
            .when(new Command.Freeze(Story.VM, "/")).pass(1).when(new Command.Write(Story.VM, "/f", Pages.pages(10))).pass(5);
        assertThat(story.refusal()).isEmpty();
        assertThat(story.vm().guest().files().blocked()).isEqualTo(1);
        long reads = story.vm().guest().files().programs().get(0).turns();
        assertThat(reads).isGreaterThan(15);
        assertThat(ConsistencyCheck.file(story.vm(), "/f").isThere()).isFalse();
        story.when(new Command.Thaw(Story.VM, "/"));
        assertThat(story.vm().guest().files().blocked()).isZero();
        assertThat(ConsistencyCheck.file(story.vm(), "/f").isWhole()).isTrue();
    }

    @Test void facts_23_to_25_errors_of_the_two_ioctls() {
        Vm vm = running(kernel("6.1"), system(), disk("b.vhdx", 1024, mount("/v", "vfat", 0), mount("/x", "exfat", 0))).until(50).vm();
        SimTime now = SimTime.seconds(50);
        Vm frozen = FreezeSuper.freeze(vm, "/", By.HAND, now, Witness.NOBODY).vm();
        assertThat(FreezeSuper.freeze(frozen, "/", By.HAND, now, Witness.NOBODY).error()).isEqualTo(16);
        assertThat(FreezeSuper.thaw(vm, "/", now, Witness.NOBODY).error()).isEqualTo(22);
        assertThat(FreezeSuper.freeze(vm, "/v", By.HAND, now, Witness.NOBODY).error()).isEqualTo(95);
        assertThat(FreezeSuper.freeze(vm, "/x", By.HAND, now, Witness.NOBODY).error()).isEqualTo(95);
    }

    @Test void facts_26_and_27_only_a_crash_consistent_image_replays_its_journal() {
        for (boolean daemon : new boolean[] {true, false}) {
            Story story = running(kernel("6.1"), system()).until(50)
                .when(new Command.RunProgram(Story.VM, IoProgram.Kind.WRITER, "/w", Pages.ofMib(20), SimTime.seconds(2000)));
            if (!daemon) story.when(new Command.StopDaemon(Story.VM));
            story.backup().finished().when(new Command.Restore(Story.VM)).finished();
            assertThat(story.vm().life()).isInstanceOf(Life.Off.class);
            assertThat(ConsistencyCheck.all(story.vm()).stream().allMatch(ConsistencyCheck.Checked::isWhole)).isEqualTo(daemon);
            story.when(new Command.Start(Story.VM)).pass(10);
            assertThat(story.guestLog().contains("EXT4-fs (sda1): recovery complete")).isEqualTo(!daemon);
        }
    }

    @Test void facts_28_and_29_offline_without_the_daemon_or_the_service_and_online_with_them() {
        Story story = running(HostVersion.WS2012R2, kernel("6.1"), system()).until(50).when(new Command.StopDaemon(Story.VM)).backup()
            .finished();
        assertThat(story.job().state()).isEqualTo(State.DONE);
        assertThat(story.part().online()).isFalse();
        assertThat(story.part().consistency()).isEqualTo(Consistency.CRASH);
        assertThat(hostLog(story)).contains("Caption: Offline\\vm1");
        story.when(new Command.StartDaemon(Story.VM)).pass(3).backup().finished();
        assertThat(story.part().online()).isTrue();
        story.when(new Command.OfferBackupService(Story.VM, false)).backup().finished();
        assertThat(story.part().online()).isFalse();
        story.when(new Command.OfferBackupService(Story.VM, true)).pass(3).backup().finished();
        assertThat(story.part().online()).isTrue();
        assertThat(hostLog(story)).contains("Caption: Online\\vm1");
    }

    private static List<String> hostLog(Story story) {
        return story.world().host().log().lines().stream().map(line -> line.text()).toList();
    }

    @Test void facts_30_to_32_checkpoints() {
        Story story = running(HostVersion.WS2016, kernel("6.1"), system()).until(50).when(new Command.CreateFile(Story.VM, "/f1"))
            .when(new Command.Checkpoint(Story.VM, "p")).pass(5);
        assertThat(story.vm().checkpoints().get(0).type()).isEqualTo(CheckpointType.PRODUCTION);
        story.when(new Command.CreateFile(Story.VM, "/f2")).pass(40).when(new Command.ApplyCheckpoint(Story.VM, "p"));
        assertThat(story.vm().life()).isInstanceOf(Life.Off.class);
        story.when(new Command.Start(Story.VM)).pass(20);
        assertThat(ConsistencyCheck.file(story.vm(), "/f1").isWhole()).isTrue();
        assertThat(ConsistencyCheck.file(story.vm(), "/f2").isThere()).isFalse();
        story.when(new Command.StopDaemon(Story.VM)).when(new Command.Checkpoint(Story.VM, "s")).pass(5);
        assertThat(story.vm().checkpoints().get(1).type()).isEqualTo(CheckpointType.STANDARD);
        story.when(new Command.SetCheckpointType(Story.VM, CheckpointType.PRODUCTION_ONLY)).when(new Command.Checkpoint(Story.VM, "o"))
            .pass(5);
        assertThat(story.vm().checkpoints()).hasSize(2);
        assertThat(story.vm().errand().message()).startsWith("Production checkpoints cannot be created for 'vm1'. (Virtual machine ID ");
        story.when(new Command.SetCheckpointType(Story.VM, CheckpointType.DISABLED)).when(new Command.Checkpoint(Story.VM, "d"));
        assertThat(story.refusal()).isEqualTo("Checkpoints have been disabled for 'vm1'.");
    }

    @Test void fact_33_the_network_is_not_needed() {
        Story story = running(kernel("6.1"), system()).until(50).when(new Command.ConnectNetwork(Story.VM, false))
            .when(new Command.AttachIso(Story.VM, true)).backup().finished();
        assertThat(story.part().online()).isTrue();
        assertThat(story.job().state()).isEqualTo(State.DONE);
    }

    @Test void facts_34_to_38_how_long_a_flush_is() {
        assertThat(flush(100, 2048)).isCloseTo(0.5, within(0.001));
        assertThat(flush(2048, 32_768)).isCloseTo(10.24, within(0.001));
        Story full = given(host(32_768), Story.vm(Story.VM, 8192, kernel("6.1"), system())).started().until(10)
            .when(new Command.Write(Story.VM, "/f", Pages.ofMib(4000)));
        assertThat(full.vm().guest().memory().dirty().mib()).as("no more than 20 %% of 8 GiB").isBetween(1400L, 1638L);
        assertThat(2000 / 200.0).isEqualTo(10);
    }

    private static double flush(long mib, long memory) {
        Vm vm = given(host(65_536), Story.vm(Story.VM, memory, kernel("6.1"), disk("s.vhdx", 40_960, mount("/", "ext4", mib)))).started()
            .until(20).vm();
        return FreezeSuper.flushTakes(vm, vm.guest().files().systems().get(0)).inSeconds();
    }

    @Test void fact_39_a_provider_that_needs_11_s_costs_the_backup_and_nobodys_writes() {
        Story story = running(kernel("6.1"), system()).until(50).fault(new BackupFault.SlowProvider(SimTime.seconds(11))).backup()
            .finished();
        assertThat(story.job().state()).isEqualTo(State.FAILED);
        assertThat(story.frozen()).isEmpty();
        assertThat(story.came(State.FAILED) - story.came(State.SNAPSHOTTING)).isEqualTo(10);
        assertThat(story.came(State.SNAPSHOTTING)).isGreaterThanOrEqualTo(story.came("/", false));
    }

    @Test void fact_40_freebsd_vetoes_what_is_not_ufs() {
        var s = kernel("6.1");
        var bsd = new GuestSettings(GuestOs.FREEBSD, s.arch(), s.kernel(), s.driver(), s.procps(), s.committed(), s.keptBack(), s.swap(),
            s.autoOnline(), s.udevRule(), s.hotAdd(), s.fragmented(), Daemon.RUNNING, Optional.empty());
        Story zfs = running(bsd, disk("s.vhdx", 10_240, mount("/", "ufs", 0), mount("tank", "/tank", "zfs", "rw"))).until(50).backup()
            .finished();
        assertThat(zfs.part().online()).isFalse();
        Story ufs = running(bsd, disk("s.vhdx", 10_240, mount("/", "ufs", 0))).until(50).backup().finished();
        assertThat(ufs.part().online()).isTrue();
    }

    @Test void a_daemon_before_registering_keeps_an_old_kernel_waiting() {
        Story story = running(HostVersion.WS2012R2, settings("3.16", Daemon.STOPPED, "3.16"), system()).until(20).backup();
        story.until(200).when(new Command.StartDaemon(Story.VM)).finished();
        assertThat(story.part().online()).as("the FREEZE was deferred until the daemon came").isTrue();
        assertThat(story.vm().guest().files().daemon().presence()).isEqualTo(VssDaemon.Presence.RUNNING);
    }
}
