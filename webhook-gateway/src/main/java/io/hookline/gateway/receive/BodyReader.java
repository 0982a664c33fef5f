package io.hookline.gateway.receive;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Collects one request's body, up to a limit of its own and to what all bodies may hold together, within a time. Runs on the request's
 * event loop. What is too long, too much or too late is told at once; what is still on its way is let go, so that the sender gets to read
 * the answer, and the connection closed if that does not end.
 */
final class BodyReader {

    private static final int LET_GO = 16;
    private static final byte[] NOTHING = {};

    private final HttpServerRequest request;
    private final int limit;
    private final OpenBodies all;
    private final Consumer<byte[]> whenRead;
    private final Consumer<Problem> whenRefused;
    private final Context context = Objects.requireNonNull(Vertx.currentContext());
    private final long begun = System.nanoTime();
    private byte[] bytes = NOTHING;
    private int length;
    private int expected;
    private long letGo;
    private boolean closed;

    private BodyReader(
            HttpServerRequest request,
            int limit,
            OpenBodies all,
            Consumer<byte[]> whenRead,
            Consumer<Problem> whenRefused) {
        this.request = request;
        this.limit = limit;
        this.all = all;
        this.whenRead = whenRead;
        this.whenRefused = whenRefused;
    }

    /** Calls exactly one of the two, unless the sender hangs up. */
    static void read(
            HttpServerRequest request,
            int limit,
            OpenBodies all,
            Consumer<byte[]> whenRead,
            Consumer<Problem> whenRefused) {
        new BodyReader(request, limit, all, whenRead, whenRefused).start();
    }

    /** When the body was begun, in the nanoseconds of {@link System#nanoTime}. */
    long begun() {
        return begun;
    }

    /** Gives up a body that takes too long, and the connection with it. Any thread may call it. */
    void endLate() {
        context.runOnContext(_ -> {
            if (!closed) {
                refuse(Problem.TOO_SLOW);
                request.response().closeHandler(null);
                request.connection().close();
            }
        });
    }

    private void start() {
        all.add(this);
        request.exceptionHandler(_ -> close());
        String announced = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        long announcedLength = announced == null ? limit : Long.parseLong(announced);
        expected = Math.clamp(announcedLength, 0, limit);
        if (announcedLength > limit) {
            refuse(Problem.BODY_TOO_LARGE);
        } else if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            request.response().writeContinue();
        }
        request.handler(this::append);
        request.endHandler(end -> end());
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
            refuse(Problem.BODY_TOO_LARGE);
            return;
        }
        int end = length + chunk.length();
        if (end > bytes.length && !grow(Math.max(end, Math.min(expected, 2 * end)))) {
            return;
        }
        chunk.getBytes(0, chunk.length(), bytes, length);
        length = end;
    }

    /** By what has come: what is only announced takes no memory from others. */
    private boolean grow(int size) {
        if (!all.take(size - bytes.length)) {
            refuse(Problem.TOO_MUCH_AT_ONCE);
            return false;
        }
        bytes = Arrays.copyOf(bytes, size);
        return true;
    }

    private void refuse(Problem problem) {
        letGo = 1;
        close();
        whenRefused.accept(problem);
    }

    private void end() {
        if (letGo == 0) {
            byte[] body = length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
            close();
            whenRead.accept(body);
        }
    }

    private void close() {
        if (!closed) {
            closed = true;
            all.remove(this, bytes.length);
            bytes = NOTHING;
        }
    }
}
