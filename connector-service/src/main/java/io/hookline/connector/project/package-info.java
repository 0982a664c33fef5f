/** Projects: one per repository, set up and removed in steps that survive a crash between any two. */
@NullMarked
package io.hookline.connector.project;

import org.jspecify.annotations.NullMarked;
