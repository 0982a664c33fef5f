package io.hookline.connector.connection;

import io.hookline.contracts.event.Product;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which connectors are asked for, by name.
 *
 * @param text a part of the name or identifier, whatever its case; null for all
 * @param tags all of which they have; a key alone stands for it with any value
 * @param after the name after which the page begins
 */
public record ConnectorQuery(
        @Nullable String text,
        List<String> tags,
        @Nullable UrlType urlType,
        @Nullable Product product,
        @Nullable String after,
        int atMost) {

    public ConnectorQuery {
        tags = List.copyOf(tags);
    }
}
