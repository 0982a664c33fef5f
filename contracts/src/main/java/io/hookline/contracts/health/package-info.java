/** What was seen of a project on Bitbucket, and what is done to mend it. */
@NullMarked
package io.hookline.contracts.health;

import org.jspecify.annotations.NullMarked;
