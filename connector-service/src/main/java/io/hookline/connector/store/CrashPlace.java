package io.hookline.connector.store;

/** A place between two effects. Enums and records of such places are tried out by tests, each of them. */
public interface CrashPlace {}
