package io.hookline.health.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every error answer is a problem detail. */
final class Problems {

    private static final Logger LOG = Logger.getLogger(Problems.class);

    @ServerExceptionMapper
    Response problem(ProblemException failure) {
        return answer(failure.problem());
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Response unauthorized(Throwable failure) {
        Problem problem =
                Problem.of(401, "unauthorized", "Unauthorized", "Send a valid bearer token of Hookline's issuer.");
        return Response.fromResponse(answer(problem))
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException failure) {
        return answer(Problem.of(403, "forbidden", "Forbidden", "The token's roles do not allow this."));
    }

    @ServerExceptionMapper({JsonProcessingException.class, MismatchedInputException.class})
    Response malformed(JsonProcessingException failure) {
        return answer(Problem.of(
                400,
                "malformed-json",
                "The body does not read",
                "The body is not the JSON that this operation takes."));
    }

    @ServerExceptionMapper
    Response refused(WebApplicationException failure) {
        Response.StatusType status = failure.getResponse().getStatusInfo();
        return answer(Problem.of(
                status.getStatusCode(),
                "request-refused",
                status.getReasonPhrase(),
                "The request is not one of this API."));
    }

    @ServerExceptionMapper
    Response unexpected(Throwable failure) {
        LOG.errorf(failure, "A request failed");
        return answer(Problem.of(500, "internal-error", "Internal error", "The log of health-monitor says more."));
    }

    private static Response answer(Problem problem) {
        return Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .entity(problem)
                .build();
    }
}
