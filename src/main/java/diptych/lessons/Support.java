package diptych.lessons;

import diptych.sim.model.CheckpointType;
import diptych.sim.model.HostVersion;
import diptych.sim.model.KernelVersion;
import java.util.List;

/**
 * Which distribution, kernel and host has what, as far as sources say; what the model knows itself is not repeated here.
 *
 * @param guests      distributions, with what vendors support
 * @param kernels     what a release changed; exactly the releases at which the model's tables change
 * @param hosts       one for each host of the model
 * @param checkpoints one for each type
 */
public record Support(List<OfGuest> guests, List<OfKernel> kernels, List<OfHost> hosts, List<OfCheckpoint> checkpoints) {
    public static final Support NONE = new Support(List.of(), List.of(), List.of(), List.of());

    public Support {
        guests = List.copyOf(guests);
        kernels = List.copyOf(kernels);
        hosts = List.copyOf(hosts);
        checkpoints = List.copyOf(checkpoints);
    }

    /** Whether something is supported. */
    public enum Answer { YES, NO, UNKNOWN }

    /**
     * A distribution.
     *
     * @param daemon  the package with {@code hv_vss_daemon}; empty if there is none
     * @param service its name for systemd
     */
    public record OfGuest(Bilingual name, Answer hotAdd, Answer balloon, Answer resize, Answer backup, String daemon, String service,
                          Bilingual note, List<Citation> cites) {
        public OfGuest {
            cites = List.copyOf(cites);
        }
    }

    /** What a kernel release changed. */
    public record OfKernel(KernelVersion since, Bilingual what, List<Citation> cites) {
        public OfKernel {
            cites = List.copyOf(cites);
        }
    }

    /** What a backup does on a host, where the guest can freeze and where it cannot. */
    public record OfHost(HostVersion host, Bilingual ready, Bilingual unready, List<Citation> cites) {
        public OfHost {
            cites = List.copyOf(cites);
        }
    }

    /** What a checkpoint of that type is, where the guest can freeze and where it cannot. */
    public record OfCheckpoint(CheckpointType type, Bilingual ready, Bilingual unready, List<Citation> cites) {
        public OfCheckpoint {
            cites = List.copyOf(cites);
        }
    }
}
