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
        return response(notAllowed());
    }

    @ServerExceptionMapper({JsonProcessingException.class, MismatchedInputException.class})
    RestResponse<Problem> malformed(JsonProcessingException e) {
        return response(Problem.malformed("The body is not the JSON that this operation takes"));
    }

    @ServerExceptionMapper
    RestResponse<Problem> http(WebApplicationException e) {
        Response.StatusType status = e.getResponse().getStatusInfo();
        return response(ofHttp(status.getStatusCode(), status.getReasonPhrase()));
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

    static Problem needsToken() {
        return Problem.of(
                "unauthorized", "Who are you?", Response.Status.UNAUTHORIZED, "A valid bearer token is needed");
    }

    static Problem notAllowed() {
        return Problem.of("forbidden", "Not allowed", Response.Status.FORBIDDEN, "The token's roles do not allow this");
    }

    static Problem ofHttp(int status, String title) {
        return new Problem("about:blank", title, status, "The request cannot be answered");
    }

    private static RestResponse<Problem> unauthorized() {
        return RestResponse.ResponseBuilder.create(Response.Status.UNAUTHORIZED, needsToken())
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
