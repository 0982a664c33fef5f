/** Ends connections whose requests take too long, before there is a request that anything else could see. */
@NullMarked
package io.hookline.gateway.connection;

import org.jspecify.annotations.NullMarked;
