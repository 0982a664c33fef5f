/** The one JSON form and the CloudEvents 1.0 envelope of every message. */
@NullMarked
package io.hookline.contracts.wire;

import org.jspecify.annotations.NullMarked;
