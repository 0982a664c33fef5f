/** What a runner needs to check a build's commit out: from where, with which keys, past which host keys. */
@NullMarked
package io.hookline.connector.checkout;

import org.jspecify.annotations.NullMarked;
