package io.hookline.connector.checkout;

import io.hookline.bitbucket.Bitbucket;
import io.hookline.bitbucket.Failure;
import io.hookline.bitbucket.Purpose;
import io.hookline.bitbucket.Repository;
import io.hookline.bitbucket.RepositoryId;
import io.hookline.bitbucket.RepositoryPath;
import io.hookline.bitbucket.Result;
import io.hookline.bitbucket.SshUrl;
import io.hookline.connector.connection.Access;
import io.hookline.connector.deploykey.DeployKeys;
import io.hookline.connector.deploykey.OurKey;
import io.hookline.connector.hostkey.HostKeys;
import io.hookline.connector.hostkey.Trust;
import io.hookline.connector.project.ProjectView;
import io.hookline.connector.project.Projects;
import io.hookline.connector.store.Role;
import io.hookline.connector.userkey.UserKeys;
import io.hookline.contracts.id.BuildId;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.project.Project;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/** Tells a runner how to check a build's commit out. Calls block. */
@ApplicationScoped
public class Checkouts {

    private static final Logger LOG = Logger.getLogger(Checkouts.class);

    /** How long a build may be known to its runner and not yet here: both read the same topic. */
    private static final Duration MOMENT = Duration.ofSeconds(5);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final BuildMemory builds;
    private final Projects projects;
    private final HostKeys hostKeys;
    private final DeployKeys deployKeys;
    private final UserKeys userKeys;

    Checkouts(BuildMemory builds, Projects projects, HostKeys hostKeys, DeployKeys deployKeys, UserKeys userKeys) {
        this.builds = builds;
        this.projects = projects;
        this.hostKeys = hostKeys;
        this.deployKeys = deployKeys;
        this.userKeys = userKeys;
    }

    /** How to check a requested build of a project out; keys only for a trusted one. */
    public Checkout of(ProjectView view, BuildId id) {
        Optional<RememberedBuild> build = await(view.project().id(), id);
        if (build.isEmpty()) {
            return new Checkout.UnknownBuild();
        }
        List<Source> sources = Source.of(build.get(), view.project());
        return build.get().trusted() ? withKeys(view, build.get(), sources) : inPublic(view, build.get(), sources);
    }

    private Optional<RememberedBuild> await(ProjectId project, BuildId id) {
        long end = System.nanoTime() + MOMENT.toNanos();
        Optional<RememberedBuild> build = builds.find(project, id);
        while (build.isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            build = builds.find(project, id);
        }
        return build;
    }

    private Checkout withKeys(ProjectView view, RememberedBuild build, List<Source> sources) {
        Project project = view.project();
        Access access = projects.open(view, Purpose.ROUTINE);
        SshUrl ssh = SshUrl.of(project.sshCloneUrl());
        Trust trust = hostKeys.trust(access.instance(), ssh.host(), ssh.port());
        if (!(trust instanceof Trust.Trusted(var knownHosts))) {
            return new Checkout.NotTrusted(trust.problem().orElseThrow());
        }
        List<GivenKey> keys = keys(project);
        LOG.infof("Checkout with keys: project=%s build=%s keys=%d", project.id(), build.id(), keys.size());
        return new Checkout.WithKeys(build, sources, keys, knownHosts);
    }

    private List<GivenKey> keys(Project project) {
        List<GivenKey> keys = new ArrayList<>();
        userKeys.ofProject(project.id(), project.connector())
                .forEach(key -> keys.add(
                        new GivenKey(GivenKey.Kind.USER, key.name(), key.publicKey(), userKeys.privateHalf(key))));
        OurKey deployKey = deployKeys.find(project.id(), Role.CURRENT).orElseThrow();
        keys.add(new GivenKey(
                GivenKey.Kind.DEPLOY, "deploy key", deployKey.publicKey(), deployKeys.privateHalf(deployKey)));
        return keys;
    }

    private Checkout inPublic(ProjectView view, RememberedBuild build, List<Source> sources) {
        Bitbucket bitbucket = projects.open(view, Purpose.ROUTINE).bitbucket();
        List<Source> open = new ArrayList<>();
        for (Source source : sources) {
            switch (isPublic(bitbucket, view.project(), source)) {
                case Result.Ok<Boolean>(var isPublic) when isPublic -> open.add(source.overHttp());
                case Result.Ok<Boolean> _ -> {}
                case Result.Failed<Boolean>(var failure) -> {
                    return new Checkout.NotTold(failure);
                }
            }
        }
        return open.isEmpty() ? new Checkout.NotPublic() : new Checkout.Public(build, open);
    }

    /** What this credential does not see is not public either. */
    private static Result<Boolean> isPublic(Bitbucket bitbucket, Project project, Source source) {
        Result<Repository> repository = source.own()
                ? bitbucket.repository(
                        new RepositoryId(project.repository().id().value()),
                        RepositoryPath.of(project.repository().path()))
                : bitbucket.repository(source.path());
        return repository
                .map(found -> !found.isPrivate())
                .recover(failure -> failure instanceof Failure.NotFound || failure instanceof Failure.Forbidden
                        ? Result.ok(false)
                        : Result.failed(failure));
    }
}
