package io.hookline.contracts.event;

import org.jspecify.annotations.Nullable;

/**
 * Who did something, as far as Bitbucket says.
 *
 * @param id Cloud's account {@code uuid} or Data Center's user name; null where Bitbucket names none (deleted user, access token)
 * @param name what people call them
 */
public record Actor(@Nullable String id, String name) {}
