package io.hookline.connector.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place where what went wrong becomes an answer. No answer shows what was sent, or an exception's text. */
class ProblemMapper {

    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

    @ServerExceptionMapper
    Response problem(ProblemException e) {
        return answer(e.problem());
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Response unauthorized(RuntimeException e) {
        Problem problem = Problem.of(
                401, "unauthorized", "A valid bearer token is needed", "Send Authorization: Bearer <token>.");
        return Response.fromResponse(answer(problem))
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException e) {
        return answer(Problem.of(
                403,
                "forbidden",
                "The token's roles do not allow this",
                "See the operation's description for the roles."));
    }

    @ServerExceptionMapper({JsonProcessingException.class, MismatchedInputException.class})
    Response unreadable(JsonProcessingException e) {
        return answer(
                Problem.of(400, "malformed-json", "The body does not read", "Look at " + place(e) + " of the body."));
    }

    @ServerExceptionMapper
    Response other(WebApplicationException e) {
        if (e.getCause() instanceof JsonProcessingException unreadable) {
            return unreadable(unreadable);
        }
        Response.StatusType status = e.getResponse().getStatusInfo();
        return answer(Problem.of(
                status.getStatusCode(),
                "http-" + status.getStatusCode(),
                status.getReasonPhrase(),
                "The request cannot be answered."));
    }

    @ServerExceptionMapper
    Response fault(RuntimeException e) {
        LOG.error("A request failed on a fault of this service", e);
        return answer(Problem.of(
                500,
                "internal",
                "This service has a fault",
                "Its log has the reason. Nothing needs to be sent again by hand."));
    }

    private static Response answer(Problem problem) {
        Response.ResponseBuilder answer =
                Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
        Object seconds = problem.more().get("retryAfter");
        return (seconds == null ? answer : answer.header(HttpHeaders.RETRY_AFTER, seconds)).build();
    }

    private static String place(JsonProcessingException e) {
        if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            return mapping.getPath().stream()
                    .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                    .collect(Collectors.joining("."));
        }
        return e.getLocation() == null ? "the start" : "line " + e.getLocation().getLineNr();
    }
}
