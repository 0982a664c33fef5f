package io.hookline.connector.connection;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class ConnectorRepository implements PanacheRepositoryBase<ConnectorEntity, UUID> {}
