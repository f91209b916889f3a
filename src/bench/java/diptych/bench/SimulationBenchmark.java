package diptych.bench;

import diptych.bench.Workplace.Room;
import diptych.sim.model.World;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Simulated VM-seconds a second on one core, under changing load. To be held against 1,000,000 (500,000 at the least), and one size
 * against the others: the cost of a VM-second should not grow with the number of VMs. Where memory is scarce it does grow, with the
 * messages by which the host moves memory from VM to VM. CloudSim Plus 8.5.5 with RAM scaling every second did 35,000, 368,000 and
 * 195,000 on two such cores.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Threads(1)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 7, time = 2)
public class SimulationBenchmark {
    private World one;
    private World eight;
    private World sixtyFour;
    private World scarce;

    @Setup
    public void boot() {
        one = Workplace.booted(1, Room.AMPLE);
        eight = Workplace.booted(8, Room.AMPLE);
        sixtyFour = Workplace.booted(64, Room.AMPLE);
        scarce = Workplace.booted(64, Room.SCARCE);
    }

    @Benchmark
    @OperationsPerInvocation(Workplace.PERIOD_SECONDS)
    public World vmSecondsWith01Vm() {
        return one = Workplace.period(one);
    }

    @Benchmark
    @OperationsPerInvocation(Workplace.PERIOD_SECONDS * 8)
    public World vmSecondsWith08Vms() {
        return eight = Workplace.period(eight);
    }

    @Benchmark
    @OperationsPerInvocation(Workplace.PERIOD_SECONDS * 64)
    public World vmSecondsWith64Vms() {
        return sixtyFour = Workplace.period(sixtyFour);
    }

    @Benchmark
    @OperationsPerInvocation(Workplace.PERIOD_SECONDS * 64)
    public World vmSecondsWith64VmsShortOfMemory() {
        return scarce = Workplace.period(scarce);
    }
}
