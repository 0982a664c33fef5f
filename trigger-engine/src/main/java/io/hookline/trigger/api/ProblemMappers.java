package io.hookline.trigger.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Makes every failure a problem; what nobody expected is logged and told without its inside. */
final class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    RestResponse<Problem> problem(ProblemException e) {
        return response(e.problem());
    }

    @ServerExceptionMapper
    RestResponse<Problem> unauthorized(UnauthorizedException e) {
        return unauthorized();
    }

    @ServerExceptionMapper
    RestResponse<Problem> unauthenticated(AuthenticationFailedException e) {
        return unauthorized();
    }

    @ServerExceptionMapper
    RestResponse<Problem> forbidden(ForbiddenException e) {
        return response(Problem.of(
                "forbidden", "Not allowed", Response.Status.FORBIDDEN, "The token's roles do not allow this"));
    }

    @ServerExceptionMapper({JsonProcessingException.class, MismatchedInputException.class})
    RestResponse<Problem> malformed(JsonProcessingException e) {
        return response(Problem.malformed("The body is not the JSON that this operation takes"));
    }

    @ServerExceptionMapper
    RestResponse<Problem> http(WebApplicationException e) {
        Response.StatusType status = e.getResponse().getStatusInfo();
        return response(new Problem(
                "about:blank", status.getReasonPhrase(), status.getStatusCode(), "The request cannot be answered"));
    }

    @ServerExceptionMapper
    RestResponse<Problem> unexpected(Exception e) {
        LOG.error("A request failed", e);
        return response(Problem.of(
                "internal",
                "Something went wrong here",
                Response.Status.INTERNAL_SERVER_ERROR,
                "The request could not be answered; the log says why"));
    }

    private static RestResponse<Problem> unauthorized() {
        Problem problem = Problem.of(
                "unauthorized", "Who are you?", Response.Status.UNAUTHORIZED, "A valid bearer token is needed");
        return RestResponse.ResponseBuilder.create(Response.Status.UNAUTHORIZED, problem)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .type(Problem.MEDIA_TYPE)
                .build();
    }

    private static RestResponse<Problem> response(Problem problem) {
        return RestResponse.ResponseBuilder.<Problem>create(problem.status())
                .entity(problem)
                .type(Problem.MEDIA_TYPE)
                .build();
    }
}
