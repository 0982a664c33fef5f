/** SSH keys of Bitbucket users, for private repositories that a project's deploy key does not open. */
@NullMarked
package io.hookline.connector.userkey;

import org.jspecify.annotations.NullMarked;
