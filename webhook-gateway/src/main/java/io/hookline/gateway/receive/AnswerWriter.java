package io.hookline.gateway.receive;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;

/** Writes answers as HTTP responses. */
final class AnswerWriter {

    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");
    private static final CharSequence PROBLEM_JSON = HttpHeaders.createOptimized("application/problem+json");
    private static final CharSequence RETRY_AFTER = HttpHeaders.createOptimized("Retry-After");
    private static final CharSequence SECONDS = HttpHeaders.createOptimized("5");
    private static final CharSequence CHALLENGE = HttpHeaders.createOptimized("X-Hub-Signature algorithm=\"sha256\"");
    private static final CharSequence POST = HttpHeaders.createOptimized("POST");

    private AnswerWriter() {}

    static void write(HttpServerResponse response, Answer answer) {
        if (response.ended() || response.closed()) {
            return;
        }
        switch (answer) {
            case Answer.Accepted accepted ->
                json(
                        response,
                        answer.status(),
                        "{\"outcome\":\"accepted\",\"deliveryId\":\"" + accepted.delivery() + "\",\"events\":[\""
                                + accepted.event() + "\"]}");
            case Answer.Ignored ignored ->
                json(
                        response,
                        answer.status(),
                        "{\"outcome\":\"ignored\",\"deliveryId\":\"" + ignored.delivery() + "\",\"reason\":\""
                                + ignored.reason() + "\"}");
            case Answer.Quarantined quarantined ->
                json(
                        response,
                        answer.status(),
                        "{\"outcome\":\"quarantined\",\"deliveryId\":\"" + quarantined.delivery() + "\"}");
            case Answer.Refused(Problem problem) -> problem(response, problem);
        }
    }

    /** Needs no escaping: delivery ids are restricted, event ids are UUIDs and reasons are sentences of the gateway's own. */
    private static void json(HttpServerResponse response, int status, String body) {
        response.setStatusCode(status).putHeader(HttpHeaders.CONTENT_TYPE, JSON).end(body);
    }

    private static void problem(HttpServerResponse response, Problem problem) {
        response.setStatusCode(problem.status()).putHeader(HttpHeaders.CONTENT_TYPE, PROBLEM_JSON);
        switch (problem.status()) {
            case 401 -> response.putHeader("WWW-Authenticate", CHALLENGE);
            case 405 -> response.putHeader(HttpHeaders.ALLOW, POST);
            case 503 -> response.putHeader(RETRY_AFTER, SECONDS);
            default -> {}
        }
        response.end(problem.body());
    }
}
