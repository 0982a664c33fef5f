/** What the engine knows of a project, as plain values: refs, pull requests, builds, and how they change. */
@NullMarked
package io.hookline.trigger.state;

import org.jspecify.annotations.NullMarked;
