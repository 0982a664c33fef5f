/** What a webhook's payload means, in one form for both products; pure. */
@NullMarked
package io.hookline.payload;

import org.jspecify.annotations.NullMarked;
