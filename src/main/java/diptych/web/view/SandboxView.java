package diptych.web.view;

import static j2html.TagCreator.a;
import static j2html.TagCreator.button;
import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.fieldset;
import static j2html.TagCreator.form;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.legend;
import static j2html.TagCreator.li;
import static j2html.TagCreator.main;
import static j2html.TagCreator.option;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.select;
import static j2html.TagCreator.span;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.textarea;
import static j2html.TagCreator.ul;

import diptych.lessons.Language;
import j2html.tags.DomContent;
import java.util.List;
import java.util.stream.IntStream;

/** Where a sandbox is made: from a ready one, from forms, or from a scenario. */
public final class SandboxView {
    /** A kernel of each era, and what is not Linux. */
    private static final List<String> GUESTS = List.of("6.16", "6.10", "6.1", "5.15", "5.6", "4.15", "4.9", "4.2", "4.0", "3.10",
        "windows", "freebsd");
    private static final List<String> HOSTS = List.of("2022", "2019", "2016", "2012R2", "2012");

    private final SandboxPage page;
    private final Language language;

    private SandboxView(SandboxPage page) {
        this.page = page;
        this.language = page.language();
    }

    public static byte[] page(SandboxPage page, Files files) {
        return Layout.page(page.language(), Phrase.SANDBOX.in(page.language()), files, "plain", List.of(Layout.styles(files.bench())),
            Layout.top(page.language(), page.namesLanguage(), "/sandbox"),
            new SandboxView(page).content());
    }

    private DomContent content() {
        return main(
            section(h1(Phrase.SANDBOX.in(language)), p(Phrase.SANDBOX_LEAD.in(language)).withClass("lead"),
                ul(each(SandboxPage.READY, ready -> li(a(name(ready).in(language)).withClass("button").withHref(address(ready)))))
                    .withClass("ready")),
            iff(!page.wrong().isEmpty(), section(h2(Phrase.SANDBOX_WRONG.in(language)),
                ul(each(page.wrong(), sentence -> li(sentence)))).withClass("card trouble").withId("wrong").attr("role", "alert")),
            section(h2(Phrase.SANDBOX_BUILD.in(language)), builder()).withClass("card words"),
            section(h2(Phrase.SANDBOX_YAML.in(language)), p(Phrase.SANDBOX_YAML_HINT.in(language)), yaml()).withClass("card words"));
    }

    private static Phrase name(String ready) {
        return switch (ready) {
            case "one" -> Phrase.SANDBOX_ONE;
            case "small-host" -> Phrase.SANDBOX_SMALL_HOST;
            case "static" -> Phrase.SANDBOX_STATIC;
            default -> Phrase.SANDBOX_BACKUP;
        };
    }

    private String address(String ready) {
        return "/sandbox?ready=" + ready + (page.namesLanguage() ? "&lang=" + language.tag() : "");
    }

    private DomContent builder() {
        return form(
            fieldset(legend(Phrase.BENCH_HOST.in(language)),
                number("host-memory", Phrase.SANDBOX_MEMORY, true), choice("host-version", Phrase.SANDBOX_VERSION, HOSTS),
                choice("topic", Phrase.SANDBOX_TOPIC, List.of("memory", "backup"))),
            each(IntStream.rangeClosed(1, SandboxPage.ROOM).boxed().toList(), this::machine),
            label(checkbox("start"), span(Phrase.SANDBOX_START.in(language))).withClass("field"),
            language(), button(Phrase.SANDBOX_OPEN.in(language)).withType("submit").withClass("primary")
        ).withMethod("post").withAction("/sandbox").withClass("sandbox");
    }

    private DomContent machine(int number) {
        String vm = "vm" + number + "-";
        var fields = fieldset(
            legend(Phrase.SANDBOX_VM.in(language, number)),
            text(vm + "name", Phrase.SANDBOX_NAME), choice(vm + "guest", Phrase.SANDBOX_GUEST, GUESTS),
            label(checkbox(vm + "dynamic"), span(Phrase.SANDBOX_DYNAMIC.in(language))).withClass("field"),
            number(vm + "startup", Phrase.BENCH_STARTUP, false), number(vm + "minimum", Phrase.BENCH_MINIMUM, false),
            number(vm + "maximum", Phrase.BENCH_MAXIMUM, false), number(vm + "buffer", Phrase.BENCH_BUFFER, false),
            number(vm + "weight", Phrase.BENCH_WEIGHT, false), number(vm + "committed", Phrase.SANDBOX_COMMITTED, false),
            number(vm + "swap", Phrase.SANDBOX_SWAP, false), number(vm + "disk", Phrase.SANDBOX_DISK, false),
            choice(vm + "daemon", Phrase.SANDBOX_DAEMON, List.of("running", "stopped", "absent")));
        if (number == 1) return fields;
        var more = details(summary(Phrase.SANDBOX_VM.in(language, number)), fields);
        return page.value(vm + "name").isEmpty() ? more : more.attr("open");
    }

    private DomContent yaml() {
        return form(
            label(span(Phrase.SANDBOX_SCENARIO.in(language)),
                textarea(page.yaml()).withName("scenario").attr("rows", "14").attr("spellcheck", "false")).withClass("field wide"),
            choice("topic", Phrase.SANDBOX_TOPIC, List.of("memory", "backup")), language(),
            button(Phrase.SANDBOX_OPEN.in(language)).withType("submit")
        ).withMethod("post").withAction("/sandbox").withClass("sandbox");
    }

    private DomContent language() {
        return iff(page.namesLanguage(), input().withType("hidden").withName(Ids.LANG).withValue(language.tag()));
    }

    private DomContent number(String name, Phrase says, boolean required) {
        var field = input().withType("number").withName(name).withValue(page.value(name)).attr("min", "0").attr("step", "1")
            .attr("inputmode", "numeric");
        return label(span(says.in(language)), required ? field.attr("required") : field).withClass("field");
    }

    private DomContent text(String name, Phrase says) {
        return label(span(says.in(language)), input().withType("text").withName(name).withValue(page.value(name)).attr("maxlength", "40")
            .attr("autocomplete", "off")).withClass("field");
    }

    private DomContent choice(String name, Phrase says, List<String> words) {
        return label(span(says.in(language)), select(each(words, word -> {
            var one = option(word).withValue(word);
            return word.equals(page.value(name)) ? one.attr("selected") : one;
        })).withName(name)).withClass("field");
    }

    private DomContent checkbox(String name) {
        var box = input().withType("checkbox").withName(name).withValue("true");
        return page.value(name).equals("true") ? box.attr("checked") : box;
    }
}
