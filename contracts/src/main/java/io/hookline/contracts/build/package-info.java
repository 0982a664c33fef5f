/** What is to be built, and why it is or is not. */
@NullMarked
package io.hookline.contracts.build;

import org.jspecify.annotations.NullMarked;
