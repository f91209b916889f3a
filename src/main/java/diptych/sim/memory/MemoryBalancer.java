package diptych.sim.memory;

import diptych.sim.model.Exchange;
import diptych.sim.model.Exchange.Reason;
import diptych.sim.model.HostView;
import diptych.sim.model.Life;
import diptych.sim.model.MemoryAccount;
import diptych.sim.model.ModelChoice;
import diptych.sim.model.Vm;
import diptych.sim.model.Witness;
import diptych.sim.model.World;
import diptych.sim.units.Pages;
import diptych.sim.units.SimTime;
import java.util.Arrays;
import java.util.List;

/**
 * The host decides who gives and who gets, once a second, from what the guests last reported. Hyper-V's own algorithm is not public:
 * this is the reference's section 12, all MODEL CHOICE but what carries a key there.
 *
 * <ul>
 * <li>While every want fits, VMs grow as soon as they want more, and surplus is taken in slow rounds.</li>
 * <li>When what somebody wants is in other VMs' surplus, those give what is missing, low weight first [BEN-PRIO].</li>
 * <li>When not all wants fit, every VM moves to the share it has by {@link FairShares}.</li>
 * </ul>
 */
public final class MemoryBalancer {
    private static final long SMALLEST = Pages.ofMib(ModelChoice.SMALLEST_MOVE.value()).count();
    private static final long HOT_ADD_MOST =
        Pages.ofMib(Math.min(ModelChoice.HOT_ADD_PER_SECOND.value(), ModelChoice.HOT_ADD_MESSAGE.value())).count();
    private static final SimTime ROUND_EVERY = SimTime.seconds(ModelChoice.SHRINK_ROUND_EVERY.value());

    /** How the host is off. */
    private enum Plenty {
        /** All wants fit, beside what everybody holds. */
        PLENTY,
        /** All wants fit, but what is missing here is surplus there. */
        MISPLACED,
        /** Not all wants fit. */
        SCARCE
    }

    private MemoryBalancer() {}

    /** One decision for all VMs. */
    public static World decide(World world, Witness witness) {
        int count = world.vms().size();
        long[] wants = new long[count];
        long pool = world.host().memory().count() - world.host().reserve().count() - world.host().applications().wished().count();
        long available = world.host().memory().count() - world.host().reserve().count() - world.host().applications().held().count();
        long growth = 0;
        long wanted = 0;
        boolean rounds = false;
        for (int i = 0; i < count; i++) {
            Vm vm = world.vms().get(i);
            long held = vm.held().count();
            available -= held;
            if (isManaged(vm, world.now())) {
                wants[i] = want(vm);
                wanted += wants[i];
                growth += Math.max(0, wants[i] - vm.account().assigned().count() - vm.account().promised().count());
                rounds |= !vm.view().nextRound().isAfter(world.now());
            } else {
                wants[i] = UNMANAGED;
                pool -= Math.max(held, awaited(vm));
                growth += awaited(vm) - Math.min(held, awaited(vm));
                rounds |= !vm.view().nextRound().isAfter(world.now());
            }
        }
        growth += world.host().applications().unmet().count();
        if (wanted > pool) return act(world, FairShares.of(world.vms(), wants, Math.max(0, pool)), available, Plenty.SCARCE, witness);
        if (growth > available) return act(world, giving(world, wants, growth - available), available, Plenty.MISPLACED, witness);
        return growth > 0 || rounds ? act(world, wants, available, Plenty.PLENTY, witness) : world;
    }

    /** What the VM should have and can take: where nothing can be hot-added, no more than it had before. Nobody gives for the rest. */
    private static long want(Vm vm) {
        Pages want = Health.want(vm.view().demand(), vm.settings());
        Pages most = vm.account().assigned().plus(vm.guest().driver().ballooned());
        return (vm.view().canHotAdd() ? want : want.min(most)).count();
    }

    /** What other VMs could give so that this one can start, at the most. */
    public static Pages reclaimable(World world) {
        long sum = 0;
        for (Vm vm : world.vms()) {
            if (isManaged(vm, world.now())) {
                sum += vm.account().assigned().minusOrZero(vm.settings().minimum().pages()).count();
            }
        }
        return Pages.pages(sum);
    }

    static final long UNMANAGED = -1;

    /** The host moves memory of VMs that run with Dynamic Memory, have reported, and are past the wait after their handshake. */
    private static boolean isManaged(Vm vm, SimTime now) {
        return vm.isRunning() && vm.view().reported() && vm.isDynamic() && !vm.view().actsFrom().isAfter(now);
    }

    /** What a VM that waits to start must have. */
    private static long awaited(Vm vm) {
        if (!(vm.life() instanceof Life.AwaitingMemory waiting)) return 0;
        return waiting.kind() == Life.StartKind.FROM_SAVED ? vm.account().held().count() : vm.settings().startup().pages().count();
    }

    /**
     * The wants all fit, but what is missing lies in other VMs' surplus: these targets take just that much, from the lowest weight up,
     * among equal weights in proportion to the surplus.
     */
    private static long[] giving(World world, long[] wants, long missing) {
        long[] targets = wants.clone();
        List<Vm> vms = world.vms();
        long left = missing;
        for (int weight : FairShares.weights(vms, wants, false)) {
            long surplus = 0;
            for (int i = 0; i < targets.length; i++) if (gives(vms.get(i), wants[i], weight)) surplus += surplus(vms.get(i), wants[i]);
            long take = Math.min(left, surplus);
            for (int i = 0; i < targets.length; i++) {
                if (!gives(vms.get(i), wants[i], weight)) continue;
                long own = surplus(vms.get(i), wants[i]);
                long share = Math.min(own, roundUp(Math.ceilDiv(take * own, surplus)));
                targets[i] = vms.get(i).account().assigned().count() - share;
            }
            left -= take;
        }
        return targets;
    }

    private static boolean gives(Vm vm, long want, int weight) {
        return want != UNMANAGED && vm.settings().weight() == weight && surplus(vm, want) > 0;
    }

    private static long surplus(Vm vm, long want) {
        return Math.max(0, vm.account().assigned().count() - want);
    }

    private static long roundUp(long pages) {
        return Math.ceilDiv(pages, SMALLEST) * SMALLEST;
    }

    /** Sends the requests that bring VMs towards their targets: high weight takes first. */
    private static World act(World world, long[] targets, long available, Plenty plenty, Witness witness) {
        Vm[] vms = world.vms().toArray(Vm[]::new);
        long left = available;
        boolean changed = false;
        for (int weight : FairShares.weights(world.vms(), targets, true)) {
            for (int i = 0; i < vms.length; i++) {
                if (targets[i] == UNMANAGED || vms[i].settings().weight() != weight) continue;
                Vm before = vms[i];
                vms[i] = move(before, targets[i], left, plenty, world.now(), witness);
                left -= vms[i].held().count() - before.held().count();
                changed |= vms[i] != before;
            }
        }
        for (int i = 0; i < vms.length; i++) {
            Vm skipped = skipRound(vms[i], world.now());
            changed |= skipped != vms[i];
            vms[i] = skipped;
        }
        return changed ? world.with(Arrays.asList(vms)) : world;
    }

    private static Vm move(Vm vm, long target, long available, Plenty plenty, SimTime now, Witness witness) {
        if (!(vm.view().exchange() instanceof Exchange.Idle) || vm.errand().waiting().isPresent()) return vm;
        long assigned = vm.account().assigned().count();
        if (target - assigned >= SMALLEST) return grow(vm, target - assigned, available, plenty, now, witness);
        if (assigned - target < SMALLEST) return vm;
        if (plenty != Plenty.PLENTY) {
            return vm.view().retryBalloonAt().isAfter(now) ? vm
                : BalloonUp.begin(vm, Reason.SHORTAGE, Pages.pages(evenly(assigned - target)), now, witness);
        }
        boolean round = !vm.view().nextRound().isAfter(now) && isSurplus(vm, assigned - target);
        return round ? BalloonUp.begin(vm, Reason.ROUND, Pages.pages(evenly(assigned - target)), now, witness) : vm;
    }

    /** Hyper-V asks in whole 2 MiB. */
    private static long evenly(long pages) {
        return pages - pages % SMALLEST;
    }

    /** What a hot-add was rounded up by is no surplus. */
    private static boolean isSurplus(Vm vm, long pages) {
        MemoryAccount account = vm.account();
        boolean roundedUp = !account.hotAdded().isZero() && account.ballooned().isZero();
        return !roundedUp || pages >= vm.view().hotAddUnit().count();
    }

    /** The balloon goes back before anything is hot-added. */
    private static Vm grow(Vm vm, long missing, long available, Plenty plenty, SimTime now, Witness witness) {
        long limit = Math.min(available, vm.settings().maximum().pages().count() - vm.account().assigned().count());
        long back = Math.min(Math.min(missing, limit), vm.guest().driver().ballooned().count());
        long add = hotAdd(vm, missing - back, limit - back, plenty, now);
        if (back > 0) return BalloonDown.begin(vm, Reason.GROWTH, Pages.pages(back), Pages.pages(add), now, witness);
        return add > 0 ? HotAdd.begin(vm, Reason.GROWTH, Pages.pages(add), now, witness) : vm;
    }

    /** Whole blocks, unless Maximum, a short host or the pace of a second cuts them. */
    private static long hotAdd(Vm vm, long missing, long limit, Plenty plenty, SimTime now) {
        HostView view = vm.view();
        if (missing <= 0 || !view.canHotAdd() || view.retryHotAddAt().isAfter(now)) return 0;
        long unit = view.hotAddUnit().count();
        long asked = plenty == Plenty.SCARCE ? missing : Math.ceilDiv(missing, unit) * unit;
        return Math.max(0, Math.min(Math.min(asked, limit), Math.max(unit, HOT_ADD_MOST)));
    }

    /** A round that has come is over for everybody, whether anything was taken or not; it is never made up for. */
    private static Vm skipRound(Vm vm, SimTime now) {
        if (vm.view().nextRound().isAfter(now)) return vm;
        return vm.with(vm.view().roundAt(vm.view().nextRound().plus(ROUND_EVERY)));
    }
}
