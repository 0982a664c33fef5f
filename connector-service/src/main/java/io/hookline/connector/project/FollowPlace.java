package io.hookline.connector.project;

import io.hookline.connector.store.CrashPlace;

/** Where following a repository can be cut off. */
public enum FollowPlace implements CrashPlace {
    FOUND,
    FOLLOWED,
    VERIFIED
}
