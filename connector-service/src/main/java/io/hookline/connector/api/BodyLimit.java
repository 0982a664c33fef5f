package io.hookline.connector.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hookline.connector.ConnectorConfig;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** Refuses a body that says it is too long before any of it is read, and one that does not say as soon as it turns out so. */
@Provider
@Priority(Priorities.ENTITY_CODER - 1)
@ApplicationScoped
class BodyLimit implements ContainerRequestFilter {

    /** Before Quarkus' own limit, which answers without a word. */
    private static final int PRIORITY = 100;

    private static final String TRANSFER_ENCODING = "Transfer-Encoding";

    private final int limit;
    private final String problem;

    BodyLimit(ConnectorConfig config, ObjectMapper json) throws JsonProcessingException {
        this.limit = Math.toIntExact(config.maxBody().asLongValue());
        this.problem = json.writeValueAsString(HttpProblems.tooLarge());
    }

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        if (request.getHeaderString(TRANSFER_ENCODING) == null) {
            return;
        }
        byte[] body = request.getEntityStream().readNBytes(limit + 1);
        if (body.length > limit) {
            throw HttpProblems.tooLarge().asException();
        }
        request.setEntityStream(new ByteArrayInputStream(body));
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, PRIORITY);
    }

    private void check(RoutingContext request) {
        String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null || isWithin(length)) {
            request.next();
            return;
        }
        request.response()
                .setStatusCode(413)
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                .end(problem);
    }

    private boolean isWithin(String length) {
        try {
            return Long.parseLong(length) <= limit;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
