/** What the simulated Bitbuckets know: owners, repositories, keys, hooks, pull requests, credentials, settings and time. */
@NullMarked
package io.hookline.simulator.state;

import org.jspecify.annotations.NullMarked;
