package io.hookline.local.deliver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hookline.contracts.event.Product;
import io.hookline.contracts.event.RepositoryRef;
import io.hookline.contracts.wire.Json;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A webhook's body: the bytes as they are in the file, and what can be read from them. */
public final class WebhookBody {

    private final byte[] bytes;
    private final @Nullable JsonNode json;

    private WebhookBody(byte[] bytes, @Nullable JsonNode json) {
        this.bytes = bytes;
        this.json = json;
    }

    /** Takes any bytes: whether they are JSON is the gateway's to judge. */
    public static WebhookBody of(byte[] bytes) {
        try {
            return new WebhookBody(bytes.clone(), Json.mapper().readTree(bytes));
        } catch (IOException e) {
            return new WebhookBody(bytes.clone(), null);
        }
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /** The id of the repository that the body is about; empty where it names none. */
    Optional<String> repositoryId(Product product) {
        return eventRepository(product).map(repository -> id(product, repository));
    }

    /** How many decisions it should lead to: one for each ref change, one for anything else. */
    int changes() {
        JsonNode body = json;
        if (body == null) {
            return 1;
        }
        int refs =
                body.path("push").path("changes").size() + body.path("changes").size();
        return Math.max(1, refs);
    }

    /**
     * The same event of another repository: wherever the body names its repository, it names the given one instead. Other repositories,
     * such as the fork that a pull request comes from, stay. A body that names no repository stays as it is.
     */
    WebhookBody as(RepositoryRef target) {
        JsonNode body = json;
        Optional<String> own = repositoryId(target.product());
        if (body == null || own.isEmpty()) {
            return this;
        }
        JsonNode rewritten = body.deepCopy();
        rewrite(rewritten, own.get(), target);
        return WebhookBody.of(toBytes(rewritten));
    }

    private Optional<JsonNode> eventRepository(Product product) {
        JsonNode body = json;
        if (body == null) {
            return Optional.empty();
        }
        JsonNode repository = switch (product) {
            case CLOUD -> body.path("repository");
            case DATA_CENTER ->
                body.has("pullRequest")
                        ? body.path("pullRequest").path("toRef").path("repository")
                        : body.has("new") ? body.path("new") : body.path("repository");
        };
        return isRepository(product, repository) ? Optional.of(repository) : Optional.empty();
    }

    private static void rewrite(JsonNode node, String own, RepositoryRef target) {
        if (node instanceof ObjectNode object
                && isRepository(target.product(), object)
                && id(target.product(), object).equals(own)) {
            rename(object, target);
        }
        node.forEach(child -> rewrite(child, own, target));
    }

    private static void rename(ObjectNode repository, RepositoryRef target) {
        int slash = target.path().indexOf('/');
        String owner = target.path().substring(0, slash);
        String slug = target.path().substring(slash + 1);
        switch (target.product()) {
            case CLOUD -> {
                repository.put("uuid", target.id().value());
                repository.put("full_name", target.path());
                put(repository.path("workspace"), "slug", owner);
            }
            case DATA_CENTER -> {
                repository.put("id", Long.parseLong(target.id().value()));
                repository.put("slug", slug);
                put(repository.path("project"), "key", owner);
            }
        }
    }

    private static void put(JsonNode node, String field, String value) {
        if (node instanceof ObjectNode object) {
            object.put(field, value);
        }
    }

    private static boolean isRepository(Product product, JsonNode node) {
        return switch (product) {
            case CLOUD -> node.path("full_name").isTextual();
            case DATA_CENTER ->
                node.path("slug").isTextual() && node.path("project").isObject();
        };
    }

    // Cloud's oldest bodies have no uuid; then the name has to do.
    private static String id(Product product, JsonNode repository) {
        return switch (product) {
            case CLOUD ->
                repository.path("uuid").asText(repository.path("full_name").asText());
            case DATA_CENTER -> repository.path("id").asText();
        };
    }

    private static byte[] toBytes(JsonNode node) {
        try {
            return Json.mapper().writeValueAsBytes(node);
        } catch (IOException e) {
            throw new IllegalStateException("what was read as JSON writes as JSON", e);
        }
    }
}
