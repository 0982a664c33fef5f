package io.hookline.simulator.http;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request that Bitbucket refuses. It crosses handlers as an exception so that each product can write it as its own
 * kind of error body in one place.
 */
public final class Refusal extends RuntimeException {
    private final int status;
    private final String kind;
    private final transient Map<String, @Nullable Object> detail;

    private Refusal(int status, String kind, String message, Map<String, @Nullable Object> detail) {
        super(message, null, false, false);
        this.status = status;
        this.kind = kind;
        this.detail = detail;
    }

    /**
     * A refusal of any status.
     *
     * @param kind Data Center's exception name without its package
     */
    public static Refusal of(int status, String kind, String message) {
        return new Refusal(status, kind, message, Map.of());
    }

    public static Refusal invalid(String message) {
        return of(400, "ArgumentValidationException", message);
    }

    public static Refusal notFound(String kind, String message) {
        return of(404, kind, message);
    }

    public static Refusal conflict(String kind, String message) {
        return of(409, kind, message);
    }

    /** The same refusal with further members for Cloud's error object. */
    public Refusal with(Map<String, @Nullable Object> members) {
        return new Refusal(status, kind, text(), members);
    }

    public int status() {
        return status;
    }

    public String kind() {
        return kind;
    }

    public String text() {
        return String.valueOf(getMessage());
    }

    public Map<String, @Nullable Object> detail() {
        return detail;
    }
}
