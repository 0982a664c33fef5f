package io.hookline.gateway.receive;

import io.hookline.contracts.event.Product;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What a delivery is recognised by over all its attempts: Cloud's {@code X-Request-UUID}, Data Center's {@code X-Request-Id}; for a
 * request without one, the digest of its body. Only letters, digits and {@code {}-._:}, so that it can stand in JSON and in logs.
 */
record DeliveryId(String value) {

    private static final int LONGEST = 100;

    DeliveryId {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("a delivery id is 1 to 100 letters, digits or {}-._:");
        }
    }

    static String headerOf(Product product) {
        return switch (product) {
            case CLOUD -> "X-Request-UUID";
            case DATA_CENTER -> "X-Request-Id";
        };
    }

    /**
     * The id of a delivery.
     *
     * @param header the value of {@link #headerOf}; null when absent
     */
    static DeliveryId of(@Nullable String header, byte[] body) {
        return header != null && isWellFormed(header) ? new DeliveryId(header) : new DeliveryId(digest(body));
    }

    /** By hand: every delivery comes here, and a pattern would take ten times as long. */
    static boolean isWellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isAlphanumeric = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!isAlphanumeric && "{}-._:".indexOf(c) < 0) {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= LONGEST;
    }

    private static String digest(byte[] body) {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
