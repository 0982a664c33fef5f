/** Judges one look at a project, without I/O: findings with severity, evidence and remedy. */
@NullMarked
package io.hookline.health.diagnose;

import org.jspecify.annotations.NullMarked;
