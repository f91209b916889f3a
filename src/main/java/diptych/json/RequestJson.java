package diptych.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;

/** One served request as a line of the log. */
public final class RequestJson {
    private static final JsonFactory JSON = new JsonFactory();

    private RequestJson() {}

    public static String line(Instant time, String method, String path, int status, double millis, long bytes) {
        StringWriter out = new StringWriter(160);
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("time", time.toString());
            json.writeStringField("method", method);
            json.writeStringField("path", path);
            json.writeNumberField("status", status);
            json.writeNumberField("ms", millis);
            json.writeNumberField("bytes", bytes);
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toString();
    }
}
