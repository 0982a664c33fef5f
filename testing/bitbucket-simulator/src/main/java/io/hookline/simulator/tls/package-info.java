/** HTTPS in front of a simulated product, with right and wrong certificates. */
@NullMarked
package io.hookline.simulator.tls;

import org.jspecify.annotations.NullMarked;
