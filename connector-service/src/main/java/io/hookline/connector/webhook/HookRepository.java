package io.hookline.connector.webhook;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class HookRepository implements PanacheRepositoryBase<HookEntity, String> {}
