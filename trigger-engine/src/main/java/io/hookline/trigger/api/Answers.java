package io.hookline.trigger.api;

import io.hookline.contracts.build.Decision;
import io.hookline.trigger.command.Answer;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestResponse;

/** What became of a request, over HTTP. */
final class Answers {

    private Answers() {}

    static RestResponse<Decision> created(Answer answer) {
        return RestResponse.status(Response.Status.CREATED, decision(answer));
    }

    static Decision decision(Answer answer) {
        return switch (answer) {
            case Answer.Decided(Decision decision, boolean _) -> decision;
            case Answer.NotFound(String what) ->
                throw new ProblemException(Problem.notFound("There is no such " + what));
            case Answer.Removed _ -> throw new ProblemException(removed());
            case Answer.Unbuildable(String why) -> throw new ProblemException(unbuildable(why));
            case Answer.KeyReused _ -> throw new ProblemException(keyReused());
            case Answer.Unavailable(String reason) -> throw new ProblemException(Problem.unavailable(reason));
        };
    }

    static Problem removed() {
        return Problem.conflict(
                "project-removed", "The project was removed", "The project was removed; nothing of it is built.");
    }

    static Problem unbuildable(String why) {
        return Problem.unprocessable("cannot-be-built", "This cannot be built", why);
    }

    static Problem keyReused() {
        return Problem.unprocessable(
                "idempotency-key-reused",
                "The Idempotency-Key was used before",
                "Another request was sent under this Idempotency-Key; send a new one.");
    }
}
