/** Knows the registered hooks: the compacted topic, in memory. */
@NullMarked
package io.hookline.gateway.registration;

import org.jspecify.annotations.NullMarked;
