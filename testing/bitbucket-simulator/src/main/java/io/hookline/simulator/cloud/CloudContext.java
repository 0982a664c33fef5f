package io.hookline.simulator.cloud;

import io.hookline.simulator.access.Access;
import io.hookline.simulator.action.Actions;
import io.hookline.simulator.http.Addresses;
import io.hookline.simulator.http.Refusal;
import io.hookline.simulator.http.Request;
import io.hookline.simulator.state.Owner;
import io.hookline.simulator.state.Permission;
import io.hookline.simulator.state.Product;
import io.hookline.simulator.state.Repository;
import io.hookline.simulator.state.Setting;
import io.hookline.simulator.state.Store;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What all areas of Cloud's REST API share, and how they find the repository of a path. */
record CloudContext(Store store, Actions actions, Access access, CloudObjects objects, CloudPages pages) {

    static CloudContext of(Store store, Actions actions, Addresses addresses) {
        return new CloudContext(
                store,
                actions,
                new Access(store),
                new CloudObjects(store, actions.git(), addresses),
                new CloudPages(store, addresses));
    }

    /** The repository named by {@code {ws}} and {@code {repo}}; 404 also where the caller may not see it. */
    Repository repository(CloudCall call, Permission needed) {
        String workspace = call.request().variable("ws");
        String name = call.request().variable("repo");
        Repository found = find(workspace, name)
                .orElseThrow(() -> moved(call.request()).orElseGet(() -> CloudErrors.noRepository(workspace, name)));
        Permission granted =
                call.identity().token() == null ? access.permission(call.identity(), found) : ofToken(call, found);
        if (!granted.includes(Permission.READ)) {
            throw CloudErrors.noRepository(workspace, name);
        }
        if (!granted.includes(needed)) {
            throw Refusal.of(403, "Forbidden", "Forbidden");
        }
        return found;
    }

    /** Scopes are checked for the route; here it counts whether the token is for this repository and its user may. */
    private static Permission ofToken(CloudCall call, Repository repository) {
        var token = call.identity().token();
        if (token == null || !Access.opens(token, repository)) {
            return repository.hidden() ? Permission.NONE : Permission.READ;
        }
        return call.identity().user() == null
                ? Permission.ADMIN
                : call.identity().user().permission();
    }

    private Optional<Repository> find(String workspace, String name) {
        @Nullable UUID uuid = uuid(name);
        if (uuid == null) {
            return owner(workspace).flatMap(owner -> store.repositoryAt(Product.CLOUD, owner.key(), name));
        }
        return store.repositoryByUuid(uuid)
                .filter(found -> found.product() == Product.CLOUD)
                .filter(found -> workspace.equals("{}")
                        || owner(workspace)
                                .filter(owner -> owner.key().equals(found.owner()))
                                .isPresent());
    }

    /** The workspace of a slug or braced uuid. */
    Optional<Owner> owner(String workspace) {
        UUID uuid = uuid(workspace);
        return uuid == null
                ? store.owner(Product.CLOUD, workspace)
                : store.owners()
                        .first(owner ->
                                owner.product() == Product.CLOUD && owner.uuid().equals(uuid));
    }

    /** The uuid in braces, or null if the text is no such. */
    static @Nullable UUID uuid(String text) {
        if (!text.startsWith("{") || !text.endsWith("}")) {
            return null;
        }
        try {
            return UUID.fromString(text.substring(1, text.length() - 1));
        } catch (IllegalArgumentException notAUuid) {
            return null;
        }
    }

    private Optional<Refusal> moved(Request request) {
        if (store.setting(Setting.CLOUD_OLD_PATH).equals("404")) {
            return Optional.empty();
        }
        String workspace = request.variable("ws");
        String slug = request.variable("repo");
        return actions.repositories()
                .formerlyAt(Product.CLOUD, workspace, slug)
                .map(now -> Refusal.of(
                        301, "Moved", request.rawPath().replace("/" + workspace + "/" + slug, "/" + now.path())));
    }
}
