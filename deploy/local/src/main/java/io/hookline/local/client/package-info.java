/** Hookline as its users see it: small clients of the services' REST APIs and of the topics. */
@NullMarked
package io.hookline.local.client;

import org.jspecify.annotations.NullMarked;
