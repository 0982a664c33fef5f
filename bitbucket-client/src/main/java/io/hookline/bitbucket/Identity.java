package io.hookline.bitbucket;

import org.jspecify.annotations.Nullable;

/**
 * Who a credential is, and where.
 *
 * @param account null where the credential is good but stands for no user, or may not ask
 * @param version the server's version, as {@code 9.4.2}; null on Cloud
 */
public record Identity(@Nullable Account account, @Nullable String version) {}
