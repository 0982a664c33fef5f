package io.hookline.trigger.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An error as RFC 9457 writes it. */
@Schema(description = "Problem details, RFC 9457")
@JsonInclude(JsonInclude.Include.NON_NULL)
record Problem(String type, String title, int status, String detail) {

    static final String MEDIA_TYPE = "application/problem+json";

    static Problem of(String name, String title, Response.Status status, String detail) {
        return new Problem("urn:hookline:problem:" + name, title, status.getStatusCode(), detail);
    }

    static Problem invalid(String detail) {
        return of("invalid-parameter", "A parameter is not valid", Response.Status.BAD_REQUEST, detail);
    }

    static Problem malformed(String detail) {
        return of("malformed-json", "The body does not read", Response.Status.BAD_REQUEST, detail);
    }

    static Problem notUnderstood(String detail) {
        return of("webhook-not-understood", "The webhook does not read", Response.Status.BAD_REQUEST, detail);
    }

    static Problem conflict(String name, String title, String detail) {
        return of(name, title, Response.Status.CONFLICT, detail);
    }

    static Problem unprocessable(String name, String title, String detail) {
        return new Problem("urn:hookline:problem:" + name, title, 422, detail);
    }

    static Problem unavailable(String reason) {
        return of(
                "bitbucket-unavailable",
                "Bitbucket could not be asked",
                Response.Status.SERVICE_UNAVAILABLE,
                "Bitbucket could not be asked for a commit now (" + reason + "); nothing was changed. Try again.");
    }

    static Problem notFound(String detail) {
        return of("not-found", "There is no such thing", Response.Status.NOT_FOUND, detail);
    }
}
