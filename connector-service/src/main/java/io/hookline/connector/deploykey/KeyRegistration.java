package io.hookline.connector.deploykey;

import io.hookline.bitbucket.Bitbucket;
import io.hookline.bitbucket.DeployKey;
import io.hookline.bitbucket.DeployKeyId;
import io.hookline.bitbucket.Done;
import io.hookline.bitbucket.Failure;
import io.hookline.bitbucket.RepositoryPath;
import io.hookline.bitbucket.Result;
import io.hookline.bitbucket.SshPublicKey;
import io.hookline.contracts.id.ProjectId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A project's deploy keys on Bitbucket. Every call can be repeated after a crash. Keys are told by their type and
 * material, never by their comment, which Bitbucket changes.
 */
public record KeyRegistration(Bitbucket bitbucket, RepositoryPath repository, ProjectId project) {

    /** Why a server's administrator lets no deploy key in. */
    public static final String SWITCHED_OFF = "access keys are switched off on this server";

    static String label(ProjectId project) {
        return "hookline-" + project;
    }

    /** Whether a registered key bears our label. */
    public boolean isLabelledOurs(DeployKey key) {
        return key.label().equals(label(project));
    }

    /** The registered key with this material. */
    public Result<Optional<DeployKey>> find(SshPublicKey key) {
        return bitbucket
                .deployKeys(repository)
                .map(keys -> keys.stream()
                        .filter(registered -> registered.key().equals(key))
                        .findFirst());
    }

    /**
     * Registers a key read-only, unless it is. One that somebody let write is registered anew. Where the instance lets no deploy key in,
     * it says so instead of promising one.
     */
    public Result<DeployKeyId> ensure(SshPublicKey key) {
        if (bitbucket.deployKeysEnabled() instanceof Result.Ok<Optional<Boolean>>(var enabled)
                && !enabled.orElse(true)) {
            return Result.failed(new Failure.Invalid(SWITCHED_OFF));
        }
        // Bitbucket refuses a key that is there, so that a new one, as most are, costs one call instead of two.
        return add(key).recover(failure ->
                failure instanceof Failure.Conflict ? makeReadOnly(key, failure) : Result.failed(failure));
    }

    private Result<DeployKeyId> makeReadOnly(SshPublicKey key, Failure conflict) {
        return find(key).flatMap(found -> {
            if (found.isEmpty()) {
                return Result.failed(conflict);
            }
            return found.get().readOnly()
                    ? Result.ok(found.get().id())
                    : bitbucket.deleteDeployKey(repository, found.get().id()).flatMap(_ -> add(key));
        });
    }

    private Result<DeployKeyId> add(SshPublicKey key) {
        return bitbucket.addDeployKey(repository, key, label(project)).map(DeployKey::id);
    }

    /** Removes our keys other than those to keep: what has our label, and what was registered as ours before. Gives how many. */
    public Result<Integer> removeOthers(Set<SshPublicKey> keep, Collection<OurKey> ours) {
        Set<SshPublicKey> known = ours.stream().map(OurKey::publicKey).collect(Collectors.toSet());
        return bitbucket
                .deployKeys(repository)
                .flatMap(keys -> remove(keys.stream()
                        .filter(key -> isLabelledOurs(key) || known.contains(key.key()))
                        .filter(key -> !keep.contains(key.key()))
                        .toList()));
    }

    /** Removes these keys and no others. Gives how many. */
    public Result<Integer> remove(Set<SshPublicKey> theirs) {
        return bitbucket
                .deployKeys(repository)
                .flatMap(keys -> remove(
                        keys.stream().filter(key -> theirs.contains(key.key())).toList()));
    }

    private Result<Integer> remove(List<DeployKey> keys) {
        for (DeployKey key : keys) {
            if (bitbucket.deleteDeployKey(repository, key.id()) instanceof Result.Failed<Done>(var failure)
                    && !(failure instanceof Failure.NotFound)) {
                return Result.failed(failure);
            }
        }
        return Result.ok(keys.size());
    }
}
