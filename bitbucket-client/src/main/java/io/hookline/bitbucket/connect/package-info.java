/** Makes the client that suits an instance, and keeps each credential's budget of calls. */
@NullMarked
package io.hookline.bitbucket.connect;

import org.jspecify.annotations.NullMarked;
