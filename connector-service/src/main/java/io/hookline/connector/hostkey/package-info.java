/** The SSH host keys of each Bitbucket instance, trusted once a person has confirmed them; no SSH call goes out past them. */
@NullMarked
package io.hookline.connector.hostkey;

import org.jspecify.annotations.NullMarked;
