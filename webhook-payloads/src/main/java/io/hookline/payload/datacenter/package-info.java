/** Reads the payloads of Bitbucket Data Center; pure. */
@NullMarked
package io.hookline.payload.datacenter;

import org.jspecify.annotations.NullMarked;
