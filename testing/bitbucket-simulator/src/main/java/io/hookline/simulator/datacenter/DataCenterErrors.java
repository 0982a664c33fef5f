package io.hookline.simulator.datacenter;

import io.hookline.simulator.http.Json;
import io.hookline.simulator.http.Refusal;
import io.hookline.simulator.http.Response;
import java.util.List;

/** Data Center's error answers; 401 is both "not authenticated" and "not permitted". */
final class DataCenterErrors {
    private static final String PACKAGE = "com.atlassian.bitbucket.";

    private DataCenterErrors() {}

    static Response of(Refusal refusal) {
        if (refusal.status() == 406) {
            return Response.empty(406);
        }
        Response response = Response.json(
                refusal.status(),
                Json.object(
                        "errors",
                        List.of(Json.object(
                                "context",
                                null,
                                "message",
                                refusal.text(),
                                "exceptionName",
                                PACKAGE + area(refusal.kind()) + refusal.kind()))));
        return refusal.kind().startsWith("Captcha")
                ? response.with("X-Authentication-Denied-Reason", "CAPTCHA_CHALLENGE")
                : response;
    }

    private static String area(String kind) {
        if (kind.contains("Repository")) {
            return "repository.";
        }
        if (kind.contains("Project")) {
            return "project.";
        }
        if (kind.contains("PullRequest") || kind.contains("Merge")) {
            return "pull.";
        }
        return kind.contains("Authentication") ? "auth." : "";
    }

    static Refusal notPermitted() {
        return Refusal.of(401, "AuthorisationException", "You are not permitted to access this resource");
    }

    static Refusal wrongPassword() {
        return Refusal.of(
                401,
                "IncorrectPasswordAuthenticationException",
                "Authentication failed. Please check your credentials and try again.");
    }

    static Refusal unlicensed() {
        return Refusal.of(
                401,
                "NoAccessAuthenticationException",
                "You do not have permission to access Bitbucket. Your administrator may need to give you a licence.");
    }

    static Refusal captcha() {
        return Refusal.of(401, "CaptchaRequiredAuthenticationException", "CAPTCHA required. Log in with a browser.");
    }

    static Refusal noProject(String key) {
        return Refusal.notFound("NoSuchProjectException", "Project " + key + " does not exist.");
    }

    static Refusal noRepository(String project, String slug) {
        return Refusal.notFound("NoSuchRepositoryException", "Repository " + project + "/" + slug + " does not exist.");
    }
}
