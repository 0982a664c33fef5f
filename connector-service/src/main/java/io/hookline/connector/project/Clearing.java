package io.hookline.connector.project;

import io.hookline.bitbucket.Purpose;
import io.hookline.bitbucket.Repository;
import io.hookline.bitbucket.RepositoryId;
import io.hookline.bitbucket.RepositoryPath;
import io.hookline.bitbucket.Result;
import io.hookline.bitbucket.SshPublicKey;
import io.hookline.connector.connection.Access;
import io.hookline.connector.connection.Connectors;
import io.hookline.connector.deploykey.KeyRegistration;
import io.hookline.connector.deploykey.OurKey;
import io.hookline.connector.webhook.Hook;
import io.hookline.connector.webhook.HookRegistrar;
import io.hookline.connector.webhook.HookUrls;
import io.hookline.contracts.id.ConnectorId;
import io.hookline.contracts.id.HookId;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.project.Project;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Takes keys and webhooks from Bitbucket, and says what did not let go. What one refuses does not hold the other back. */
@ApplicationScoped
class Clearing {

    private final Connectors connectors;
    private final HookUrls urls;

    Clearing(Connectors connectors, HookUrls urls) {
        this.connectors = connectors;
        this.urls = urls;
    }

    /** A repository and the connector that reaches it. */
    record Site(ConnectorId connector, String repositoryId, String path) {

        static Site of(Project project) {
            return new Site(
                    project.connector(),
                    project.repository().id().value(),
                    project.repository().path());
        }
    }

    /** Takes all that is ours from a repository that nobody else here builds. */
    List<Leftover> all(Site site, ProjectId project, List<OurKey> keys, List<Hook> hooks) {
        return at(
                site,
                hooks.stream().map(Hook::id).toList(),
                keys.stream().map(OurKey::publicKey).toList(),
                registrar -> registrar.removeOthers(
                        Set.of(),
                        hooks.stream()
                                .map(Hook::registeredAs)
                                .filter(Objects::nonNull)
                                .collect(Collectors.toSet())),
                registration(project, keyed -> keyed.removeOthers(Set.of(), keys)));
    }

    /** Takes these and nothing else: the repository may be another project's by now. */
    List<Leftover> exactly(Site site, ProjectId project, Set<SshPublicKey> keys, Set<HookId> hooks) {
        return at(
                site,
                hooks,
                keys,
                registrar -> registrar.remove(hooks.stream().map(urls::of).collect(Collectors.toSet())),
                registration(project, keyed -> keyed.remove(keys)));
    }

    private static Removing registration(ProjectId project, Function<KeyRegistration, Result<Integer>> removing) {
        return (access, path) -> removing.apply(new KeyRegistration(access.bitbucket(), path, project));
    }

    private List<Leftover> at(
            Site site,
            Collection<HookId> hooks,
            Collection<SshPublicKey> keys,
            Function<HookRegistrar, Result<Integer>> removeHooks,
            Removing removeKeys) {
        Access access = connectors.open(site.connector(), Purpose.REPAIR).orElseThrow();
        Result<RepositoryPath> path = access.bitbucket()
                .repository(new RepositoryId(site.repositoryId()), RepositoryPath.of(site.path()))
                .map(Repository::path);
        List<Leftover> left = new ArrayList<>();
        if (path.flatMap(at -> removeHooks.apply(new HookRegistrar(access.bitbucket(), at, urls)))
                instanceof Result.Failed<Integer>(var failure)) {
            hooks.forEach(hook -> left.add(new Leftover("the webhook " + urls.of(hook), site.path(), failure)));
        }
        if (path.flatMap(at -> removeKeys.from(access, at)) instanceof Result.Failed<Integer>(var failure)) {
            keys.forEach(key -> left.add(new Leftover("the deploy key " + key.fingerprint(), site.path(), failure)));
        }
        return List.copyOf(left);
    }

    @FunctionalInterface
    private interface Removing {
        Result<Integer> from(Access access, RepositoryPath path);
    }
}
