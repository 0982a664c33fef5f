package io.hookline.connector.check;

import io.hookline.bitbucket.SshPublicKey;
import io.hookline.bitbucket.git.ProbeResult;
import io.hookline.bitbucket.git.ScanResult;
import io.hookline.bitbucket.probe.HttpSighting;
import io.hookline.contracts.event.Product;
import java.util.stream.Collectors;

/** Judges how git fared. */
final class GitDiagnosis {

    /** Cloud's RSA key until 20 June 2023. */
    private static final String RETIRED = "SHA256:zzXQOXSRBEiUtuE8AikJYKwbHaxvSc0ojez9YXaGp1A";

    private static final String REFS_TYPE = "application/x-git-upload-pack-advertisement";

    private GitDiagnosis() {}

    static Verdict of(Subject subject, Facts facts) {
        return switch (facts.git().orElseThrow()) {
            case GitSighting.Ssh ssh -> ssh(subject, facts, ssh);
            case GitSighting.Scanned(var address, var result) -> scanned(address, result);
            case GitSighting.Http(var result) -> http(subject, result);
            case GitSighting.Foreign(var host) -> GitFinding.CLONE_ADDRESS_FOREIGN.because(host);
            case GitSighting.NotOffered(var protocol) ->
                switch (protocol) {
                    case SSH -> GitFinding.SSH_OFF.because("");
                    case HTTP -> GitFinding.HTTP_OFF.because("");
                };
            case GitSighting.NoAddress _ -> GitFinding.GIT_NO_ADDRESS.because("");
        };
    }

    private static Verdict ssh(Subject subject, Facts facts, GitSighting.Ssh seen) {
        return switch (seen.result()) {
            case ProbeResult.Refs(var refs) ->
                GitFinding.GIT_GOOD.because(seen.address() + ", " + refs.size() + " refs");
            case ProbeResult.HostKeyMismatch(var key) -> hostKey(subject, seen, key);
            case ProbeResult.RepositoryNotFound(var why) ->
                seen.ownKey()
                        ? GitFinding.SSH_REPOSITORY_HIDDEN.because(why)
                        : GitFinding.GIT_HOST_GOOD.because(seen.address());
            case ProbeResult.KeyRejected _ -> rejected(subject, facts, seen);
            case ProbeResult.Unreachable(var why) -> GitFinding.GIT_NO_ANSWER.because(seen.address() + ": " + why);
            case ProbeResult.NotAllowed(var why) -> NetworkFinding.ADDRESS_NOT_ALLOWED.because(why);
        };
    }

    /** A key made for this look alone is always rejected, by a server whose host key was right. */
    private static Verdict rejected(Subject subject, Facts facts, GitSighting.Ssh seen) {
        if (seen.ownKey()) {
            return GitFinding.SSH_KEY_REJECTED.because(seen.address());
        }
        return (RepositoryDiagnosis.canRegisterKeys(subject, facts)
                        ? GitFinding.GIT_HOST_GOOD
                        : GitFinding.SSH_KEY_MISSING)
                .because(seen.address());
    }

    private static Verdict hostKey(Subject subject, GitSighting.Ssh seen, SshPublicKey shown) {
        String evidence = seen.address() + " shows " + shown.type() + " " + shown.fingerprint();
        if (!seen.pinned()) {
            return GitFinding.HOST_KEY_NOT_PINNED.because(evidence);
        }
        boolean retired = subject.product() == Product.CLOUD
                && subject.knownHosts().entries().stream()
                        .anyMatch(entry -> entry.key().fingerprint().equals(RETIRED));
        return (retired ? GitFinding.HOST_KEY_RETIRED : GitFinding.HOST_KEY_CHANGED).because(evidence);
    }

    private static Verdict scanned(String address, ScanResult result) {
        return switch (result) {
            case ScanResult.HostKeys(var keys) ->
                GitFinding.GIT_HOST_NOT_PINNED_YET.because(address + " shows "
                        + keys.stream()
                                .map(key -> key.type() + " " + key.fingerprint())
                                .collect(Collectors.joining(", ")));
            case ScanResult.Unreachable(var why) -> GitFinding.GIT_NO_ANSWER.because(address + ": " + why);
            case ScanResult.NotAllowed(var why) -> NetworkFinding.ADDRESS_NOT_ALLOWED.because(why);
        };
    }

    private static Verdict http(Subject subject, HttpSighting seen) {
        return switch (seen) {
            case HttpSighting.NoAnswer(var why) -> GeneralFinding.NO_ANSWER.because("git over HTTP: " + why);
            case HttpSighting.Answer answer -> http(subject, answer).because("git over HTTP: HTTP " + answer.status());
        };
    }

    private static Finding http(Subject subject, HttpSighting.Answer answer) {
        return switch (answer.status()) {
            case 200 -> answer.mediaType().equals(REFS_TYPE) ? GitFinding.GIT_GOOD : GitFinding.GIT_NO_ANSWER;
            case 401, 403 -> GitFinding.GIT_LOGIN_REFUSED;
            case 404 -> GitFinding.GIT_REPOSITORY_HIDDEN;
            case 410 -> subject.product() == Product.CLOUD ? GitFinding.GIT_LOGIN_GONE : GitFinding.GIT_LOGIN_REFUSED;
            case 429 -> GeneralFinding.RATE_LIMITED;
            default -> answer.status() / 100 == 5 ? GeneralFinding.BITBUCKET_TROUBLE : GitFinding.GIT_NO_ANSWER;
        };
    }
}
