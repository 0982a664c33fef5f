/** Holds the manifests of this folder to what they promise: renders each overlay, parses it strictly, and tries what drift would do. */
@NullMarked
package io.hookline.kubernetes;

import org.jspecify.annotations.NullMarked;
