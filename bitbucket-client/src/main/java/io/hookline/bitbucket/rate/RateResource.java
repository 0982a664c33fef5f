package io.hookline.bitbucket.rate;

import java.util.regex.Pattern;

/** What Bitbucket counts calls to separately ({@code support.atlassian.com/bitbucket-cloud/docs/api-request-limits}). */
public enum RateResource {
    /** Cloud's repository data, and whatever has no count of its own. */
    REPOSITORY_DATA,
    /** Cloud's webhooks of repositories and workspaces. */
    WEBHOOK_DATA,
    /** Data Center counts all calls together. */
    ALL;

    private static final Pattern WEBHOOKS =
            Pattern.compile("/(repositories/[^/]+/[^/]+|workspaces/[^/]+)/hooks(/.*)?|/hook_events(/.*)?");

    /** What a call to Cloud counts as, by its path below the API's address. */
    public static RateResource ofCloud(String path) {
        return WEBHOOKS.matcher(path).matches() ? WEBHOOK_DATA : REPOSITORY_DATA;
    }
}
