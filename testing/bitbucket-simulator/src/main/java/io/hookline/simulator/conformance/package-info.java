/** Checks logged requests and answers against Atlassian's OpenAPI files. */
@NullMarked
package io.hookline.simulator.conformance;

import org.jspecify.annotations.NullMarked;
