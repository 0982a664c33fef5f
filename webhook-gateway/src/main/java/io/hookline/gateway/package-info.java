/** The webhook gateway: receives a delivery, verifies it, normalises it and publishes it before Bitbucket is answered. */
@NullMarked
package io.hookline.gateway;

import org.jspecify.annotations.NullMarked;
