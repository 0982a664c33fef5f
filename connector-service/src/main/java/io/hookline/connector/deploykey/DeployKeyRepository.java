package io.hookline.connector.deploykey;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class DeployKeyRepository implements PanacheRepositoryBase<DeployKeyEntity, UUID> {}
