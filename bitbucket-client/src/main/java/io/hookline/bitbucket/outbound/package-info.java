/** Decides which addresses may be connected to, on the addresses that names really resolve to. */
@NullMarked
package io.hookline.bitbucket.outbound;

import org.jspecify.annotations.NullMarked;
