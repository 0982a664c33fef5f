package io.hookline.connector.api;

import io.hookline.connector.connection.Connectors;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Lets an identifier stand for a connector's id in every path: the resources see the id. */
class IdentifierFilter {

    private static final Pattern PATH = Pattern.compile("(/connectors/)([a-z0-9][a-z0-9-]{0,62})(/.*)?");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Connectors connectors;

    IdentifierFilter(Connectors connectors) {
        this.connectors = connectors;
    }

    @ServerRequestFilter(preMatching = true)
    @Nullable
    Uni<Void> resolve(ContainerRequestContext request) {
        UriInfo asked = request.getUriInfo();
        Matcher path = PATH.matcher(asked.getRequestUri().getRawPath());
        if (!path.matches() || ID.matcher(path.group(2)).matches()) {
            return null;
        }
        return connectors
                .identified(path.group(2))
                .invoke(found -> found.ifPresent(id -> {
                    String rest = Optional.ofNullable(path.group(3)).orElse("");
                    request.setRequestUri(asked.getRequestUriBuilder()
                            .replacePath(path.group(1) + id + rest)
                            .build());
                }))
                .replaceWithVoid();
    }
}
