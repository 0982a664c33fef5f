/** Turns decisions into messages for CI systems and publishes what was stored to be sent. */
@NullMarked
package io.hookline.trigger.request;

import org.jspecify.annotations.NullMarked;
