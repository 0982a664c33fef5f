package io.hookline.health.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Problem details (RFC 9457). */
@Schema(name = "Problem", description = "Why a request was not served (RFC 9457)")
record Problem(
        @Schema(examples = "urn:hookline:problem:project-not-found")
        String type,

        String title,
        int status,
        String detail) {

    static final String MEDIA_TYPE = "application/problem+json";

    /** The name becomes {@code urn:hookline:problem:<name>}. */
    static Problem of(int status, String name, String title, String detail) {
        return new Problem("urn:hookline:problem:" + name, title, status, detail);
    }

    static Problem notFound(String what, String id) {
        return of(404, what + "-not-found", "Not found", "There is no %s %s.".formatted(what, id));
    }

    static Problem badParameter(String name, String expected) {
        return of(400, "bad-parameter", "Bad parameter", "%s must be %s.".formatted(name, expected));
    }
}
