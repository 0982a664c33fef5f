package io.hookline.connector.repair;

import io.hookline.connector.store.CrashPlace;

/** Where the replacement of a deploy key can be cut off. */
public enum KeyPlace implements CrashPlace {
    MADE,
    REGISTERED,
    PROVEN,
    IN_PLACE,
    OLD_REMOVED
}
