/** What CI systems say of their builds, shown on Bitbucket's commits and pull requests. */
@NullMarked
package io.hookline.connector.status;

import org.jspecify.annotations.NullMarked;
