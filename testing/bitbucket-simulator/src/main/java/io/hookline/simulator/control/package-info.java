/** The control API: everything a test or an owner does behind the client's back. */
@NullMarked
package io.hookline.simulator.control;

import org.jspecify.annotations.NullMarked;
