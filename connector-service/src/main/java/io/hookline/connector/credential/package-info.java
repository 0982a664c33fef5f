/** Envelope encryption of credentials and private keys at rest. */
@NullMarked
package io.hookline.connector.credential;

import org.jspecify.annotations.NullMarked;
