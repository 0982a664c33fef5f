package io.hookline.connector.api;

/** The problems that HTTP itself has names for; any operation may answer with them. */
final class HttpProblems {

    private HttpProblems() {}

    static Problem noBody() {
        return Problem.of(400, "no-body", "The request has no body", "Send a JSON object, or the same in YAML.");
    }

    static Problem malformedJson(String place) {
        return Problem.of(400, "malformed-json", "The body does not read", "Look at " + place + " of the body.");
    }

    static Problem malformedYaml(String why) {
        return Problem.of(400, "malformed-yaml", "The body does not read as YAML", why);
    }

    static Problem malformedParameter() {
        return Problem.of(
                400,
                "malformed-parameter",
                "A parameter of the query does not read",
                "Numbers are digits, ids are UUIDs; see the operation's description.");
    }

    static Problem malformedIdempotencyKey() {
        return Problem.of(
                400,
                "malformed-idempotency-key",
                "The Idempotency-Key does not read",
                "Send up to 200 visible ASCII characters, such as a new UUID.");
    }

    static Problem unauthorized() {
        return Problem.of(401, "unauthorized", "A valid bearer token is needed", "Send Authorization: Bearer <token>.");
    }

    static Problem forbidden() {
        return Problem.of(
                403,
                "forbidden",
                "The token's roles do not allow this",
                "See the operation's description for the roles.");
    }

    static Problem notFound() {
        return Problem.of(404, "not-found", "Nothing is here", "Look at the path, and at the id in it.");
    }

    static Problem methodNotAllowed() {
        return Problem.of(
                405, "method-not-allowed", "The method is not for this path", "GET /q/openapi lists the operations.");
    }

    static Problem notAcceptable() {
        return Problem.of(
                406,
                "not-acceptable",
                "No answer is of a type that is accepted",
                "Accept application/json or application/yaml.");
    }

    static Problem stale() {
        return Problem.of(
                412,
                "changed-meanwhile",
                "It was changed meanwhile",
                "Get it again, and send the change with its new ETag in If-Match.");
    }

    static Problem tooLarge() {
        return Problem.of(
                413, "body-too-large", "The body is too long", "Send less: hookline.connector.max-body is the limit.");
    }

    static Problem unsupportedMediaType() {
        return Problem.of(
                415,
                "unsupported-media-type",
                "The body is of a type that is not read here",
                "Send application/json or application/yaml.");
    }

    static Problem idempotencyKeyReused() {
        return Problem.of(
                422,
                "idempotency-key-reused",
                "The Idempotency-Key was sent with another request",
                "Send a new key with a new request; the same key only with the same body.");
    }

    static Problem requestUnderWay() {
        return Problem.of(
                        409,
                        "request-under-way",
                        "The same request is being worked on",
                        "Send it again for its answer.")
                .with("retryAfter", 1);
    }

    static Problem preconditionRequired() {
        return Problem.of(
                428,
                "if-match-required",
                "The request does not say which version it changes",
                "Send the ETag of the answer you changed in If-Match, or * for whatever is there.");
    }

    static Problem internal() {
        return Problem.of(
                500,
                "internal",
                "This service has a fault",
                "Its log has the reason. Nothing needs to be sent again by hand.");
    }

    /** Any other status. */
    static Problem of(int status, String reason) {
        return Problem.of(status, "http-" + status, reason, "The request cannot be answered.");
    }
}
