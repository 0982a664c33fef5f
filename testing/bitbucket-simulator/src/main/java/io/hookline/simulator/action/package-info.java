/** What users and owners do: push, open and merge pull requests, rename, register keys and hooks. */
@NullMarked
package io.hookline.simulator.action;

import org.jspecify.annotations.NullMarked;
