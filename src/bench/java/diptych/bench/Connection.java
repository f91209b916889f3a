package diptych.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * One connection that is kept alive, one request at a time. It shares the processors with the server that it measures, so it does
 * as little as can be done: it writes bytes and reads until the answer is whole.
 */
final class Connection implements AutoCloseable {
    private static final byte[] HEAD_ENDS = {'\r', '\n', '\r', '\n'};
    /** Whoever waits longer waits for ever. */
    private static final int PATIENCE_MILLIS = 60_000;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private byte[] answer = new byte[1 << 16];
    private int length;
    private int bodyFrom;
    private String head = "";

    Connection(int port) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = socket.getInputStream();
        out = socket.getOutputStream();
    }

    /** Sends a request, reads all of its answer, and returns the answer's status. */
    int exchange(byte[] request) throws IOException {
        out.write(request);
        length = 0;
        bodyFrom = 0;
        while (bodyFrom == 0) bodyFrom = headEnd(read());
        head = new String(answer, 0, bodyFrom, StandardCharsets.ISO_8859_1);
        Optional<String> size = header("Content-Length");
        if (size.isPresent()) readTo(bodyFrom + Integer.parseInt(size.get()));
        else if (header("Transfer-Encoding").isPresent()) joinChunks();
        return Integer.parseInt(head.substring(9, 12));
    }

    Optional<String> header(String name) {
        int from = head.indexOf("\r\n" + name + ": ");
        if (from < 0) return Optional.empty();
        int value = from + name.length() + 4;
        return Optional.of(head.substring(value, head.indexOf("\r\n", value)));
    }

    byte[] body() {
        return Arrays.copyOfRange(answer, bodyFrom, length);
    }

    /** All bytes of the last answer, head and body. */
    int bytes() {
        return length;
    }

    private int read() throws IOException {
        if (length == answer.length) answer = Arrays.copyOf(answer, length * 2);
        int before = length;
        int got = in.read(answer, length, answer.length - length);
        if (got < 0) throw new IOException("the server closed the connection within an answer");
        length += got;
        return before;
    }

    private void readTo(int end) throws IOException {
        while (length < end) read();
    }

    /** Where the body begins, or 0 if the head goes on. */
    private int headEnd(int readFrom) {
        for (int at = Math.max(0, readFrom - 3); at + 4 <= length; at++) {
            if (Arrays.equals(answer, at, at + 4, HEAD_ENDS, 0, 4)) return at + 4;
        }
        return 0;
    }

    /** Puts the chunks of a body one behind the other. */
    private void joinChunks() throws IOException {
        int from = bodyFrom;
        int joined = bodyFrom;
        while (true) {
            int line = lineEnd(from);
            int size = Integer.parseInt(new String(answer, from, line - from, StandardCharsets.ISO_8859_1).strip(), 16);
            readTo(line + 2 + size + 2);
            System.arraycopy(answer, line + 2, answer, joined, size);
            joined += size;
            from = line + 2 + size + 2;
            if (size == 0) break;
        }
        length = joined;
    }

    private int lineEnd(int from) throws IOException {
        for (int at = from; ; at++) {
            readTo(at + 2);
            if (answer[at] == '\r' && answer[at + 1] == '\n') return at;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
