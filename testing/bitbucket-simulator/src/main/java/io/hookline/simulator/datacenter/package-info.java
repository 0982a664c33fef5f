/** Bitbucket Data Center: REST, webhook bodies and their differences by version. */
@NullMarked
package io.hookline.simulator.datacenter;

import org.jspecify.annotations.NullMarked;
