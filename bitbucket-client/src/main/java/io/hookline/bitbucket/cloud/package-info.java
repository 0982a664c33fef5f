/** Bitbucket Cloud's REST API 2.0. */
@NullMarked
package io.hookline.bitbucket.cloud;

import org.jspecify.annotations.NullMarked;
