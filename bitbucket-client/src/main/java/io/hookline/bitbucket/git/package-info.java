/** Git over SSH: whether a deploy key opens a repository, and what its refs are. */
@NullMarked
package io.hookline.bitbucket.git;

import org.jspecify.annotations.NullMarked;
