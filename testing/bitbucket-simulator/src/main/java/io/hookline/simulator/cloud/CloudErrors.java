package io.hookline.simulator.cloud;

import io.hookline.simulator.http.Json;
import io.hookline.simulator.http.Refusal;
import io.hookline.simulator.http.Response;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Cloud's error answers. */
final class CloudErrors {
    private CloudErrors() {}

    static Response of(Refusal refusal) {
        // Cloud has no 409 for what it refuses; such requests are 400 there.
        int status = refusal.status() == 409 ? 400 : refusal.status();
        Map<String, @Nullable Object> error = Json.object("message", refusal.text());
        error.putAll(refusal.detail());
        Response response = Response.json(status, Json.object("type", "error", "error", error));
        return status == 401 ? response.with("WWW-Authenticate", "Basic realm=\"Bitbucket.org HTTP\"") : response;
    }

    static Refusal unauthorized() {
        return Refusal.of(401, "Unauthorized", "Token is invalid, expired, or not supported for this endpoint.");
    }

    static Refusal expired() {
        return Refusal.of(401, "Unauthorized", "Access token expired. Use your refresh token to obtain a new one.");
    }

    static Refusal noRepository(String workspace, String slug) {
        return Refusal.notFound("NoSuchRepositoryException", "Repository " + workspace + "/" + slug + " not found");
    }

    static Refusal gone() {
        return Refusal.of(410, "Gone", "CHANGE-2770 - Functionality has been deprecated")
                .with(Json.object(
                        "data",
                        Json.object(
                                "announcement_url",
                                "https://developer.atlassian.com/cloud/bitbucket/changelog/#CHANGE-2770")));
    }
}
