/** What happened in a repository, before it takes the form of either product's webhook. */
@NullMarked
package io.hookline.simulator.event;

import org.jspecify.annotations.NullMarked;
