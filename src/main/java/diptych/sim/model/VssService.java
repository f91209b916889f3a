package diptych.sim.model;

import diptych.sim.units.SimTime;
import java.util.Optional;

/**
 * The relay in the guest's kernel, {@code hv_utils}: hv_snapshot.c. It touches no file system; it passes two commands on and runs a timer.
 *
 * @param state       {@code enum hvutil_device_state}
 * @param transaction counts what was handed to the daemon, so that a late answer is told from a timely one
 * @param op          what the daemon is busy with, or what waits for one to register
 * @param timer       when it loses patience; {@link SimTime#NEVER} where it has endless patience
 * @param answer      what it has answered to the host's last message
 * @param registered  whether a daemon has ever registered since boot
 */
public record VssService(State state, long transaction, Optional<VssOp> op, SimTime timer, Optional<Answer> answer, boolean registered) {
    public static final VssService NONE =
        new VssService(State.DEVICE_DYING, 0, Optional.empty(), SimTime.NEVER, Optional.empty(), false);

    /** drivers/hv/hyperv_vmbus.h; the names without their prefix HVUTIL_. */
    public enum State { DEVICE_INIT, READY, HOSTMSG_RECEIVED, USERSPACE_REQ, USERSPACE_RECV, DEVICE_DYING }

    /** @param status 0 or 0x80004005 */
    public record Answer(VssOp op, long status, int flags) {
        public boolean isOk() {
            return status == VssOp.HV_S_OK;
        }
    }

    /** Loaded anew; the host still has to hear what became of its last message. */
    public VssService loaded() {
        return new VssService(State.DEVICE_INIT, transaction, Optional.empty(), SimTime.NEVER, answer, false);
    }

    /** The channel is gone, and with it whatever was being asked. */
    public VssService dying() {
        Optional<Answer> last = op.isPresent() ? Optional.of(new Answer(op.get(), VssOp.HV_E_FAIL, 0)) : answer;
        return new VssService(State.DEVICE_DYING, transaction, Optional.empty(), SimTime.NEVER, last, false);
    }

    /** A daemon has introduced itself. */
    public VssService ready() {
        return new VssService(State.READY, transaction, Optional.empty(), SimTime.NEVER, answer, true);
    }

    /** The daemon has closed the device. */
    public VssService alone() {
        return new VssService(State.DEVICE_INIT, transaction, Optional.empty(), SimTime.NEVER, answer, registered);
    }

    /** The daemon of the netlink era has gone without a word: the question stands until the timer, or a new daemon, answers it. */
    public VssService unheard() {
        return new VssService(State.DEVICE_INIT, transaction, op, timer, answer, registered);
    }

    /** Handed to the daemon. */
    public VssService asking(VssOp asked, SimTime until) {
        return new VssService(State.USERSPACE_REQ, transaction + 1, Optional.of(asked), until, Optional.empty(), registered);
    }

    /** Kept until a daemon registers, as kernels before 4.2 do. */
    public VssService deferring(VssOp asked) {
        return new VssService(state, transaction, Optional.of(asked), SimTime.NEVER, Optional.empty(), registered);
    }

    /** The host has its answer. */
    public VssService answered(Answer given) {
        return new VssService(state == State.DEVICE_INIT ? state : State.READY, transaction, Optional.empty(), SimTime.NEVER,
            Optional.of(given), registered);
    }

    /** The host waits no more. */
    public VssService abandoned() {
        return new VssService(state == State.DEVICE_INIT ? state : State.READY, transaction, Optional.empty(), SimTime.NEVER, answer,
            registered);
    }

    /** The host has read it. */
    public VssService read() {
        return new VssService(state, transaction, op, timer, Optional.empty(), registered);
    }

    public VssService shifted(SimTime span) {
        return new VssService(state, transaction, op, timer.plus(span), answer, registered);
    }
}
