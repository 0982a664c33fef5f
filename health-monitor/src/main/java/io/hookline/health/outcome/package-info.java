/** Takes in what became of repair commands and has the project looked at again. */
@NullMarked
package io.hookline.health.outcome;

import org.jspecify.annotations.NullMarked;
