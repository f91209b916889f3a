package diptych.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/**
 * A file ready to be sent.
 *
 * @param gzip    its compressed form, where that is worth the trouble
 * @param version names these very bytes; another file, another version
 */
record Asset(String contentType, byte[] plain, Optional<byte[]> gzip, String version) {
    /** Compressed text below this still fills one packet. */
    private static final int WORTH_COMPRESSING = 1_000;
    private static final Map<String, String> TYPES = Map.of(
        "css", "text/css; charset=utf-8",
        "js", "text/javascript; charset=utf-8",
        "svg", "image/svg+xml; charset=utf-8",
        "html", "text/html; charset=utf-8",
        "json", "application/json",
        "txt", "text/plain; charset=utf-8",
        "png", "image/png",
        "ico", "image/x-icon",
        "woff2", "font/woff2");

    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);

    static Asset of(String path, byte[] file) {
        String ending = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        byte[] bytes = path.startsWith("web/") ? bare(file, ending) : file;
        String type = TYPES.getOrDefault(ending, "application/octet-stream");
        boolean isText = type.contains("charset") || type.contains("json");
        boolean worthIt = isText && bytes.length > WORTH_COMPRESSING;
        return new Asset(type, bytes, worthIt ? Optional.of(compress(bytes)) : Optional.empty(), digest(bytes));
    }

    /** A style sheet or a script without what is only for its readers: comments, indentation, and in styles the ends of lines. */
    private static byte[] bare(byte[] file, String ending) {
        boolean isScript = ending.equals("js");
        if (!isScript && !ending.equals("css")) return file;
        String text = new String(file, StandardCharsets.UTF_8);
        if (isScript) text = text.lines().map(String::strip).filter(line -> !line.startsWith("//")).collect(Collectors.joining("\n"));
        else text = COMMENT.matcher(text).replaceAll("").lines().map(String::strip).collect(Collectors.joining());
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] compress(byte[] bytes) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return compressed.toByteArray();
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
