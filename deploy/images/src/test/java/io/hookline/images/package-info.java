@NullMarked
package io.hookline.images;

import org.jspecify.annotations.NullMarked;
