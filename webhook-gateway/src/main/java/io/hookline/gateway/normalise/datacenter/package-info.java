/** Reads the payloads of Bitbucket Data Center; pure. */
@NullMarked
package io.hookline.gateway.normalise.datacenter;

import org.jspecify.annotations.NullMarked;
