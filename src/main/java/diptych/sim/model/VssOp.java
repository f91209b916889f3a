package diptych.sim.model;

/** Operations on the VSS channel, include/uapi/linux/hyperv.h {@code enum hv_vss_op}. */
public enum VssOp {
    VSS_OP_CREATE(0), VSS_OP_DELETE(1), VSS_OP_HOT_BACKUP(2), VSS_OP_GET_DM_INFO(3), VSS_OP_BU_COMPLETE(4), VSS_OP_FREEZE(5),
    VSS_OP_THAW(6), VSS_OP_AUTO_RECOVER(7);

    /** {@code VSS_HBU_NO_AUTO_RECOVERY}: do not mount the snapshot and roll it back afterwards. */
    public static final int NO_AUTO_RECOVERY = 5;
    public static final long HV_S_OK = 0;
    public static final long HV_E_FAIL = 0x80004005L;

    private final int code;

    VssOp(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
