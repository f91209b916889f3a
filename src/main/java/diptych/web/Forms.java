package diptych.web;

import diptych.classroom.Session;
import diptych.lessons.Language;
import diptych.lessons.Topic;
import diptych.sim.units.SimTime;
import diptych.web.view.Ids;
import diptych.web.view.Place;
import diptych.web.view.Place.GuestTab;
import diptych.web.view.Place.HostTab;
import diptych.web.view.Place.Zoom;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads what addresses and forms say, and refuses what cannot be meant: what is wrong, and what would be right. */
final class Forms {
    /** More digits than any moment has. */
    private static final int LONGEST_NUMBER = 40;
    private static final int FRACTION_DIGITS = 6;
    private static final String FORM = "application/x-www-form-urlencoded";

    private Forms() {}

    /** Before any handler sees it: the body of a form is a form, and every %XX in it is a byte. */
    static void readable(Context context) {
        if (context.method() != HandlerType.POST || context.body().isEmpty()) return;
        String type = context.contentType();
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith(FORM)) {
            throw new ProblemException(Problem.of(415, "The body must be a form, " + FORM + ".", "正文应为表单，即 " + FORM + "。"));
        }
        for (String pair : context.body().split("&")) {
            if (!decodes(pair)) {
                throw new ProblemException(Problem.of(400, "The form cannot be read: \"" + shortened(pair)
                    + "\" holds a % that no two hexadecimal digits follow.",
                    "无法读取表单：“" + shortened(pair) + "”中有一个 %，其后不是两位十六进制数字。"));
            }
        }
    }

    private static boolean decodes(String pair) {
        try {
            URLDecoder.decode(pair, StandardCharsets.UTF_8);
            return true;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    /** The language of the page. A language that we do not have is an error when the address names it, and a wish when the browser does. */
    static Language language(Context context) {
        String named = context.queryParam(Ids.LANG);
        if (named != null && Language.of(named).isEmpty()) {
            throw new ProblemException(Problem.of(400, "lang is \"" + shortened(named) + "\", but there is en and zh.",
                "lang 是“" + shortened(named) + "”，而可选的是 en 和 zh。"));
        }
        return Languages.of(context);
    }

    /** Whether the address or the form names the language, so that links go on naming it. */
    static boolean namesLanguage(Context context) {
        return context.queryParam(Ids.LANG) != null || context.formParam(Ids.LANG) != null;
    }

    /** Where a request for a stage stands; {@code at} is filled in by the caller. */
    static Place place(Context context, Session session, SimTime at, Function<String, String> field) {
        return place(context, session, Place.ofSession(session.id()), at, field);
    }

    /** The same on a stage that has another path. */
    static Place place(Context context, Session session, String path, SimTime at, Function<String, String> field) {
        Topic topic = session.lesson().topic();
        List<HostTab> hosts = HostTab.of(topic);
        List<GuestTab> guests = GuestTab.of(topic);
        HostTab host = choice(field.apply(Ids.HOST_TAB), Ids.HOST_TAB, hosts, HostTab::written).orElse(hosts.get(0));
        GuestTab guest = choice(field.apply(Ids.GUEST_TAB), Ids.GUEST_TAB, guests, GuestTab::written).orElse(guests.get(0));
        Optional<Zoom> zoom = choice(field.apply(Ids.ZOOM), Ids.ZOOM, List.of(Zoom.values()), Zoom::written);
        String lang = field.apply(Ids.LANG);
        Language language = lang == null ? language(context) : Language.of(lang).orElseGet(() -> language(context));
        return new Place(origin(context), path, language, lang != null, at, host, guest, zoom,
            field.apply(Ids.AHEAD) != null);
    }

    private static String origin(Context context) {
        String scheme = "https".equals(context.header("X-Forwarded-Proto")) ? "https" : context.scheme();
        return scheme + "://" + context.host();
    }

    /** What was chosen of those; empty if nothing was. */
    private static <T> Optional<T> choice(String written, String field, List<T> known, Function<T, String> name) {
        if (written == null) return Optional.empty();
        return Optional.of(known.stream().filter(each -> name.apply(each).equals(written)).findFirst().orElseThrow(() -> {
            String names = known.stream().map(name).collect(Collectors.joining(", "));
            return new ProblemException(Problem.of(400, field + " is \"" + shortened(written) + "\", but there is " + names + ".",
                field + " 是“" + shortened(written) + "”，而可选的是 " + names + "。"));
        }));
    }

    /** A moment in seconds, such as 96.5; empty if the field is missing. What is finer than a microsecond is cut off. */
    static Optional<SimTime> moment(String written, String field) {
        if (written == null) return Optional.empty();
        return Optional.of(seconds(written).orElseThrow(() -> new ProblemException(Problem.of(400,
            field + " is \"" + shortened(written) + "\", but must be a moment of the run in seconds, such as 96 or 96.5.",
            field + " 是“" + shortened(written) + "”，但应为运行中的某一时刻，以秒计，例如 96 或 96.5。"))));
    }

    private static Optional<SimTime> seconds(String written) {
        int point = written.indexOf('.');
        String whole = point < 0 ? written : written.substring(0, point);
        String fraction = point < 0 ? "" : written.substring(point + 1);
        boolean digits = !whole.isEmpty() && written.length() <= LONGEST_NUMBER && (whole + fraction).chars()
            .allMatch(c -> c >= '0' && c <= '9')
            && (point < 0 || !fraction.isEmpty());
        if (!digits || whole.length() > 12) return Optional.empty();
        String micros = (fraction + "000000").substring(0, FRACTION_DIGITS);
        return Optional.of(SimTime.micros(Long.parseLong(whole) * SimTime.MICROS_PER_SECOND + Long.parseLong(micros)));
    }

    /** Somebody's words in a sentence of ours: not more than a few. */
    static String shortened(String words) {
        return words.length() <= 40 ? words : words.substring(0, 40) + "…";
    }
}
