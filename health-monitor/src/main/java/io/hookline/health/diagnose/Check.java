package io.hookline.health.diagnose;

/** What is checked of a project. */
public enum Check {
    /** Whether connector-service and Bitbucket answer, and take the credential. */
    CREDENTIAL,
    /** Whether the repository is there, under the name and with the default branch that are known. */
    REPOSITORY,
    /** Whether exactly one webhook is registered, as it should be. */
    WEBHOOK,
    /** Whether our deploy key is registered, read-only. */
    DEPLOY_KEY,
    /** Whether git over SSH takes the deploy key, from the host whose key is pinned. */
    GIT
}
