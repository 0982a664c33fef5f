/** Carries out what somebody asks for: inbox, state, decision and outbox in one transaction. */
@NullMarked
package io.hookline.trigger.command;

import org.jspecify.annotations.NullMarked;
