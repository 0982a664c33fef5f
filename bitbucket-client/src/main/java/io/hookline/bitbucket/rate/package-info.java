/** Counts how many calls each credential may still make. */
@NullMarked
package io.hookline.bitbucket.rate;

import org.jspecify.annotations.NullMarked;
