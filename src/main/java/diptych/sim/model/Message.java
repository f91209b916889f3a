package diptych.sim.model;

import diptych.sim.units.Pages;

/**
 * The messages of the Dynamic Memory protocol, {@code enum dm_message_type} and the structures of hv_balloon.c.
 * Fields carry the protocol's names; those that Linux leaves zero stand in the size only.
 */
public sealed interface Message {

    /** {@code enum dm_message_type}: the protocol's own name and number, who sends it, and its size without ranges. */
    enum Type {
        DM_VERSION_REQUEST(1, true, 16),
        DM_VERSION_RESPONSE(2, false, 16),
        DM_CAPABILITIES_REPORT(3, true, 32),
        DM_CAPABILITIES_RESPONSE(4, false, 16),
        DM_STATUS_REPORT(5, true, 48),
        DM_BALLOON_REQUEST(6, false, 16),
        DM_BALLOON_RESPONSE(7, true, 16),
        DM_UNBALLOON_REQUEST(8, false, 16),
        DM_UNBALLOON_RESPONSE(9, true, HEADER),
        DM_MEM_HOT_ADD_REQUEST(10, false, 16),
        DM_MEM_HOT_ADD_RESPONSE(11, true, 16),
        DM_INFO_MESSAGE(12, false, 24);

        private final int number;
        private final boolean fromGuest;
        private final int bareSize;

        Type(int number, boolean fromGuest, int bareSize) {
            this.number = number;
            this.fromGuest = fromGuest;
            this.bareSize = bareSize;
        }

        /** The {@code type} of the header. */
        public int number() {
            return number;
        }
    }

    /** Made by the sender; the guest counts one up for every message it sends. */
    long transId();

    default Type type() {
        return switch (this) {
            case VersionRequest m -> Type.DM_VERSION_REQUEST;
            case VersionResponse m -> Type.DM_VERSION_RESPONSE;
            case CapabilitiesReport m -> Type.DM_CAPABILITIES_REPORT;
            case CapabilitiesResponse m -> Type.DM_CAPABILITIES_RESPONSE;
            case StatusReport m -> Type.DM_STATUS_REPORT;
            case BalloonRequest m -> Type.DM_BALLOON_REQUEST;
            case BalloonResponse m -> Type.DM_BALLOON_RESPONSE;
            case UnballoonRequest m -> Type.DM_UNBALLOON_REQUEST;
            case UnballoonResponse m -> Type.DM_UNBALLOON_RESPONSE;
            case HotAddRequest m -> Type.DM_MEM_HOT_ADD_REQUEST;
            case HotAddResponse m -> Type.DM_MEM_HOT_ADD_RESPONSE;
            case InfoMessage m -> Type.DM_INFO_MESSAGE;
        };
    }

    /** The {@code type} of the header. */
    default int number() {
        return type().number;
    }

    /** The {@code size} of the header in bytes, which includes the header and every range. */
    default int size() {
        return type().bareSize + RANGE * ranges();
    }

    /** Page ranges behind the fixed part. */
    default int ranges() {
        return switch (this) {
            case BalloonResponse m -> m.rangeCount;
            case UnballoonRequest m -> m.rangeCount;
            case HotAddRequest m -> m.regionCnt.isZero() ? 0 : 1;
            default -> 0;
        };
    }

    /** The protocol's own name. */
    default String protocolName() {
        return type().name();
    }

    /** Who sends it. */
    default boolean fromGuest() {
        return type().fromGuest;
    }

    /** Bytes of the header: type u16, size u16, trans_id u32. */
    int HEADER = 8;
    /** Bytes of a page range: start page (40 bits) and count (24 bits). */
    int RANGE = 8;
    /** Ranges that fit into one 4 KiB message: (4096 - 16) / 8. */
    int RANGES_PER_MESSAGE = 510;

    /** Number 1, guest to host. */
    record VersionRequest(long transId, ProtocolVersion version, boolean isLastAttempt) implements Message {}

    /** Number 2, host to guest. */
    record VersionResponse(long transId, boolean isAccepted) implements Message {}

    /**
     * Number 3, guest to host.
     *
     * @param hotAddAlignment n means 2^n MiB
     * @param minPageCnt      ignored by the host; 0
     * @param maxPageNumber   ignored by the host; -1
     */
    record CapabilitiesReport(long transId, boolean balloon, boolean hotAdd, int hotAddAlignment, long minPageCnt,
                              long maxPageNumber) implements Message {}

    /** Number 4, host to guest. */
    record CapabilitiesResponse(long transId, boolean isAccepted) implements Message {}

    /** Number 5, guest to host, once a second; Linux fills these two fields only. */
    record StatusReport(long transId, Pages numAvail, Pages numCommitted) implements Message {}

    /** Number 6, host to guest. */
    record BalloonRequest(long transId, Pages numPages) implements Message {}

    /**
     * Number 7, guest to host.
     *
     * @param morePages  whether another response follows
     * @param rangeCount ranges in it; 0 in an empty final answer
     * @param numPages   pages in those ranges
     */
    record BalloonResponse(long transId, boolean morePages, int rangeCount, Pages numPages) implements Message {}

    /** Number 8, host to guest. */
    record UnballoonRequest(long transId, boolean morePages, int rangeCount, Pages numPages) implements Message {}

    /** Number 9, guest to host, header only; sent after the last unballoon request. */
    record UnballoonResponse(long transId) implements Message {}

    /**
     * Number 10, host to guest.
     *
     * @param startPage   first page of the range
     * @param pageCnt     pages the host backs
     * @param regionStart first page of the region; 0 when the host names none and the guest rounds by itself
     * @param regionCnt   pages of the region; 0 when the host names none
     */
    record HotAddRequest(long transId, long startPage, Pages pageCnt, long regionStart, Pages regionCnt) implements Message {}

    /** Number 11, guest to host; result 1 with no pages means "never again", result 0 "not now". */
    record HotAddResponse(long transId, Pages pageCount, int result) implements Message {}

    /** Number 12, host to guest; info type 0 is the maximum page count. */
    record InfoMessage(long transId, int infoType, Pages maxPageCount) implements Message {}
}
