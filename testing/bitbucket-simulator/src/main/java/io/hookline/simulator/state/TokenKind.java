package io.hookline.simulator.state;

/** The kinds of token of both products; {@code USER} is Data Center's personal HTTP access token. */
public enum TokenKind {
    API_TOKEN,
    APP_PASSWORD,
    OAUTH,
    REPOSITORY,
    PROJECT,
    WORKSPACE,
    USER;

    /** Whether this is one of Cloud's access tokens, which stand for a repository, project or workspace and not for a user. */
    public boolean standsForNoUser() {
        return this == REPOSITORY || this == PROJECT || this == WORKSPACE;
    }
}
