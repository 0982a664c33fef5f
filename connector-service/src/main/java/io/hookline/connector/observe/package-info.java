/** What Bitbucket shows of a project: facts for the health monitor, refs and pull requests for the trigger engine. */
@NullMarked
package io.hookline.connector.observe;

import org.jspecify.annotations.NullMarked;
