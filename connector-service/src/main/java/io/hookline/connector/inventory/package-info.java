/** What a connector sees on Bitbucket: workspaces, projects, and repositories with and without a project here. */
@NullMarked
package io.hookline.connector.inventory;

import org.jspecify.annotations.NullMarked;
