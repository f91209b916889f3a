package diptych.web;

import diptych.json.ScenarioWriter;
import diptych.web.view.SandboxPage;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The form in which a sandbox is built: its fields as a scenario, so that what is wrong with them is found where scenarios are read. */
final class SandboxForms {
    /** A name for the one disk that the form knows; it holds the system and the homes. */
    private static final String DISK = "system.vhdx";
    private static final long MIB_PER_GIB = 1024;
    /** What a machine of the form is until somebody says otherwise. */
    private static final Map<String, String> USUAL = Map.of("guest", "6.16", "dynamic", "true", "startup", "1024", "minimum", "512",
        "maximum", "4096", "buffer", "20", "weight", "50", "committed", "300", "swap", "1024", "daemon", "running");

    private SandboxForms() {}

    /** What stands in the form when it is opened. */
    static Map<String, String> ready(String name) {
        return switch (name) {
            case "small-host" -> filled("4096", "memory", Map.of("name", "web01"), Map.of("name", "web02", "guest", "4.2"),
                Map.of("name", "db01", "weight", "80", "committed", "700"));
            case "static" -> filled("16384", "memory", Map.of("name", "web01"),
                Map.of("name", "db01", "dynamic", "", "startup", "2048", "committed", "1200"));
            case "backup" -> filled("32768", "backup", Map.of("name", "web01", "dynamic", "", "startup", "8192", "disk", "40"));
            default -> filled("16384", "memory", Map.of("name", "web01"));
        };
    }

    @SafeVarargs private static Map<String, String> filled(String host, String topic, Map<String, String>... machines) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("host-memory", host);
        fields.put("host-version", "2022");
        fields.put("topic", topic);
        fields.put("start", "true");
        for (int number = 1; number <= SandboxPage.ROOM; number++) {
            var own = number <= machines.length ? machines[number - 1] : Map.<String, String>of();
            String vm = vm(number);
            USUAL.forEach((field, value) -> fields.put(vm + field, own.getOrDefault(field, value)));
            own.forEach((field, value) -> fields.put(vm + field, value));
        }
        return fields;
    }

    private static String vm(int number) {
        return "vm" + number + "-";
    }

    /** What was sent. */
    static Map<String, String> sent(Context context) {
        var fields = new LinkedHashMap<String, String>();
        context.formParamMap().forEach((name, values) -> fields.put(name, values.isEmpty() ? "" : values.get(0).strip()));
        return fields;
    }

    /** The same as a scenario in YAML. */
    static String scenario(Map<String, String> fields) {
        var document = new LinkedHashMap<String, Object>();
        document.put("host", host(fields));
        var vms = new LinkedHashMap<String, Object>();
        var actions = new ArrayList<Map<String, Object>>();
        for (int number = 1; number <= SandboxPage.ROOM; number++) {
            String name = fields.getOrDefault(vm(number) + "name", "");
            if (name.isEmpty()) continue;
            vms.put(name, machine(fields, vm(number)));
            if ("true".equals(fields.get("start"))) actions.add(Map.of("do", "start", "vm", name));
        }
        document.put("vms", vms);
        if (!actions.isEmpty()) document.put("actions", actions);
        return ScenarioWriter.yaml(document);
    }

    private static Map<String, Object> host(Map<String, String> fields) {
        var host = new LinkedHashMap<String, Object>();
        number(fields, "host-memory").ifPresent(memory -> host.put("memory", memory));
        text(fields, "host-version").ifPresent(version -> host.put("version", version));
        return host;
    }

    private static Map<String, Object> machine(Map<String, String> fields, String vm) {
        var memory = new LinkedHashMap<String, Object>();
        memory.put("dynamic", "true".equals(fields.get(vm + "dynamic")));
        for (String size : List.of("startup", "minimum", "maximum", "buffer", "weight")) {
            number(fields, vm + size).ifPresent(value -> memory.put(size, value));
        }
        var guest = new LinkedHashMap<String, Object>();
        text(fields, vm + "guest").ifPresent(system ->
            guest.put(Character.isDigit(system.charAt(0)) ? "kernel" : "os", system));
        for (String size : List.of("committed", "swap")) number(fields, vm + size).ifPresent(value -> guest.put(size, value));
        text(fields, vm + "daemon").ifPresent(daemon -> guest.put("daemon", daemon));
        var machine = new LinkedHashMap<String, Object>();
        machine.put("memory", memory);
        machine.put("guest", guest);
        number(fields, vm + "disk").ifPresent(size -> machine.put("disks", List.of(disk(size))));
        return machine;
    }

    /** A system disk with two file systems; a size that is no number is left to the reader of scenarios to refuse. */
    private static Map<String, Object> disk(Object gib) {
        Object size = gib instanceof Long number && number < Integer.MAX_VALUE ? (Object) (number * MIB_PER_GIB) : gib;
        return Map.of("file", DISK, "size", size, "mounts",
            List.of(Map.of("at", "/", "type", "ext4"), Map.of("at", "/boot/efi", "type", "vfat"), Map.of("at", "/home", "type", "ext4")));
    }

    private static Optional<String> text(Map<String, String> fields, String name) {
        return Optional.ofNullable(fields.get(name)).filter(text -> !text.isEmpty());
    }

    /** A number if it is one; else as it was written, and it will be refused. */
    private static Optional<Object> number(Map<String, String> fields, String name) {
        return text(fields, name).map(text -> text.matches("\\d{1,15}") ? (Object) Long.valueOf(text) : text);
    }
}
