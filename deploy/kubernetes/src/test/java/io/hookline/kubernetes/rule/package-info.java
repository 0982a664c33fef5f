/** What every rendered overlay has to hold, each as a named rule that tells its faults. */
@NullMarked
package io.hookline.kubernetes.rule;

import org.jspecify.annotations.NullMarked;
