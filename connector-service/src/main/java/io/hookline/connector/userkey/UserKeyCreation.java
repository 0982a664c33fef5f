package io.hookline.connector.userkey;

/** What came of making a user key. */
public sealed interface UserKeyCreation {

    record Created(UserKey key) implements UserKeyCreation {}

    /** Another key of the connector has the name. */
    record NameTaken() implements UserKeyCreation {}
}
