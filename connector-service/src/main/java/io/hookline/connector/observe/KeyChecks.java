package io.hookline.connector.observe;

import io.hookline.bitbucket.DeployKey;
import io.hookline.bitbucket.Failure;
import io.hookline.bitbucket.Result;
import io.hookline.bitbucket.git.ProbeResult;
import io.hookline.connector.credential.CredentialKind;
import io.hookline.connector.deploykey.KeyRegistration;
import io.hookline.connector.deploykey.OurKey;
import io.hookline.contracts.event.Product;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What Bitbucket shows of a deploy key, judged. */
record KeyChecks(OurKey ours, Product product, CredentialKind credential, Predicate<DeployKey> labelledOurs) {

    private static final String REGENERATE = "Have another made with POST /projects/{id}/deploy-key/regenerate.";

    /** What was seen. */
    record Evidence(Result<Optional<Boolean>> enabled, Result<List<DeployKey>> registered, ProbeResult git) {}

    List<Check> of(Evidence seen) {
        return switch (seen.registered()) {
            case Result.Failed<List<DeployKey>>(var failure) ->
                List.of(
                        enabled(seen.enabled()),
                        Check.unknown("registered", failure, product, credential),
                        Check.unknown("material", "the deploy keys were not seen"),
                        Check.unknown("read-only", "the deploy keys were not seen"),
                        git(seen.git()));
            case Result.Ok<List<DeployKey>>(var keys) ->
                List.of(enabled(seen.enabled()), registered(keys), material(keys), readOnly(keys), git(seen.git()));
        };
    }

    Optional<DeployKey> found(List<DeployKey> keys) {
        return keys.stream().filter(key -> key.key().equals(ours.publicKey())).findFirst();
    }

    private Check enabled(Result<Optional<Boolean>> enabled) {
        return switch (enabled) {
            case Result.Failed<Optional<Boolean>>(var failure) ->
                Check.unknown("enabled", failure, product, credential);
            case Result.Ok<Optional<Boolean>>(var told)
            when told.isEmpty() ->
                Check.unknown("enabled", "Bitbucket does not tell this credential whether deploy keys are let in");
            case Result.Ok<Optional<Boolean>>(var told) ->
                told.get()
                        ? Check.passed("enabled", "Bitbucket lets deploy keys in")
                        : Check.failed(
                                "enabled",
                                KeyRegistration.SWITCHED_OFF,
                                Remedy.ofKey(new Failure.Invalid(KeyRegistration.SWITCHED_OFF), product, credential));
        };
    }

    private Check registered(List<DeployKey> keys) {
        return found(keys)
                .map(key -> Check.passed("registered", "registered as " + key.id()))
                .orElseGet(
                        () -> Check.failed(
                                "registered",
                                "the key is not among the repository's deploy keys",
                                REGENERATE
                                        + " If somebody made it a user's or workspace's own SSH key, Bitbucket does not take it here as well."));
    }

    private Check material(List<DeployKey> keys) {
        boolean foreign = keys.stream()
                .anyMatch(key -> labelledOurs.test(key) && !key.key().equals(ours.publicKey()));
        if (foreign) {
            return Check.failed("material", "a deploy key with Hookline's label is not Hookline's key", REGENERATE);
        }
        return found(keys).isPresent()
                ? Check.passed(
                        "material", "the registered key is " + ours.publicKey().fingerprint())
                : Check.unknown("material", "there is no key to compare");
    }

    private Check readOnly(List<DeployKey> keys) {
        return found(keys)
                .map(key -> key.readOnly()
                        ? Check.passed("read-only", "the key may only read")
                        : Check.failed("read-only", "somebody let the key write", REGENERATE))
                .orElseGet(() -> Check.unknown("read-only", "the key is not registered"));
    }

    private static Check git(ProbeResult git) {
        return switch (git) {
            case ProbeResult.Refs(var refs) ->
                Check.passed("git", "git ls-remote shows " + refs.size() + " refs over SSH");
            case ProbeResult.KeyRejected _ -> Check.failed("git", "the SSH server does not admit the key", REGENERATE);
            case ProbeResult.HostKeyMismatch(var seen) ->
                Check.failed(
                        "git",
                        "the SSH server shows another host key than those pinned: " + seen.fingerprint(),
                        "Compare the fingerprint with what Bitbucket's administrators publish before it is trusted.");
            case ProbeResult.RepositoryNotFound(var why) ->
                Check.failed("git", "the SSH server shows no repository to the key: " + why, REGENERATE);
            case ProbeResult.Unreachable(var why) -> Check.unknown("git", why);
            case ProbeResult.NotAllowed(var why) -> Check.unknown("git", why);
            case ProbeResult.HostKeysUnconfirmed(var host, var port) ->
                new Check(
                        "git",
                        Check.Verdict.UNKNOWN,
                        "nobody confirmed the SSH host keys of " + host + ":" + port + " yet",
                        "Confirm them with POST /connectors/{id}/host-keys/confirm.");
        };
    }
}
