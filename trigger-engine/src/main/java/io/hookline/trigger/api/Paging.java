package io.hookline.trigger.api;

import io.hookline.trigger.store.Position;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which page a request is for. */
final class Paging {

    private static final int MOST = 500;

    @QueryParam("limit")
    @DefaultValue("50")
    @Parameter(description = "How many at most, 1 to 500")
    String limit = "50";

    @QueryParam("after")
    @Parameter(description = "The field next of the page before")
    @Nullable
    String after;

    int limit() {
        int given = Parameters.required("limit", limit, Integer::parseInt);
        if (given < 1 || given > MOST) {
            throw new ProblemException(Problem.invalid("limit must be 1 to " + MOST));
        }
        return given;
    }

    /** The position that the page before ended at; null for the first page. */
    @Nullable
    Position before() {
        return Parameters.optional("after", after, Position::of);
    }
}
