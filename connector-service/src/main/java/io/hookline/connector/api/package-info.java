/** The REST API. */
@NullMarked
package io.hookline.connector.api;

import org.jspecify.annotations.NullMarked;
