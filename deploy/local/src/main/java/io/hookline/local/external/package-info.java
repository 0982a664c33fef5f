/** A Kafka, a PostgreSQL and an issuer that are there already, in the place of the local stack's own: settings, looks, use. */
@NullMarked
package io.hookline.local.external;

import org.jspecify.annotations.NullMarked;
