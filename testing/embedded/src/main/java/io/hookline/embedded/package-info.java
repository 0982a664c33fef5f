/** Kafka, PostgreSQL and an OIDC issuer as real parts inside the JVM, for tests and the local stack; never a production dependency. */
@NullMarked
package io.hookline.embedded;

import org.jspecify.annotations.NullMarked;
