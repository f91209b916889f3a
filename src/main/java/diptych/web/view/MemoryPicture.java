package diptych.web.view;

import diptych.sim.units.Pages;
import diptych.sim.units.SimTime;
import diptych.web.view.Stage.Console;
import diptych.web.view.Stage.OtherGuest;
import diptych.web.view.Stage.Value;
import java.util.List;
import java.util.Optional;

/**
 * Where a VM's memory is, told by both sides at one instant and drawn at one scale.
 *
 * @param place    where we are
 * @param scale    of everything that is drawn in mebibytes
 * @param host     the left side
 * @param wire     what passes between the sides
 * @param guest    the right side
 * @param others   kernels with which the same could be seen
 * @param equality the line under both; empty while no kernel is up that counts
 * @param told     what is true of the bytes that stand in more than one place
 */
public record MemoryPicture(Place place, Scale scale, HostPane host, Wire wire, GuestPane guest, List<OtherGuest> others,
                            Optional<Equality> equality, List<Same.Told> told) implements Stage.Picture {
    public MemoryPicture {
        others = List.copyOf(others);
        told = List.copyOf(told);
    }

    /**
     * What a bar's height means.
     *
     * @param top      what the top of the drawing stands for
     * @param minimum  setting
     * @param startup  setting
     * @param maximum  setting; not drawn when it is above {@code top}
     */
    public record Scale(Pages top, Pages minimum, Pages startup, Pages maximum) {}

    /**
     * The host's side.
     *
     * @param vm       the VM the lesson is about
     * @param title    host name, release and size
     * @param panel    what the open tab shows
     * @param assigned to the VM
     * @param returned what the VM had and the host has taken back
     * @param console  what the host prints
     */
    public record HostPane(String vm, String title, HostPanel panel, Pages assigned, Pages returned, Console console) {}

    /** What a tab of the host shows. */
    public sealed interface HostPanel {
        /** Name and value, one below the other: the Memory tab of Hyper-V Manager, or the VM's settings. */
        record Values(List<Value> rows) implements HostPanel {}

        /** A row for each VM, and how the host's memory adds up. */
        record AllVms(List<VmRow> vms, HostSum sum) implements HostPanel {}
    }

    /** A VM among others. */
    public record VmRow(String name, String state, String assigned, String demand, String status, boolean subject) {}

    /** Host memory = reserve + host programs + held by VMs + available. */
    public record HostSum(Pages memory, Pages reserve, Pages applications, Pages held, Pages available) {}

    /**
     * What is on the wire.
     *
     * @param messages oldest first
     * @param quiet    whether none of them was sent within the second before the moment shown
     */
    public record Wire(List<Parcel> messages, boolean quiet) {}

    /**
     * A message.
     *
     * @param name      the protocol's name for it
     * @param fromGuest who sent it
     * @param detail    what is in it
     * @param at        when it was sent
     * @param fresh     whether it belongs to the moment shown
     * @param same      which bytes it is about
     */
    public record Parcel(String name, boolean fromGuest, String detail, SimTime at, boolean fresh, Same same) {}

    /**
     * The guest's side.
     *
     * @param title    kernel and name
     * @param segments bottom first
     * @param total    MemTotal
     * @param why      what the numbers mean just now
     * @param numbers  what has moved, and what stays though one might not expect it
     * @param console  what the guest prints
     */
    public record GuestPane(String title, List<Segment> segments, Pages total, Explanation why, List<Value> numbers,
                            Console console) {
        public GuestPane {
            segments = List.copyOf(segments);
            numbers = List.copyOf(numbers);
        }
    }

    /** A part of the guest's memory. */
    public record Segment(Kind kind, Pages size) {
        /** What the part is used for; in the order of the stack while the balloon counts in the total. */
        public enum Kind { APPS, KERNEL, CACHE, FREE, BALLOON, KEPT, OFFLINE }
    }

    /** The point in bold, then the reason, then a remark. */
    public record Explanation(String point, String reason, String remark) {}
}
