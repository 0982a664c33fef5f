/** Webhooks: registered under a random id, matched by their own URL, replaced without a gap. */
@NullMarked
package io.hookline.connector.webhook;

import org.jspecify.annotations.NullMarked;
