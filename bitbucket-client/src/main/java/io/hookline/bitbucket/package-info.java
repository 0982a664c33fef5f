/** The port to Bitbucket: what can be asked of it and done on it, the same for Cloud and Data Center. */
@NullMarked
package io.hookline.bitbucket;

import org.jspecify.annotations.NullMarked;
