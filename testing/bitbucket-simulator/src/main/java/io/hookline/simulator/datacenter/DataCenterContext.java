package io.hookline.simulator.datacenter;

import io.hookline.simulator.access.Access;
import io.hookline.simulator.access.Identity;
import io.hookline.simulator.action.Actions;
import io.hookline.simulator.git.CommitInfo;
import io.hookline.simulator.http.Addresses;
import io.hookline.simulator.http.Refusal;
import io.hookline.simulator.state.Owner;
import io.hookline.simulator.state.Permission;
import io.hookline.simulator.state.Product;
import io.hookline.simulator.state.Repository;
import io.hookline.simulator.state.Setting;
import io.hookline.simulator.state.Store;

/** What all areas of Data Center's REST API share, and how they find the project and repository of a path. */
record DataCenterContext(Store store, Actions actions, Access access, DataCenterObjects objects, Addresses addresses) {

    static DataCenterContext of(Store store, Actions actions, Addresses addresses) {
        return new DataCenterContext(
                store, actions, new Access(store), DataCenterObjects.forRest(store, addresses), addresses);
    }

    /** The project named by {@code {project}}. */
    Owner project(DataCenterCall call) {
        String key = call.request().variable("project");
        return store.owner(Product.DATA_CENTER, key).orElseThrow(() -> DataCenterErrors.noProject(key));
    }

    /** The repository named by {@code {project}} and {@code {repo}}: redirected where it moved, 401 where not permitted. */
    Repository repository(DataCenterCall call, Permission needed) {
        String key = call.request().variable("project");
        String slug = call.request().variable("repo");
        Repository found = store.repositoryAt(Product.DATA_CENTER, key, slug).orElseThrow(() -> missing(call));
        require(call.identity(), found, needed);
        return found;
    }

    void require(Identity identity, Repository repository, Permission needed) {
        if (!access.permission(identity, repository).includes(needed)) {
            throw DataCenterErrors.notPermitted();
        }
    }

    private Refusal missing(DataCenterCall call) {
        String key = call.request().variable("project");
        String slug = call.request().variable("repo");
        return actions.repositories()
                .formerlyAt(Product.DATA_CENTER, key, slug)
                .map(now -> Refusal.of(
                        store.number(Setting.DC_REDIRECT),
                        "Moved",
                        call.request()
                                .rawPath()
                                .replace(
                                        "/projects/" + key + "/repos/" + slug,
                                        "/projects/" + now.owner() + "/repos/" + now.slug())))
                .orElseGet(() -> store.owner(Product.DATA_CENTER, key).isPresent()
                        ? DataCenterErrors.noRepository(key, slug)
                        : DataCenterErrors.noProject(key));
    }

    CommitInfo commit(Repository repository, String revision) {
        return actions.git()
                .read()
                .commit(repository, revision)
                .orElseThrow(() -> Refusal.notFound(
                        "NoSuchCommitException",
                        "Commit '" + revision + "' does not exist in repository '" + repository.slug() + "'."));
    }
}
