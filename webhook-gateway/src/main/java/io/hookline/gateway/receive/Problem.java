package io.hookline.gateway.receive;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.hookline.contracts.wire.Json;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Why a request is refused, as problem details (RFC 9457): everything that a caller is told, and nothing of what it sent. */
enum Problem {
    NO_SUCH_PATH(404, "No such path", "Webhooks are delivered to /hooks/<hook id>."),
    UNKNOWN_HOOK(404, "Unknown webhook", "No webhook is registered under this id."),
    METHOD_NOT_ALLOWED(405, "Method not allowed", "Webhooks are delivered by POST."),
    UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type", "The Content-Type has to be application/json."),
    UNSUPPORTED_ENCODING(415, "Unsupported content encoding", "A body is sent as it is, or as gzip."),
    MALFORMED_ENCODING(400, "Malformed content encoding", "The body is not the gzip that its Content-Encoding says."),
    TOO_SLOW(408, "Too slow", "The body did not arrive in time. Send the delivery again."),
    TOO_MUCH_AT_ONCE(503, "Not accepted now", "Too much is being received. Send the delivery again."),
    SOURCE_NOT_ALLOWED(403, "Source not allowed", "Bitbucket Cloud does not deliver from this address."),
    BODY_TOO_LARGE(413, "Body too large", "The body is longer than this gateway reads."),
    SIGNATURE_MISSING(401, "Signature missing", "The request has no X-Hub-Signature: has the webhook a secret?"),
    SIGNATURE_MALFORMED(
            401, "Signature malformed", "The X-Hub-Signature is not sha256= followed by 64 hexadecimal digits."),
    SIGNATURE_WRONG(401, "Signature wrong", "The X-Hub-Signature was not made with this webhook's secret."),
    MALFORMED_JSON(400, "Malformed JSON", "The body is not JSON, or it is nested deeper than any webhook's."),
    MISSING_EVENT_KEY(400, "Event key missing", "The request has no X-Event-Key."),
    OTHER_REPOSITORY(
            422, "Another repository", "The body is about another repository than the webhook is registered for."),
    KAFKA_UNAVAILABLE(503, "Not accepted now", "The delivery could not be stored. Send it again."),
    INTERNAL_ERROR(500, "Internal error", "The gateway failed. Send the delivery again.");

    private final int status;
    private final String typeName;
    private final String detail;
    private final String body;

    Problem(int status, String title, String detail) {
        this.status = status;
        this.typeName = name().toLowerCase(Locale.ROOT).replace('_', '-');
        this.detail = detail;
        this.body = render(typeName, title, status, detail);
    }

    /** Whether only a delivery with the right signature gets this far. */
    boolean isOfSigned() {
        return switch (this) {
            case MALFORMED_JSON, MISSING_EVENT_KEY, OTHER_REPOSITORY, KAFKA_UNAVAILABLE -> true;
            case NO_SUCH_PATH,
                    UNKNOWN_HOOK,
                    METHOD_NOT_ALLOWED,
                    UNSUPPORTED_MEDIA_TYPE,
                    UNSUPPORTED_ENCODING,
                    MALFORMED_ENCODING,
                    TOO_SLOW,
                    TOO_MUCH_AT_ONCE,
                    SOURCE_NOT_ALLOWED,
                    BODY_TOO_LARGE,
                    SIGNATURE_MISSING,
                    SIGNATURE_MALFORMED,
                    SIGNATURE_WRONG,
                    INTERNAL_ERROR -> false;
        };
    }

    int status() {
        return status;
    }

    /** The last part of the problem's type. */
    String typeName() {
        return typeName;
    }

    /** One sentence for people. */
    String detail() {
        return detail;
    }

    String body() {
        return body;
    }

    private static String render(String typeName, String title, int status, String detail) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "urn:hookline:problem:" + typeName);
        problem.put("title", title);
        problem.put("status", status);
        problem.put("detail", detail);
        try {
            return Json.mapper().writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("strings and a number have a JSON form", e);
        }
    }
}
