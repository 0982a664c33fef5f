/** Names of things: an identity is never a bare string. */
@NullMarked
package io.hookline.contracts.id;

import org.jspecify.annotations.NullMarked;
