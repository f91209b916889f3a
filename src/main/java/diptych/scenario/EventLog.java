package diptych.scenario;

import diptych.sim.model.Event;
import diptych.sim.model.Message.StatusReport;
import diptych.sim.units.Pages;
import diptych.sim.units.SimTime;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.RandomAccess;

/**
 * Every event of a run, in order. Nearly all of them are status reports, one a second from each guest; those are kept as four
 * numbers instead of five objects.
 */
final class EventLog extends AbstractList<Event> implements RandomAccess {
    private static final int FIELDS = 4;
    private static final int PER_CHUNK = 4096;
    /** Stands where a report has the number of its VM: the event is in {@link #others}. */
    private static final long OTHER = -1;

    private final List<String> vms;
    private final List<long[]> chunks = new ArrayList<>();
    private final List<Event> others = new ArrayList<>();
    private int size;

    EventLog(List<String> vms) {
        this.vms = vms;
    }

    void write(Event event) {
        if (event instanceof Event.Sent sent && sent.message() instanceof StatusReport report) {
            long vm = vms.indexOf(sent.vm());
            write(vm << 48 | sent.at().micros(), report.transId(), report.numAvail().count(), report.numCommitted().count());
        } else {
            write(OTHER, others.size(), 0, 0);
            others.add(event);
        }
    }

    private void write(long vmAndTime, long id, long available, long committed) {
        if (size % PER_CHUNK == 0) chunks.add(new long[PER_CHUNK * FIELDS]);
        long[] chunk = chunks.get(size / PER_CHUNK);
        int at = size % PER_CHUNK * FIELDS;
        chunk[at] = vmAndTime;
        chunk[at + 1] = id;
        chunk[at + 2] = available;
        chunk[at + 3] = committed;
        size++;
    }

    @Override
    public Event get(int index) {
        if (index < 0 || index >= size) throw new IndexOutOfBoundsException("event " + index + " of " + size);
        long[] chunk = chunks.get(index / PER_CHUNK);
        int at = index % PER_CHUNK * FIELDS;
        if (chunk[at] == OTHER) return others.get((int) chunk[at + 1]);
        var report = new StatusReport(chunk[at + 1], Pages.pages(chunk[at + 2]), Pages.pages(chunk[at + 3]));
        return new Event.Sent(SimTime.micros(chunk[at] & (1L << 48) - 1), vms.get((int) (chunk[at] >>> 48)), report);
    }

    @Override
    public int size() {
        return size;
    }
}
