package diptych.bench;

import java.util.Collection;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/** Runs {@link SimulationBenchmark} with JMH and holds one number of VMs against another. */
final class VmSeconds {
    private static final String TARGET = "1,000,000; 500,000 is the least; CloudSim Plus: ";

    private final Collection<RunResult> results;

    private VmSeconds(Collection<RunResult> results) {
        this.results = results;
    }

    public static void main(String[] args) throws RunnerException {
        new VmSeconds(new Runner(new OptionsBuilder().include(SimulationBenchmark.class.getName()).addProfiler(WorkerTime.class)
            .verbosity(VerboseMode.SILENT).build()).run()).print();
    }

    private void print() {
        Figures.heading("Simulated VM-seconds a second of one core");
        row("1 VM", "vmSecondsWith01Vm", TARGET + "35,000");
        row("8 VMs", "vmSecondsWith08Vms", TARGET + "368,000");
        row("64 VMs", "vmSecondsWith64Vms", TARGET + "195,000");
        row("64 VMs short of memory", "vmSecondsWith64VmsShortOfMemory", TARGET + "195,000");
        double eight = median("vmSecondsWith08Vms");
        Figures.single("a VM-second of 64 costs, of 8 = 1", "1, linear", eight / median("vmSecondsWith64Vms"));
        Figures.single("a VM-second of 1 costs, of 8 = 1", "1, linear", eight / median("vmSecondsWith01Vm"));
        Figures.heading("The same by the clock, while others use the machine");
        clock("1 VM", "vmSecondsWith01Vm");
        clock("8 VMs", "vmSecondsWith08Vms");
        clock("64 VMs", "vmSecondsWith64Vms");
        clock("64 VMs short of memory", "vmSecondsWith64VmsShortOfMemory");
    }

    private void row(String what, String method, String against) {
        Figures.row(what, against, values(processor(method)));
    }

    private void clock(String what, String method) {
        Figures.row(what, "", values(of(method).getPrimaryResult().getStatistics()));
    }

    private double median(String method) {
        return Figures.median(values(processor(method)));
    }

    private Statistics processor(String method) {
        return of(method).getSecondaryResults().get(WorkerTime.LABEL).getStatistics();
    }

    private RunResult of(String method) {
        return results.stream().filter(result -> result.getParams().getBenchmark().endsWith("." + method)).findFirst().orElseThrow();
    }

    private static double[] values(Statistics statistics) {
        return new double[] {statistics.getMin(), statistics.getPercentile(50), statistics.getMax()};
    }
}
