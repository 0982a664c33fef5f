/** Which settings the services have, and which topics and groups they read. */
@NullMarked
package io.hookline.kubernetes.setting;

import org.jspecify.annotations.NullMarked;
