package io.hookline.connector.api;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An error as RFC 9457 has it.
 *
 * @param type {@code urn:hookline:problem:} and a name that programs can tell
 * @param detail what happened and, where a person can do something about it, what
 * @param more members of this type of problem
 */
@Schema(description = "RFC 9457 problem details", examples = """
                {"type":"urn:hookline:problem:repository-taken","title":"The repository has a project","status":409,\
                "detail":"Project shop builds this repository.","project":"7d1f0a4e-5f0e-4c2b-9a36-0a1f3c9f9b11"}""")
record Problem(
        String type,
        String title,
        int status,
        String detail,
        @JsonAnyGetter @Schema(hidden = true) Map<String, Object> more) {

    static final String MEDIA_TYPE = "application/problem+json";

    Problem {
        more = Map.copyOf(more);
    }

    static Problem of(int status, String name, String title, String detail) {
        return new Problem("urn:hookline:problem:" + name, title, status, detail, Map.of());
    }

    Problem with(String member, Object value) {
        Map<String, Object> all = new HashMap<>(more);
        all.put(member, value);
        return new Problem(type, title, status, detail, all);
    }

    ProblemException asException() {
        return new ProblemException(this);
    }
}
