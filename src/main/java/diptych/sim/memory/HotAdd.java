package diptych.sim.memory;

import diptych.sim.guest.Allocation;
import diptych.sim.model.Driver;
import diptych.sim.model.Event;
import diptych.sim.model.Exchange.HotAdding;
import diptych.sim.model.Exchange.Reason;
import diptych.sim.model.Guest;
import diptych.sim.model.GuestMemory;
import diptych.sim.model.GuestSettings;
import diptych.sim.model.GuestSettings.GuestOs;
import diptych.sim.model.KernelEra;
import diptych.sim.model.KernelEra.Onlining;
import diptych.sim.model.MemoryFault;
import diptych.sim.model.Message;
import diptych.sim.model.ModelChoice;
import diptych.sim.model.Vm;
import diptych.sim.model.Witness;
import diptych.sim.units.Pages;
import diptych.sim.units.SimTime;
import java.util.ArrayList;
import java.util.Optional;

/**
 * Memory the guest never had: {@code hot_add_req}, {@code process_hot_add}, {@code handle_pg_range} and {@code hv_mem_hot_add} in
 * hv_balloon.c. Linux adds whole blocks, of which only what the host backs comes online; a later request fills the rest of a partly
 * backed block first. Each block waits to be put online, by the kernel, by a udev rule, or by nobody. It is never taken out again.
 */
public final class HotAdd {
    private static final SimTime BLOCK_TAKES = SimTime.millis(ModelChoice.BLOCK_TAKES.value());
    private static final SimTime UDEV_TAKES = SimTime.millis(ModelChoice.UDEV_TAKES.value());
    /** {@code wait_for_completion_timeout(&dm_device.ol_waitevent, 5*HZ)}. */
    private static final SimTime ONLINE_TIMEOUT = SimTime.seconds(5);
    private static final SimTime RETRY = SimTime.seconds(ModelChoice.HOT_ADD_RETRY.value());
    /** The chunk of drivers that do not ask for the block size, {@code HA_CHUNK}. */
    private static final Pages CHUNK = Pages.ofMib(128);
    private static final Pages MESSAGE = Pages.ofMib(ModelChoice.HOT_ADD_MESSAGE.value());

    private HotAdd() {}

    /**
     * The host asks the guest to add {@code pages}, which are set aside from now on, in pieces of at most 2 GiB [QEMU]. It names no
     * region: the guest rounds by itself.
     */
    public static Vm begin(Vm vm, Reason reason, Pages pages, SimTime now, Witness witness) {
        long start = startPage(vm);
        Pages piece = pages.min(MESSAGE);
        Vm asked = Wire.fromHost(vm.with(vm.account().promised(pages)), now, witness,
            id -> new Message.HotAddRequest(id, start, piece, 0, Pages.ZERO));
        Guest guest = asked.guest();
        if (guest.driver().state() == Driver.State.DM_HOT_ADD) guest = guest.logs(now, "hv_balloon: Currently hot-adding");
        return asked
            .with(guest.with(guest.driver().in(Driver.State.DM_HOT_ADD)))
            .with(asked.view().with(new HotAdding(reason, piece, pages.minus(piece), Pages.ZERO, Pages.ZERO, false,
                now.plus(Wire.LATENCY))));
    }

    /** First page of the next range: behind startup memory on a block boundary, and behind what was added. */
    private static long startPage(Vm vm) {
        GuestMemory memory = vm.guest().memory();
        return vm.account().startup().roundUpTo(memory.blockSize()).count() + memory.added().count();
    }

    /** The next part of a hot-add: the end of a wait, another block, or the answer. */
    public static Vm goOn(Vm vm, HotAdding request, SimTime now, Witness witness) {
        if (!request.waiting().isZero()) return endWait(vm, request, now, witness);
        if (!vm.guest().driver().hotAdd()) return answer(vm, request, now, witness);
        if (request.done().isZero()) {
            Optional<MemoryFault.HotAddAnswer> fault = answerFault(vm);
            if (fault.isPresent()) return strike(vm, request, fault.get(), now, witness);
        }
        return request.done().equals(request.asked()) ? answer(vm, request, now, witness) : addNext(vm, request, now, witness);
    }

    private static Vm addNext(Vm vm, HotAdding request, SimTime now, Witness witness) {
        GuestMemory memory = vm.guest().memory();
        Pages left = request.asked().minus(request.done());
        Pages unbacked = Pages.pages(memory.blocks() * memory.blockSize().count() - memory.added().count());
        if (!unbacked.isZero()) return fill(vm, request, left.min(unbacked), now, witness);
        if (memory.blockSize().exceeds(CHUNK) && !vm.guestSettings().driverEra().knowsBlockSize()) {
            return addFails(vm, request, -22, now, witness);
        }
        return addBlock(vm, request, left.min(memory.blockSize()), now, witness);
    }

    /** Backs more of a block that is there already; it is online at once if the block is. */
    private static Vm fill(Vm vm, HotAdding request, Pages pages, SimTime now, Witness witness) {
        GuestMemory memory = vm.guest().memory();
        Vm filled = take(vm, pages, memory.blocks());
        if (memory.offline().isZero()) filled = online(filled, pages, now, witness);
        return next(filled, request, pages, Pages.ZERO, false, now);
    }

    private static Vm addBlock(Vm vm, HotAdding request, Pages pages, SimTime now, Witness witness) {
        GuestMemory memory = vm.guest().memory();
        Pages structs = Pages.pages(memory.blockSize().count() / GuestMemory.STRUCT_PAGE_SHARE);
        Optional<Vm> room = Allocation.forKernel(vm, structs);
        if (room.isEmpty()) return addFails(vm, request, -12, now, witness);
        witness.saw(new Event.BlockAdded(now, vm.name(), memory.blocks() + 1, pages));
        if (comesOnlineByItself(vm)) {
            Vm added = online(take(room.get(), pages, memory.blocks() + 1), pages, now, witness);
            return next(PressureReport.post(added, now, witness), request, pages, Pages.ZERO, false, now.plus(BLOCK_TAKES));
        }
        Vm added = expiryFails(vm) ? room.get() : take(room.get(), pages, memory.blocks() + 1);
        boolean udev = vm.guestSettings().udevRule() && !hasOnlineTimeout(vm);
        return next(withoutOnlineTimeout(added), request, pages, pages, udev, now.plus(udev ? UDEV_TAKES : ONLINE_TIMEOUT));
    }

    /** Whether a block counts only when it is online in time: drivers up to 3.19. */
    private static boolean expiryFails(Vm vm) {
        return vm.guestSettings().driverEra().onlining() == Onlining.EXPIRY_FAILS;
    }

    /**
     * Whether a block is online as soon as it is added. Kernels before 4.7 cannot do that themselves; a guest that is said to online
     * automatically has an agent there which does so in the notifier, so that the driver's wait ends at once.
     */
    private static boolean comesOnlineByItself(Vm vm) {
        GuestSettings settings = vm.guestSettings();
        return (settings.autoOnline() || settings.os() == GuestOs.WINDOWS) && !hasOnlineTimeout(vm);
    }

    private static Vm endWait(Vm vm, HotAdding request, SimTime now, Witness witness) {
        if (request.comesOnline()) {
            Vm backed = expiryFails(vm) ? take(vm, request.waiting(), vm.guest().memory().blocks() + 1) : vm;
            Vm online = PressureReport.post(online(backed, request.waiting(), now, witness), now, witness);
            return next(online, request, Pages.ZERO, Pages.ZERO, false, now.plus(BLOCK_TAKES));
        }
        if (expiryFails(vm)) return timedOut(vm, request, now, witness);
        return next(PressureReport.post(vm, now, witness), request, Pages.ZERO, Pages.ZERO, false, now.plus(BLOCK_TAKES));
    }

    /** The block that was waited for does not count, and the request ends here. */
    private static Vm timedOut(Vm vm, HotAdding request, SimTime now, Witness witness) {
        return answer(vm.kernelLogs(now, "hv_balloon: hot_add memory timedout"), request.withoutWaiting(), now, witness);
    }

    private static Vm addFails(Vm vm, HotAdding request, int error, SimTime now, Witness witness) {
        return answer(vm.kernelLogs(now, "hv_balloon: hot_add memory failed error is " + error), request, now, witness);
    }

    private static Vm take(Vm vm, Pages pages, int blocks) {
        Guest guest = vm.guest();
        GuestMemory memory = guest.memory();
        Driver driver = guest.driver();
        var account = vm.account().added(pages);
        return vm
            .with(guest.with(memory.withHotAdded(memory.added().plus(pages), memory.onlined(), blocks))
                .with(driver.hotAdded(driver.added().plus(pages), driver.onlined())))
            .with(account)
            .with(vm.view().gave(pages, account.assigned()))
            .with(vm.errand().moving(pages));
    }

    private static Vm online(Vm vm, Pages pages, SimTime now, Witness witness) {
        Guest guest = vm.guest();
        GuestMemory memory = guest.memory();
        Driver driver = guest.driver();
        witness.saw(new Event.BlockOnline(now, vm.name(), memory.blocks(), pages));
        return vm.with(guest
            .with(memory.withHotAdded(memory.added(), memory.onlined().plus(pages), memory.blocks()))
            .with(driver.hotAdded(driver.added(), driver.onlined().plus(pages))));
    }

    private static Vm next(Vm vm, HotAdding request, Pages more, Pages waiting, boolean comesOnline, SimTime due) {
        return vm.with(vm.view().with(request.after(more, waiting, comesOnline, due)));
    }

    /** All or some pages: result 1. None: result 1 means never again, result 0 not now. */
    private static Vm answer(Vm vm, HotAdding request, SimTime now, Witness witness) {
        Driver driver = vm.guest().driver();
        boolean none = request.done().isZero();
        int result = !none || !driver.hotAdd() ? 1 : 0;
        Vm answered = none || !driver.hotAdd() ? vm.kernelLogs(now, "hv_balloon: Memory hot add failed") : vm;
        answered = answered.with(answered.guest().with(driver.in(Driver.State.DM_INITIALIZED)))
            .with(vm.account().promised(Pages.ZERO));
        answered = Wire.fromGuest(answered, now, witness, id -> new Message.HotAddResponse(id, request.done(), result));
        if (none) {
            answered = answered.with(result == 1 ? answered.view().neverHotAdd() : answered.view().retryHotAddAt(now.plus(RETRY)));
        }
        boolean goesOn = request.done().equals(request.asked()) && !request.later().isZero();
        return goesOn ? begin(answered, request.reason(), request.later(), now, witness) : Exchanges.over(answered, request.reason(), now);
    }

    private static Optional<MemoryFault.HotAddAnswer> answerFault(Vm vm) {
        for (MemoryFault fault : vm.guest().faults()) {
            if (fault instanceof MemoryFault.HotAddAnswer answer) return Optional.of(answer);
        }
        return Optional.empty();
    }

    private static Vm strike(Vm vm, HotAdding request, MemoryFault.HotAddAnswer fault, SimTime now, Witness witness) {
        Vm struck = vm.with(without(vm.guest(), fault));
        return switch (fault.kind()) {
            case TRANSIENT -> addFails(struck, request, -12, now, witness);
            case PERMANENT -> addFails(struck.with(struck.guest().with(struck.guest().driver().hotAddOff())), request, -17, now, witness);
            case PARTIAL -> addNext(struck, half(request, struck.guest().memory().blockSize()), now, witness);
        };
    }

    /** Half of the blocks asked for, at least one; of a single block, half of it. */
    private static HotAdding half(HotAdding request, Pages block) {
        Pages half = Pages.pages(request.asked().count() / 2);
        Pages whole = half.exceeds(block) ? half.roundDownTo(block) : half;
        return request.cutTo(whole.max(Pages.pages(1)));
    }

    private static boolean hasOnlineTimeout(Vm vm) {
        return !vm.guest().faults().isEmpty() && vm.guest().faults().stream().anyMatch(MemoryFault.OnlineTimeout.class::isInstance);
    }

    private static Vm withoutOnlineTimeout(Vm vm) {
        return hasOnlineTimeout(vm) ? vm.with(without(vm.guest(), new MemoryFault.OnlineTimeout())) : vm;
    }

    private static Guest without(Guest guest, MemoryFault struck) {
        var left = new ArrayList<>(guest.faults());
        left.remove(struck);
        return guest.withFaults(left);
    }
}
