package io.hookline.connector.hostkey;

/** A person confirmed or revoked host keys of an instance: work that waited for that may go on. */
public record HostKeysConfirmed(String instance) {}
