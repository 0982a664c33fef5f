package io.hookline.gateway.receive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A delivery's body.
 *
 * @param asSent the bytes on the wire
 * @param unpacked the JSON where the body was compressed on its way; null where it was not
 */
@SuppressWarnings(
        "ArrayRecordComponent") // nobody compares bodies; copying 4 MB to be safe from ourselves is not worth it
record Body(byte[] asSent, byte @Nullable [] unpacked) {

    /** A body cannot be read; says what the sender is told. */
    static final class UnreadableException extends Exception {

        private static final long serialVersionUID = 1L;

        private final Problem problem;

        private UnreadableException(Problem problem) {
            super(problem.typeName(), null, false, false);
            this.problem = problem;
        }

        Problem problem() {
            return problem;
        }
    }

    /**
     * Undoes a {@code Content-Encoding}.
     *
     * @param encoding the header's value; null when absent
     * @param limit how long the content may be: a few bytes can unpack to gigabytes
     */
    static Body of(byte[] asSent, @Nullable String encoding, int limit) throws UnreadableException {
        return switch (encoding == null ? "identity" : encoding.strip().toLowerCase(Locale.ROOT)) {
            case "identity", "" -> new Body(asSent, null);
            case "gzip", "x-gzip" -> new Body(asSent, unpack(asSent, limit));
            default -> throw new UnreadableException(Problem.UNSUPPORTED_ENCODING);
        };
    }

    /** Whether what is signed may be either: the contract names the body, not at which end of a proxy that compresses it. */
    boolean isPacked() {
        return unpacked != null;
    }

    /** The JSON. */
    byte[] content() {
        return unpacked == null ? asSent : unpacked;
    }

    private static byte[] unpack(byte[] packed, int limit) throws UnreadableException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            byte[] content = in.readNBytes(limit + 1);
            if (content.length > limit) {
                throw new UnreadableException(Problem.BODY_TOO_LARGE);
            }
            return content;
        } catch (IOException e) {
            throw new UnreadableException(Problem.MALFORMED_ENCODING);
        }
    }
}
