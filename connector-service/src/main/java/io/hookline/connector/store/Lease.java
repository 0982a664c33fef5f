package io.hookline.connector.store;

import io.hookline.contracts.id.ProjectId;
import java.util.UUID;

/** The right to change a project, here and on Bitbucket, until it runs out or is released. */
public record Lease(ProjectId project, UUID holder) {}
