package io.hookline.connector.observe;

import io.hookline.bitbucket.Done;
import io.hookline.bitbucket.Repository;
import io.hookline.bitbucket.RepositoryPath;
import io.hookline.bitbucket.Result;
import io.hookline.bitbucket.SshPrivateKey;
import io.hookline.bitbucket.SshUrl;
import io.hookline.bitbucket.Webhook;
import io.hookline.bitbucket.git.ProbeResult;
import io.hookline.connector.connection.Access;
import io.hookline.connector.hostkey.TrustedSsh;
import io.hookline.contracts.event.RepositoryEvent;
import io.hookline.contracts.project.Project;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks at a repository's refs and pull requests, and tells what was seen as events. Calls block. */
@ApplicationScoped
public class Lookout {

    private final TrustedSsh ssh;
    private final Clock clock;

    Lookout(TrustedSsh ssh, Clock clock) {
        this.ssh = ssh;
        this.clock = clock;
    }

    /** Looks with a deploy key. */
    public Sighting look(Access access, Project project, SshPrivateKey key) {
        return look(
                access,
                SshUrl.of(project.sshCloneUrl()),
                RepositoryPath.of(project.repository().path()),
                key);
    }

    /** Looks at where the repository was just found. */
    public Sighting look(Access access, Project project, Repository found, SshPrivateKey key) {
        return look(access, sshUrl(project, found), found.path(), key);
    }

    /** Tries a key where the repository was when last it was found. */
    public ProbeResult probe(Access access, Project project, SshPrivateKey key) {
        return ssh.lsRemote(access.instance(), SshUrl.of(project.sshCloneUrl()), key);
    }

    /** Tries a key where the repository was just found. */
    public ProbeResult probe(Access access, Project project, Repository found, SshPrivateKey key) {
        return ssh.lsRemote(access.instance(), sshUrl(project, found), key);
    }

    /** Proves that a key opens the repository. */
    public Result<Done> proveKey(Access access, Project project, Repository found, SshPrivateKey key) {
        return Sighting.proven(probe(access, project, found, key));
    }

    /** Whether a key opens the repository; a failure when that cannot be told. */
    public Result<Boolean> opens(Access access, Project project, Repository found, SshPrivateKey key) {
        ProbeResult git = probe(access, project, found, key);
        return git instanceof ProbeResult.KeyRejected
                ? Result.ok(false)
                : Sighting.proven(git).map(_ -> true);
    }

    /** Whether Data Center's circuit breaker holds a webhook's deliveries back; null where that cannot be told. */
    public static @Nullable Boolean skippedByBreaker(Webhook hook) {
        return Facts.skippedByBreaker(hook.statistics());
    }

    /** What a sighting tells: nothing of what could not be seen. */
    public List<RepositoryEvent> events(Project project, Sighting sighting, boolean baseline) {
        SightingEvents events = new SightingEvents(project, sighting.askedAt(), baseline);
        List<RepositoryEvent> all = new ArrayList<>();
        events.refs(sighting.git()).ifPresent(all::add);
        events.pullRequests(sighting.pullRequests()).ifPresent(all::add);
        return all;
    }

    /** What the refs tell that were seen; nothing where none could be. */
    public List<RepositoryEvent> refs(Project project, Instant askedAt, ProbeResult git) {
        return new SightingEvents(project, askedAt, false).refs(git).stream().toList();
    }

    private static SshUrl sshUrl(Project project, Repository found) {
        return found.sshCloneUrl() == null ? SshUrl.of(project.sshCloneUrl()) : found.sshCloneUrl();
    }

    private Sighting look(Access access, SshUrl url, RepositoryPath path, SshPrivateKey key) {
        return new Sighting(
                clock.instant(),
                ssh.lsRemote(access.instance(), url, key),
                access.bitbucket().openPullRequests(path));
    }
}
