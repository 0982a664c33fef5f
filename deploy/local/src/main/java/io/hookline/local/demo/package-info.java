/** The tour: what Hookline does, shown on a simulated Bitbucket with real pushes. */
@NullMarked
package io.hookline.local.demo;

import org.jspecify.annotations.NullMarked;
