package diptych.bench;

import java.nio.charset.StandardCharsets;

/**
 * A request as a browser with htmx sends it.
 *
 * @param target of a session whose id is yet to be filled in
 * @param form   the body; "" for GET
 */
record Ask(String method, String target, String form) {
    private static final String SESSION = "{session}";

    static Ask post(String path, String form) {
        return new Ask("POST", "/s/" + SESSION + path, form);
    }

    static Ask get(String query) {
        return new Ask("GET", "/s/" + SESSION + query, "");
    }

    /** The same to another address. */
    Ask to(String otherTarget) {
        return new Ask(method, otherTarget, form);
    }

    /** The same with one thing said differently. */
    Ask with(String said, String otherwise) {
        return new Ask(method, target.replace(said, otherwise), form.replace(said, otherwise));
    }

    /** @param encoding what the client can read: "gzip" or "identity" */
    byte[] bytes(String session, String encoding) {
        return bytes(session, encoding, "HX-Request: true\r\nHX-Target: view\r\n");
    }

    /** As a browser asks that was just led here. */
    byte[] page(String encoding) {
        return bytes("", encoding, "");
    }

    private byte[] bytes(String session, String encoding, String htmx) {
        String body = method.equals("POST")
            ? "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + form.length() + "\r\n\r\n" + form : "\r\n";
        return (method + " " + target.replace(SESSION, session) + " HTTP/1.1\r\n"
            + "Host: 127.0.0.1\r\n"
            + "User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36\r\n"
            + "Accept: */*\r\n"
            + "Accept-Language: en-GB,en;q=0.9\r\n"
            + "Accept-Encoding: " + encoding + "\r\n"
            + htmx + body).getBytes(StandardCharsets.ISO_8859_1);
    }
}
