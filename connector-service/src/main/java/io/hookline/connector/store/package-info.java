/** Database transactions, and the lease that lets one piece of work at a time touch a project. */
@NullMarked
package io.hookline.connector.store;

import org.jspecify.annotations.NullMarked;
