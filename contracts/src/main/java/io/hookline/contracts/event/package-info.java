/** What happened to a repository, in one form for Bitbucket Cloud and Data Center. */
@NullMarked
package io.hookline.contracts.event;

import org.jspecify.annotations.NullMarked;
