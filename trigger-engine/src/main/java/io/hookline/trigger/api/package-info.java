/** What the engine decided and knows, over REST. */
@NullMarked
package io.hookline.trigger.api;

import org.jspecify.annotations.NullMarked;
