package io.hookline.gateway.receive;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Collects one request's body, up to a limit. Runs on the request's event loop only. A body past the limit is told at once; what is
 * still on its way is let go, so that the sender gets to read the answer, and the connection closed if that does not end.
 */
final class BodyReader {

    private static final int FIRST_GUESS = 64 * 1024;
    private static final int LET_GO = 16;

    private final HttpServerRequest request;
    private final int limit;
    private final Runnable whenTooLong;
    private byte[] bytes;
    private int length;
    private long letGo;

    private BodyReader(HttpServerRequest request, int limit, long announced, Runnable whenTooLong) {
        this.request = request;
        this.limit = limit;
        this.whenTooLong = whenTooLong;
        // What is announced is not believed beyond this, for nothing of it has been sent yet.
        this.bytes = new byte[Math.clamp(announced, 0, FIRST_GUESS)];
    }

    /** Calls exactly one of the two, unless the sender hangs up. */
    static void read(HttpServerRequest request, int limit, Consumer<byte[]> whenRead, Runnable whenTooLong) {
        long announced = announcedLength(request);
        BodyReader reader = new BodyReader(request, limit, announced, whenTooLong);
        if (announced > limit) {
            reader.refuse();
        } else if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            request.response().writeContinue();
        }
        request.handler(reader::append);
        request.endHandler(end -> reader.end(whenRead));
        request.resume();
    }

    private void append(Buffer chunk) {
        if (letGo > 0) {
            letGo += chunk.length();
            if (letGo > (long) LET_GO * limit) {
                request.connection().close();
            }
            return;
        }
        if (chunk.length() > limit - length) {
            refuse();
            return;
        }
        int end = length + chunk.length();
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(end, Math.min(limit, 2 * bytes.length)));
        }
        chunk.getBytes(0, chunk.length(), bytes, length);
        length = end;
    }

    private void refuse() {
        letGo = 1;
        bytes = new byte[0];
        whenTooLong.run();
    }

    private void end(Consumer<byte[]> whenRead) {
        if (letGo == 0) {
            whenRead.accept(length == bytes.length ? bytes : Arrays.copyOf(bytes, length));
        }
    }

    private static long announcedLength(HttpServerRequest request) {
        String header = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return header == null ? 0 : Long.parseLong(header);
    }
}
