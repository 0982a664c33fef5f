/** Sends a recorded webhook body to the gateway as Bitbucket would, and waits for what follows. */
@NullMarked
package io.hookline.local.deliver;

import org.jspecify.annotations.NullMarked;
