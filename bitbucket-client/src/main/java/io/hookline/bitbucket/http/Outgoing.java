package io.hookline.bitbucket.http;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request. Shows neither its headers, which hold credentials, nor its body.
 *
 * @param body null for none
 */
public record Outgoing(
        String method,
        URI address,
        Map<String, String> headers,
        @Nullable Body body) {

    /** What a request brings along. */
    public static final class Body {

        private final String type;
        private final byte[] bytes;

        /** A body of a media type; the bytes are not copied. */
        public Body(String type, byte[] bytes) {
            this.type = type;
            this.bytes = bytes;
        }

        String type() {
            return type;
        }

        byte[] bytes() {
            return bytes;
        }
    }

    public Outgoing {
        headers = Map.copyOf(headers);
    }

    @Override
    public String toString() {
        return "Outgoing[" + method + " " + address.getRawPath() + "]";
    }
}
