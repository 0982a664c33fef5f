/** Renders overlays with kubectl. */
@NullMarked
package io.hookline.kubernetes.render;

import org.jspecify.annotations.NullMarked;
