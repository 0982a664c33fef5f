/** Container images of the services: the base is unpacked, the services are trained on its Java, and Jib puts the layers together. */
@NullMarked
package io.hookline.images;

import org.jspecify.annotations.NullMarked;
