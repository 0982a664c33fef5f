/** What every service refuses to take for a secret. */
@NullMarked
package io.hookline.contracts.secret;

import org.jspecify.annotations.NullMarked;
