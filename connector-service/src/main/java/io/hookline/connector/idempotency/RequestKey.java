package io.hookline.connector.idempotency;

/**
 * Which request it is.
 *
 * @param caller whose key it is: two callers' keys are never the same
 * @param operation what is asked for: method and path
 * @param key what the caller calls the request
 */
public record RequestKey(String caller, String operation, String key) {}
