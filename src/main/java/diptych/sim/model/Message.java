package diptych.sim.model;

import diptych.sim.units.Pages;

/**
 * The messages of the Dynamic Memory protocol, {@code enum dm_message_type} and the structures of hv_balloon.c.
 * Fields carry the protocol's names; those that Linux leaves zero stand in the size only.
 */
public sealed interface Message {
    /** Made by the sender; the guest counts one up for every message it sends. */
    long transId();

    /** The {@code type} of the header. */
    int number();

    /** The {@code size} of the header, which includes the header. */
    int size();

    /** The protocol's own name. */
    String protocolName();

    /** Who sends it. */
    boolean fromGuest();

    /** Bytes of the header: type u16, size u16, trans_id u32. */
    int HEADER = 8;
    /** Bytes of a page range: start page (40 bits) and count (24 bits). */
    int RANGE = 8;
    /** Ranges that fit into one 4 KiB message: (4096 - 16) / 8. */
    int RANGES_PER_MESSAGE = 510;

    /** Number 1, guest to host. */
    record VersionRequest(long transId, ProtocolVersion version, boolean isLastAttempt) implements Message {
        @Override
        public int number() {
            return 1;
        }

        @Override
        public int size() {
            return 16;
        }

        @Override
        public String protocolName() {
            return "DM_VERSION_REQUEST";
        }

        @Override
        public boolean fromGuest() {
            return true;
        }
    }

    /** Number 2, host to guest. */
    record VersionResponse(long transId, boolean isAccepted) implements Message {
        @Override
        public int number() {
            return 2;
        }

        @Override
        public int size() {
            return 16;
        }

        @Override
        public String protocolName() {
            return "DM_VERSION_RESPONSE";
        }

        @Override
        public boolean fromGuest() {
            return false;
        }
    }

    /**
     * Number 3, guest to host.
     *
     * @param hotAddAlignment n means 2^n MiB
     * @param minPageCnt      ignored by the host; 0
     * @param maxPageNumber   ignored by the host; -1
     */
    record CapabilitiesReport(long transId, boolean balloon, boolean hotAdd, int hotAddAlignment, long minPageCnt,
                              long maxPageNumber) implements Message {
        @Override
        public int number() {
            return 3;
        }

        @Override
        public int size() {
            return 32;
        }

        @Override
        public String protocolName() {
            return "DM_CAPABILITIES_REPORT";
        }

        @Override
        public boolean fromGuest() {
            return true;
        }
    }

    /** Number 4, host to guest. */
    record CapabilitiesResponse(long transId, boolean isAccepted) implements Message {
        @Override
        public int number() {
            return 4;
        }

        @Override
        public int size() {
            return 16;
        }

        @Override
        public String protocolName() {
            return "DM_CAPABILITIES_RESPONSE";
        }

        @Override
        public boolean fromGuest() {
            return false;
        }
    }

    /** Number 5, guest to host, once a second; Linux fills these two fields only. */
    record StatusReport(long transId, Pages numAvail, Pages numCommitted) implements Message {
        @Override
        public int number() {
            return 5;
        }

        @Override
        public int size() {
            return 48;
        }

        @Override
        public String protocolName() {
            return "DM_STATUS_REPORT";
        }

        @Override
        public boolean fromGuest() {
            return true;
        }
    }

    /** Number 6, host to guest. */
    record BalloonRequest(long transId, Pages numPages) implements Message {
        @Override
        public int number() {
            return 6;
        }

        @Override
        public int size() {
            return 16;
        }

        @Override
        public String protocolName() {
            return "DM_BALLOON_REQUEST";
        }

        @Override
        public boolean fromGuest() {
            return false;
        }
    }

    /**
     * Number 7, guest to host.
     *
     * @param morePages  whether another response follows
     * @param rangeCount ranges in it; 0 in an empty final answer
     * @param numPages   pages in those ranges
     */
    record BalloonResponse(long transId, boolean morePages, int rangeCount, Pages numPages) implements Message {
        @Override
        public int number() {
            return 7;
        }

        @Override
        public int size() {
            return 16 + RANGE * rangeCount;
        }

        @Override
        public String protocolName() {
            return "DM_BALLOON_RESPONSE";
        }

        @Override
        public boolean fromGuest() {
            return true;
        }
    }

    /** Number 8, host to guest. */
    record UnballoonRequest(long transId, boolean morePages, int rangeCount, Pages numPages) implements Message {
        @Override
        public int number() {
            return 8;
        }

        @Override
        public int size() {
            return 16 + RANGE * rangeCount;
        }

        @Override
        public String protocolName() {
            return "DM_UNBALLOON_REQUEST";
        }

        @Override
        public boolean fromGuest() {
            return false;
        }
    }

    /** Number 9, guest to host, header only; sent after the last unballoon request. */
    record UnballoonResponse(long transId) implements Message {
        @Override
        public int number() {
            return 9;
        }

        @Override
        public int size() {
            return HEADER;
        }

        @Override
        public String protocolName() {
            return "DM_UNBALLOON_RESPONSE";
        }

        @Override
        public boolean fromGuest() {
            return true;
        }
    }

    /**
     * Number 10, host to guest.
     *
     * @param startPage   first page of the range
     * @param pageCnt     pages the host backs
     * @param regionStart first page of the region; 0 when the host names none and the guest rounds by itself
     * @param regionCnt   pages of the region; 0 when the host names none
     */
    record HotAddRequest(long transId, long startPage, Pages pageCnt, long regionStart, Pages regionCnt) implements Message {
        @Override
        public int number() {
            return 10;
        }

        @Override
        public int size() {
            return regionCnt.isZero() ? 16 : 24;
        }

        @Override
        public String protocolName() {
            return "DM_MEM_HOT_ADD_REQUEST";
        }

        @Override
        public boolean fromGuest() {
            return false;
        }
    }

    /** Number 11, guest to host; result 1 with no pages means "never again", result 0 "not now". */
    record HotAddResponse(long transId, Pages pageCount, int result) implements Message {
        @Override
        public int number() {
            return 11;
        }

        @Override
        public int size() {
            return 16;
        }

        @Override
        public String protocolName() {
            return "DM_MEM_HOT_ADD_RESPONSE";
        }

        @Override
        public boolean fromGuest() {
            return true;
        }
    }

    /** Number 12, host to guest; info type 0 is the maximum page count. */
    record InfoMessage(long transId, int infoType, Pages maxPageCount) implements Message {
        @Override
        public int number() {
            return 12;
        }

        @Override
        public int size() {
            return 24;
        }

        @Override
        public String protocolName() {
            return "DM_INFO_MESSAGE";
        }

        @Override
        public boolean fromGuest() {
            return false;
        }
    }
}
