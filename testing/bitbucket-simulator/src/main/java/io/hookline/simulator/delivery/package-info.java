/** Posts webhook bodies to their receivers with each product's rules of signature, retry and circuit breaking. */
@NullMarked
package io.hookline.simulator.delivery;

import org.jspecify.annotations.NullMarked;
