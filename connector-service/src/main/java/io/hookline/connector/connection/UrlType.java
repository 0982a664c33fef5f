package io.hookline.connector.connection;

/** What a connector's URL leads to. */
public enum UrlType {
    /** A Bitbucket, or one workspace, project or user in it. */
    ACCOUNT,
    /** One repository. */
    REPOSITORY
}
