package io.hookline.bitbucket.datacenter;

import io.hookline.bitbucket.CommitHash;
import io.hookline.bitbucket.CommitStatus;
import io.hookline.bitbucket.Done;
import io.hookline.bitbucket.Failure;
import io.hookline.bitbucket.Result;
import io.hookline.bitbucket.http.HttpApi;

/** Build statuses: a repository's since 7.14, before that those of a commit wherever it is. */
final class DataCenterBuilds {

    private static final String CAPABILITIES = "/rest/api/latest/build/capabilities";
    private static final String LEGACY = "/rest/build-status/1.0/commits/";
    private static final String RICH = "richBuildStatus";

    private final HttpApi api;
    private final BuildCapabilities capabilities;

    DataCenterBuilds(HttpApi api, BuildCapabilities capabilities) {
        this.api = api;
        this.capabilities = capabilities;
    }

    Result<Done> set(String at, CommitHash commit, CommitStatus status) {
        return capabilities
                .rich(this::askForRich)
                .flatMap(rich -> rich
                        ? api.send("POST", at + "/commits/" + commit + "/builds", Bodies.status(status))
                        : api.send("POST", LEGACY + commit, Bodies.legacyStatus(status)));
    }

    private Result<Boolean> askForRich() {
        return api.get(CAPABILITIES, json -> json.at("buildStatus").texts().contains(RICH))
                .recover(failure -> failure instanceof Failure.NotFound ? Result.ok(false) : Result.failed(failure));
    }
}
