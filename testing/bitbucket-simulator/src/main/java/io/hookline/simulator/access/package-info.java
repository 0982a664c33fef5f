/** Who a request or an SSH key is, and what that identity may do. */
@NullMarked
package io.hookline.simulator.access;

import org.jspecify.annotations.NullMarked;
