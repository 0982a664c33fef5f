package io.hookline.connector.repair;

import io.hookline.connector.store.CrashPlace;

/** Where the replacement of a webhook can be cut off. */
public enum HookPlace implements CrashPlace {
    MADE,
    REGISTERED,
    IN_PLACE,
    OLD_REMOVED
}
