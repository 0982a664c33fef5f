package io.hookline.trigger.api;

/** Who may read here. */
final class Role {

    static final String VIEWER = "viewer";
    static final String OPERATOR = "operator";
    static final String ADMIN = "admin";

    private Role() {}
}
