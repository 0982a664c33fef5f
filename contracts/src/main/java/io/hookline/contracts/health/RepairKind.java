package io.hookline.contracts.health;

/** What can be repaired. */
public enum RepairKind {
    DEPLOY_KEY,
    WEBHOOK,
    REPOSITORY
}
