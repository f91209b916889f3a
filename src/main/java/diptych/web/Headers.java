package diptych.web;

import io.javalin.config.RoutesConfig;

import java.util.Map;

/** What every answer says about itself, whoever made it: a page, a file, a problem, or Jetty refusing a request unread. */
final class Headers {
    private static final String POLICY = String.join("; ",
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "font-src 'self'", "img-src 'self' data:", "connect-src 'self'",
        "form-action 'self'", "base-uri 'none'", "frame-ancestors 'self'");

    static final Map<String, String> ON_EVERYTHING = Map.of(
        "Content-Security-Policy", POLICY,
        "Referrer-Policy", "no-referrer", // a session's address is its key, so no link out may carry it
        "X-Content-Type-Options", "nosniff",
        "X-Frame-Options", "SAMEORIGIN",
        "Cross-Origin-Opener-Policy", "same-origin",
        "Cross-Origin-Resource-Policy", "same-origin",
        "Permissions-Policy", "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()");

    private Headers() {}

    /**
     * What holds unless a handler says otherwise: a page depends on its reader's languages and must be asked for again,
     * and its compressed form is another one than its plain form.
     */
    static void addTo(RoutesConfig routes) {
        routes.before(context -> {
            context.header("Cache-Control", "private, no-cache");
            context.header("Vary", "Accept-Encoding, Accept-Language");
        });
    }
}
