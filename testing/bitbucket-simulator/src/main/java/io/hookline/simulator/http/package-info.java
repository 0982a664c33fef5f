/** The HTTP shell that every endpoint shares: routing, JSON, the request log. */
@NullMarked
package io.hookline.simulator.http;

import org.jspecify.annotations.NullMarked;
