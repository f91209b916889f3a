package diptych.sim.console;

/** Values as PowerShell writes them. */
final class PowerShellValue {
    private PowerShellValue() {}

    static String of(boolean value) {
        return value ? "True" : "False";
    }
}
