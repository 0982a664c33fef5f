/** Knows the projects, leases those that are due, and asks connector-service what it sees of each. */
@NullMarked
package io.hookline.health.scan;

import org.jspecify.annotations.NullMarked;
