/** A stateful stand-in for Bitbucket Cloud and Data Center: starts it, wires its parts and offers its control to tests. */
@NullMarked
package io.hookline.simulator;

import org.jspecify.annotations.NullMarked;
