/** The connection test: looks at a connector's way to its Bitbucket step by step, and says what is wrong and what to do. */
@NullMarked
package io.hookline.connector.check;

import org.jspecify.annotations.NullMarked;
