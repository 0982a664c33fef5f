package io.hookline.connector.project;

import io.hookline.connector.store.CrashPlace;

/** Where a move to another repository can be cut off. */
public enum MovePlace implements CrashPlace {
    BEGUN,
    KEY_REGISTERED,
    KEY_PROVEN,
    WEBHOOK_REGISTERED,
    SWITCHED,
    CLEARED
}
