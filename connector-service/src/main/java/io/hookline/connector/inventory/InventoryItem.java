package io.hookline.connector.inventory;

import io.hookline.bitbucket.Repository;
import io.hookline.connector.project.ProjectView;
import org.jspecify.annotations.Nullable;

/**
 * A repository on Bitbucket.
 *
 * @param project the project that builds it, through whichever connector; null where there is none
 */
public record InventoryItem(Repository repository, @Nullable ProjectView project) {}
