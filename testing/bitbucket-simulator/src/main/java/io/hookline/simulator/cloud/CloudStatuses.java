package io.hookline.simulator.cloud;

import io.hookline.simulator.http.Json;
import io.hookline.simulator.http.Urls;
import io.hookline.simulator.state.BuildStatus;
import io.hookline.simulator.state.Repository;
import io.hookline.simulator.state.Store;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Build statuses in Cloud's JSON form. */
final class CloudStatuses {
    private final Store store;
    private final CloudObjects objects;

    CloudStatuses(Store store, CloudObjects objects) {
        this.store = store;
        this.objects = objects;
    }

    Map<String, @Nullable Object> status(Repository repository, BuildStatus status) {
        String commit = objects.links().repository(repository) + "/commit/" + status.commit();
        return Json.object(
                "type", "build",
                "key", status.key(),
                "name", status.name(),
                "description", status.description(),
                "state", status.state(),
                "url",
                        status.url()
                                .replace("{repository.full_name}", repository.path())
                                .replace("{commit}", status.commit()),
                "refname", status.ref(),
                "created_on", CloudDates.micros(status.createdAt()),
                "updated_on", CloudDates.micros(status.updatedAt()),
                "links",
                        CloudLinks.of(
                                "self", commit + "/statuses/build/" + Urls.encode(status.key()), "commit", commit),
                "commit", objects.commitReference(repository, status.commit()),
                "repository", objects.reference(store.repositories().get(repository.id())));
    }
}
