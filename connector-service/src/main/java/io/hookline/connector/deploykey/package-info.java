/** Deploy keys: made here, registered read-only, replaced without a gap. */
@NullMarked
package io.hookline.connector.deploykey;

import org.jspecify.annotations.NullMarked;
