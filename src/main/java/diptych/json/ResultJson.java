package diptych.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import diptych.scenario.Result;
import diptych.scenario.ResultViews;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/** Writes the result document (design.md section 3), piece by piece: a million samples are never in memory as text. */
public final class ResultJson {
    private static final JsonFactory JSON = new JsonFactory();

    private ResultJson() {}

    /** Writes one document and a line end; {@code out} stays open. */
    public static void write(Result result, OutputStream out) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
            value(ResultViews.document(result), json);
            json.writeRaw('\n');
        }
    }

    private static void value(Object value, JsonGenerator json) throws IOException {
        switch (value) {
            case Map<?, ?> map -> object(map, json);
            case List<?> list -> array(list, json);
            case String text -> json.writeString(text);
            case Long number -> json.writeNumber(number);
            case Double number -> json.writeNumber(number);
            case Boolean flag -> json.writeBoolean(flag);
            default -> throw new IllegalStateException("a result holds no " + value.getClass().getName());
        }
    }

    private static void object(Map<?, ?> map, JsonGenerator json) throws IOException {
        json.writeStartObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            json.writeFieldName((String) entry.getKey());
            value(entry.getValue(), json);
        }
        json.writeEndObject();
    }

    private static void array(List<?> list, JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (Object element : list) value(element, json);
        json.writeEndArray();
    }
}
