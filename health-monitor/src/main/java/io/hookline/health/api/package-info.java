/** Health over REST: what is found, what is tried, and check now. */
@NullMarked
package io.hookline.health.api;

import org.jspecify.annotations.NullMarked;
