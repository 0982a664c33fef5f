package io.hookline.connector.observe;

import io.hookline.bitbucket.DeployKey;
import io.hookline.bitbucket.Failure;
import io.hookline.bitbucket.Repository;
import io.hookline.bitbucket.RepositoryId;
import io.hookline.bitbucket.RepositoryPath;
import io.hookline.bitbucket.Result;
import io.hookline.bitbucket.Webhook;
import io.hookline.connector.connection.Access;
import io.hookline.connector.deploykey.DeployKeys;
import io.hookline.connector.deploykey.KeyRegistration;
import io.hookline.connector.deploykey.OurKey;
import io.hookline.connector.store.Database;
import io.hookline.connector.store.Role;
import io.hookline.connector.webhook.Hook;
import io.hookline.connector.webhook.HookEvents;
import io.hookline.connector.webhook.HookUrls;
import io.hookline.connector.webhook.Webhooks;
import io.hookline.contracts.project.Project;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Says of a project's deploy key and webhook whether they are as they should be. Changes nothing on Bitbucket. Calls block. */
@ApplicationScoped
public class Verifier {

    private final DeployKeys keys;
    private final Webhooks hooks;
    private final HookUrls urls;
    private final Lookout lookout;
    private final Database database;

    Verifier(DeployKeys keys, Webhooks hooks, HookUrls urls, Lookout lookout, Database database) {
        this.keys = keys;
        this.hooks = hooks;
        this.urls = urls;
        this.lookout = lookout;
        this.database = database;
    }

    /** Checks the deploy key: let in, registered, ours, read-only, and opening the repository. */
    public List<Check> deployKey(Project project, Access access) {
        return withRepository(project, access, found -> deployKey(project, access, found));
    }

    /** Checks the webhook: there once, active, its URL, events, secret and TLS, and what became of its deliveries. */
    public List<Check> webhook(Project project, Access access) {
        return withRepository(project, access, found -> webhook(project, access, found));
    }

    /** Checks the deploy key where the repository was just found. */
    public List<Check> deployKey(Project project, Access access, Repository found) {
        OurKey key = keys.find(project.id(), Role.CURRENT).orElseThrow();
        KeyRegistration registration = new KeyRegistration(access.bitbucket(), found.path(), project.id());
        KeyChecks checks = new KeyChecks(key, access.product(), access.credentialKind(), registration::isLabelledOurs);
        Result<List<DeployKey>> registered = access.bitbucket().deployKeys(found.path());
        registered
                .map(all -> checks.found(all).filter(there -> !there.id().equals(key.registeredAs())))
                .orElse(_ -> Optional.empty())
                .ifPresent(there -> database.inTransaction(() -> keys.recordRegistered(key, there.id())));
        return checks.of(new KeyChecks.Evidence(
                access.bitbucket().deployKeysEnabled(),
                registered,
                lookout.probe(access, project, found, keys.privateHalf(key))));
    }

    /** Checks the webhook where the repository was just found. */
    public List<Check> webhook(Project project, Access access, Repository found) {
        Hook hook = hooks.find(project.id(), Role.CURRENT).orElseThrow();
        HookChecks checks = new HookChecks(
                urls.of(hook.id()).toString(),
                HookEvents.of(project.repository().product()),
                hook.registeredAs(),
                urls::isOurs);
        return switch (access.bitbucket().webhooks(found.path())) {
            case Result.Ok<List<Webhook>>(var all) -> checks.of(all);
            case Result.Failed<List<Webhook>>(var failure) ->
                List.of(Check.unknown("exists", failure, access.product(), access.credentialKind()));
        };
    }

    private static List<Check> withRepository(
            Project project, Access access, Function<Repository, List<Check>> checking) {
        Result<Repository> repository = access.bitbucket()
                .repository(
                        new RepositoryId(project.repository().id().value()),
                        RepositoryPath.of(project.repository().path()));
        return switch (repository) {
            case Result.Failed<Repository>(var failure) -> List.of(notSeen(failure, access));
            case Result.Ok<Repository>(var found) -> {
                List<Check> all = new ArrayList<>();
                all.add(Check.passed("repository", "the repository is " + found.path()));
                all.addAll(checking.apply(found));
                yield List.copyOf(all);
            }
        };
    }

    private static Check notSeen(Failure failure, Access access) {
        return failure instanceof Failure.NotFound
                ? Check.failed(
                        "repository",
                        "Bitbucket does not show the repository to the connector's credential",
                        Remedy.of(failure, access.product(), access.credentialKind()))
                : Check.unknown("repository", failure, access.product(), access.credentialKind());
    }
}
