package io.hookline.connector.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.hookline.connector.credential.KeysUnavailableException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place where what went wrong becomes an answer. No answer shows what was sent, or an exception's text. */
class ProblemMapper {

    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);
    private static final Duration SOON = Duration.ofSeconds(10);

    @ServerExceptionMapper
    Response problem(ProblemException e) {
        return answer(e.problem());
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Response unauthorized(RuntimeException e) {
        return Response.fromResponse(answer(HttpProblems.unauthorized()))
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException e) {
        return answer(HttpProblems.forbidden());
    }

    @ServerExceptionMapper({JsonProcessingException.class, MismatchedInputException.class})
    Response unreadable(JsonProcessingException e) {
        return answer(HttpProblems.malformedJson(place(e)));
    }

    @ServerExceptionMapper
    Response keysUnavailable(KeysUnavailableException e) {
        LOG.warnf("Secrets cannot be opened: why=%s", e.getMessage());
        return answer(Problem.of(
                        503,
                        "keys-unavailable",
                        "The service that keeps the encryption keys does not answer",
                        "Nothing is lost. Send the request again when it answers.")
                .with("retryAfter", SOON.toSeconds()));
    }

    @ServerExceptionMapper
    Response other(WebApplicationException e, UriInfo asked) {
        if (e.getCause() instanceof JsonProcessingException unreadable) {
            return unreadable(unreadable);
        }
        Response.StatusType status = e.getResponse().getStatusInfo();
        Problem problem = switch (status.getStatusCode()) {
            case 404 -> notFound(asked);
            case 405 -> HttpProblems.methodNotAllowed();
            case 406 -> HttpProblems.notAcceptable();
            case 413 -> HttpProblems.tooLarge();
            case 415 -> HttpProblems.unsupportedMediaType();
            default -> HttpProblems.of(status.getStatusCode(), status.getReasonPhrase());
        };
        return Response.fromResponse(answer(problem))
                .allow(e.getResponse().getAllowedMethods())
                .build();
    }

    @ServerExceptionMapper
    Response fault(RuntimeException e) {
        LOG.error("A request failed on a fault of this service", e);
        return answer(HttpProblems.internal());
    }

    /** A path that leads nowhere; JAX-RS says the same of a parameter that does not read. */
    private static Problem notFound(UriInfo asked) {
        boolean idReads =
                asked.getPathParameters().getOrDefault("id", List.of()).stream().allMatch(ProblemMapper::isUuid);
        if (idReads && !asked.getQueryParameters().isEmpty()) {
            return HttpProblems.malformedParameter();
        }
        return asked.getPath().startsWith("/connectors/")
                ? Problems.noConnector().problem()
                : HttpProblems.notFound();
    }

    private static boolean isUuid(String text) {
        try {
            return UUID.fromString(text).toString().equalsIgnoreCase(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
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
