package io.hookline.connector.deploykey;

import io.hookline.connector.credential.Sealed;

/** A key that was made and is not stored yet. */
public record NewKey(OurKey key, Sealed privateKey) {}
