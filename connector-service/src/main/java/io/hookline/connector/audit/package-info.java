/** Who changed what and when, and who was given keys: written before it happens, so that a crash hides nothing. */
@NullMarked
package io.hookline.connector.audit;

import org.jspecify.annotations.NullMarked;
