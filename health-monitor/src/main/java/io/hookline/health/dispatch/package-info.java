/** Commits a look's diagnosis, plan and messages in one transaction, and publishes the messages. */
@NullMarked
package io.hookline.health.dispatch;

import org.jspecify.annotations.NullMarked;
