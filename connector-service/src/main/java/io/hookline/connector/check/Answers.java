package io.hookline.connector.check;

import io.hookline.bitbucket.http.Json;
import io.hookline.bitbucket.http.Reasons;
import io.hookline.bitbucket.probe.HttpSighting;
import io.hookline.contracts.event.Product;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads answers of the API in the error forms of both products. */
final class Answers {

    private static final int RATE_LIMITED = 429;

    private Answers() {}

    /**
     * What an error says.
     *
     * @param exception Data Center's name of it; empty on Cloud
     * @param required the scopes that were needed, where Cloud tells
     * @param granted the scopes that the credential has, where Cloud tells
     */
    record Fault(String message, String exception, Set<String> required, Set<String> granted) {

        static Fault of(HttpSighting.Answer answer) {
            Json body = json(answer);
            Json cloud = body.at("error");
            Optional<Json> dataCenter =
                    body.at("errors").list(error -> error).stream().findFirst();
            String message = dataCenter
                    .map(error -> error.at("message"))
                    .orElse(cloud.at("message"))
                    .textOr("");
            return new Fault(
                    message,
                    dataCenter
                            .map(error -> error.at("exceptionName").textOr(""))
                            .orElse(""),
                    new TreeSet<>(cloud.at("detail", "required").texts()),
                    new TreeSet<>(cloud.at("detail", "granted").texts()));
        }

        boolean isOfBitbucket() {
            return exception.startsWith("com.atlassian.bitbucket") || exception.startsWith("com.atlassian.stash");
        }

        /** Data Center answers 401 also to somebody it knows. */
        boolean isNotPermitted() {
            return exception.endsWith("AuthorisationException");
        }
    }

    /** A verdict where there is no answer to judge by: none came, or Bitbucket is limiting or in trouble. */
    static Optional<Verdict> trouble(Ask ask, Subject subject, Facts facts) {
        HttpSighting seen = facts.answers().get(ask);
        return switch (seen) {
            case null -> Optional.of(GeneralFinding.AFTER_UNKNOWN.because(""));
            case HttpSighting.NoAnswer(var why) ->
                Optional.of(GeneralFinding.NO_ANSWER.because(ask.shown(subject.product()) + ": " + why));
            case HttpSighting.Answer answer -> trouble(answer, evidence(ask, subject.product(), answer));
        };
    }

    private static Optional<Verdict> trouble(HttpSighting.Answer answer, String evidence) {
        if (answer.status() == RATE_LIMITED) {
            String wait = answer.header("retry-after")
                    .map(seconds -> ", Retry-After: " + seconds)
                    .orElse("");
            return Optional.of(GeneralFinding.RATE_LIMITED.because(evidence + wait));
        }
        if (answer.status() / 100 == 5) {
            return Optional.of(GeneralFinding.BITBUCKET_TROUBLE.because(evidence));
        }
        boolean cut = isSuccess(answer)
                && answer.mediaType().endsWith("json")
                && !json(answer).isPresent();
        return cut ? Optional.of(GeneralFinding.ANSWER_UNREADABLE.because(evidence)) : Optional.empty();
    }

    /** Question, status and the server's own words. */
    static String evidence(Ask ask, Product product, HttpSighting.Answer answer) {
        String message = Fault.of(answer).message();
        return ask.shown(product) + ": " + Reasons.of(answer.status(), message);
    }

    static Json json(HttpSighting.Answer answer) {
        return Json.lenient(answer.body().getBytes(StandardCharsets.UTF_8));
    }

    static boolean isSuccess(HttpSighting.Answer answer) {
        return answer.status() / 100 == 2;
    }

    static boolean isRedirect(HttpSighting.Answer answer) {
        return answer.status() / 100 == 3;
    }

    /** Whether whoever was shown is known, but may not. */
    static boolean isForbidden(HttpSighting.Answer answer) {
        return answer.status() == 403 || answer.status() == 401;
    }

    /** The commit that a branch points at. */
    static Optional<String> firstCommit(Facts facts) {
        return facts.answer(Ask.BRANCHES)
                .flatMap(answer -> json(answer).at("values").list(branch -> branch.at("target", "hash")).stream()
                        .findFirst())
                .map(hash -> hash.textOr(""))
                .filter(hash -> !hash.isEmpty());
    }
}
