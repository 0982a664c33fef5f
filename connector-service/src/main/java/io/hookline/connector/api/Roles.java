package io.hookline.connector.api;

/** The roles of the token's {@code groups} claim that this API asks for. */
final class Roles {

    static final String VIEWER = "viewer";
    static final String OPERATOR = "operator";
    static final String ADMIN = "admin";
    static final String RUNNER = "runner";

    private Roles() {}
}
