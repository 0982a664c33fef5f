/** Real bare git repositories, served over HTTP and SSH to exactly those who may. */
@NullMarked
package io.hookline.simulator.git;

import org.jspecify.annotations.NullMarked;
