package io.hookline.bitbucket.datacenter;

import io.hookline.bitbucket.Failure;
import io.hookline.bitbucket.http.Answer;
import io.hookline.bitbucket.http.Json;
import io.hookline.bitbucket.http.Reasons;
import java.util.Set;

/** What Data Center means by an answer: {@code {"errors":[{"message":…,"exceptionName":…}]}}. */
final class DataCenterFailures {

    private DataCenterFailures() {}

    static Failure of(Answer answer) {
        var errors = Json.lenient(answer.body()).at("errors");
        var first = errors.list(error -> error).stream().findFirst();
        var why = Reasons.of(
                answer.status(), first.map(error -> error.at("message").text()).orElse(null));
        var exception = first.map(error -> error.at("exceptionName").textOr("")).orElse("");
        return switch (answer.status()) {
            // 401 stands for both: not authenticated, and authenticated but not permitted.
            case 401 ->
                exception.endsWith("AuthorisationException")
                        ? new Failure.Forbidden(why, Set.of())
                        : new Failure.Unauthorized(why);
            case 403 -> new Failure.Forbidden(why, Set.of());
            case 404 ->
                errors.isArray() || isOfUnknownAddress(answer)
                        ? new Failure.NotFound(why)
                        : new Failure.Unavailable("a 404 that is not Bitbucket's");
            case 409 -> new Failure.Conflict(why);
            case 410 -> new Failure.Gone(why);
            default -> answer.status() / 100 == 4 ? new Failure.Invalid(why) : new Failure.Unavailable(why);
        };
    }

    // An address that this version does not have is answered {"message":…,"status-code":404}.
    private static boolean isOfUnknownAddress(Answer answer) {
        return Json.lenient(answer.body()).at("status-code").numberOr(0) == answer.status();
    }
}
