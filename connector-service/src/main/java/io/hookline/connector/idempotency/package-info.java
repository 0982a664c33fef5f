/** Requests that make something, kept with their answers, so that sending one again makes nothing twice. */
@NullMarked
package io.hookline.connector.idempotency;

import org.jspecify.annotations.NullMarked;
