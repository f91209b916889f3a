package diptych.sim.model;

import diptych.sim.units.Pages;

/**
 * The host's account of one VM: assigned = startup + hot-added - ballooned.
 *
 * @param startup    given at power-on
 * @param hotAdded   added since
 * @param ballooned  taken back since
 * @param promised   set aside for a hot-add that is under way
 * @param smartPaged how much of it lies in a Smart Paging file instead of memory [MS-DM]
 */
public record MemoryAccount(Pages startup, Pages hotAdded, Pages ballooned, Pages promised, Pages smartPaged) {
    public static final MemoryAccount NONE = new MemoryAccount(Pages.ZERO, Pages.ZERO, Pages.ZERO, Pages.ZERO, Pages.ZERO);

    public static MemoryAccount atPowerOn(Pages startup, Pages smartPaged) {
        return new MemoryAccount(startup, Pages.ZERO, Pages.ZERO, Pages.ZERO, smartPaged);
    }

    /** What the VM has, as Hyper-V Manager shows it [BEN-UI]. */
    public Pages assigned() {
        return Pages.pages(startup.count() + hotAdded.count() - ballooned.count());
    }

    /** Physical memory of the host that this VM occupies. */
    public Pages held() {
        return Pages.pages(startup.count() + hotAdded.count() - ballooned.count() + promised.count() - smartPaged.count());
    }

    /** Pages left the guest; what lay in a Smart Paging file goes first, and frees no memory. */
    public MemoryAccount ballooned(Pages pages) {
        return new MemoryAccount(startup, hotAdded, ballooned.plus(pages), promised, smartPaged.minusOrZero(pages));
    }

    public MemoryAccount unballooned(Pages pages) {
        return new MemoryAccount(startup, hotAdded, ballooned.minus(pages), promised, smartPaged);
    }

    public MemoryAccount promised(Pages pages) {
        return new MemoryAccount(startup, hotAdded, ballooned, pages, smartPaged);
    }

    /** Promised pages became the guest's. */
    public MemoryAccount added(Pages pages) {
        return new MemoryAccount(startup, hotAdded.plus(pages), ballooned, promised.minus(pages), smartPaged);
    }

    public MemoryAccount smartPaged(Pages pages) {
        return new MemoryAccount(startup, hotAdded, ballooned, promised, pages);
    }
}
