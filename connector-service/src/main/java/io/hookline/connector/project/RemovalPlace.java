package io.hookline.connector.project;

import io.hookline.connector.store.CrashPlace;

/** Where a removal can be cut off. */
public enum RemovalPlace implements CrashPlace {
    MARKED,
    TAKEN_FROM_BITBUCKET
}
