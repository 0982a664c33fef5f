/** Finds what broke between Bitbucket and Hookline, has it repaired, and proves the repair. */
@NullMarked
package io.hookline.health;

import org.jspecify.annotations.NullMarked;
