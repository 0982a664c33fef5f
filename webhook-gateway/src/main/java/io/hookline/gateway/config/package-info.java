/** The gateway's settings, checked once at start. */
@NullMarked
package io.hookline.gateway.config;

import org.jspecify.annotations.NullMarked;
