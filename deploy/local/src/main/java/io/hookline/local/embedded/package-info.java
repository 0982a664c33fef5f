/** The processes of the local stack that are not services: Kafka, PostgreSQL, the issuer. */
@NullMarked
package io.hookline.local.embedded;

import org.jspecify.annotations.NullMarked;
