package io.hookline.bitbucket.cloud;

import io.hookline.bitbucket.Failure;
import io.hookline.bitbucket.http.Answer;
import io.hookline.bitbucket.http.Json;
import io.hookline.bitbucket.http.Reasons;
import java.util.LinkedHashSet;
import java.util.Set;

/** What Cloud means by an answer: {@code {"type":"error","error":{"message":…,"detail":…}}}. */
final class CloudFailures {

    private CloudFailures() {}

    static Failure of(Answer answer) {
        var error = Json.lenient(answer.body()).at("error");
        var why = Reasons.of(answer.status(), error.at("message").text());
        return switch (answer.status()) {
            case 401 -> new Failure.Unauthorized(why);
            case 403 -> new Failure.Forbidden(why, missingScopes(error.at("detail")));
            case 404 ->
                error.isPresent()
                        ? new Failure.NotFound(why)
                        : new Failure.Unavailable("a 404 that is not Bitbucket's");
            case 409 -> new Failure.Conflict(why);
            case 410 -> new Failure.Gone(why);
            case 400 -> saysKeyExists(why) ? new Failure.Conflict(why) : new Failure.Invalid(why);
            default -> answer.status() / 100 == 4 ? new Failure.Invalid(why) : new Failure.Unavailable(why);
        };
    }

    // Cloud has no status of its own for a key that is registered already, be it here or as a user's key.
    private static boolean saysKeyExists(String why) {
        return why.contains("has already added that access key") || why.contains("has already registered that SSH key");
    }

    private static Set<String> missingScopes(Json detail) {
        var missing = new LinkedHashSet<>(detail.at("required").texts());
        detail.at("granted").texts().forEach(missing::remove);
        return missing;
    }
}
