/** Says whether a body was signed with a hook's secret; pure. */
@NullMarked
package io.hookline.gateway.verify;

import org.jspecify.annotations.NullMarked;
