/** Parses rendered objects strictly: core ones against their types, custom ones against their definitions. */
@NullMarked
package io.hookline.kubernetes.type;

import org.jspecify.annotations.NullMarked;
