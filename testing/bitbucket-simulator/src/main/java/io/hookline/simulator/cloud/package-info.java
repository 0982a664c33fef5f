/** Bitbucket Cloud: REST 2.0, OAuth and webhook bodies. */
@NullMarked
package io.hookline.simulator.cloud;

import org.jspecify.annotations.NullMarked;
