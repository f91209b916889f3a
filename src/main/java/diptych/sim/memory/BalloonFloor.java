package diptych.sim.memory;

import diptych.sim.model.Driver;
import diptych.sim.model.KernelEra.Floor;
import diptych.sim.model.Vm;
import diptych.sim.units.Pages;
import java.util.List;

/**
 * The least memory a guest keeps however hard the host asks: {@code compute_balloon_floor} in hv_balloon.c, piecewise linear in
 * MemTotal, in whole pages with shifts. Reported to the host as committed since 3.9, a limit of requests since 4.1.
 */
public final class BalloonFloor {

    /** Below {@code belowMib} of total memory the floor is {@code mib} plus total / 2^{@code shift}. */
    private record Row(long belowMib, long mib, int shift) {}

    private static final long ANY = Long.MAX_VALUE / Pages.PER_MIB;

    private static final List<Row> SINCE_3_9 =
        List.of(new Row(128, 8, 1), new Row(512, 40, 2), new Row(2048, 104, 3), new Row(ANY, 296, 5));

    /** 4.0 only: at 2048 MiB the floor jumps from 360 to 384 [C-JUMP]. */
    private static final List<Row> JUMPS_IN_4_0 =
        List.of(new Row(128, 8, 1), new Row(512, 40, 2), new Row(2048, 104, 3), new Row(8192, 256, 4), new Row(ANY, 512, 5));

    private static final List<Row> SINCE_4_1 =
        List.of(new Row(128, 8, 1), new Row(512, 40, 2), new Row(2048, 104, 3), new Row(8192, 232, 4), new Row(ANY, 488, 5));

    private BalloonFloor() {}

    /** The floor of a guest whose kernel counts {@code total} pages. */
    public static Pages of(Floor formula, Pages total) {
        return Pages.pages(count(formula, total.count()));
    }

    /** The floor of this guest now; none where there is no driver, or the driver has no such notion. */
    public static Pages of(Vm vm) {
        if (vm.guest().driver().presence() == Driver.Presence.NONE) return Pages.ZERO;
        var era = vm.guestSettings().driverEra();
        return of(era.floor(), vm.guest().memory().total(era));
    }

    private static long count(Floor formula, long total) {
        return switch (formula) {
            case NONE -> 0;
            case SINCE_3_9 -> read(SINCE_3_9, total);
            case JUMPS_IN_4_0 -> read(JUMPS_IN_4_0, total);
            case SINCE_4_1 -> read(SINCE_4_1, total);
        };
    }

    private static long read(List<Row> rows, long total) {
        for (Row row : rows) {
            if (total < row.belowMib * Pages.PER_MIB) return row.mib * Pages.PER_MIB + (total >> row.shift);
        }
        throw new IllegalStateException("the last row of a floor takes every total");
    }
}
