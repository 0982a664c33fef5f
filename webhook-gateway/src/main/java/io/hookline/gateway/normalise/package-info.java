/** What a delivery means, in one form for both products; pure. */
@NullMarked
package io.hookline.gateway.normalise;

import org.jspecify.annotations.NullMarked;
