package io.hookline.connector.check;

import io.hookline.bitbucket.SshPublicKey;
import io.hookline.bitbucket.git.ProbeResult;
import io.hookline.bitbucket.git.ScanResult;
import io.hookline.bitbucket.probe.HttpSighting;
import io.hookline.connector.connection.NewConnector.SshAddress;
import io.hookline.connector.hostkey.HostKey;
import io.hookline.contracts.event.Product;
import java.util.List;
import java.util.stream.Collectors;

/** Judges how git fared. */
final class GitDiagnosis {

    private static final String REFS_TYPE = "application/x-git-upload-pack-advertisement";

    private GitDiagnosis() {}

    static Verdict of(Subject subject, Facts facts) {
        return switch (facts.git().orElseThrow()) {
            case GitSighting.Ssh ssh -> ssh(subject, facts, ssh);
            case GitSighting.Scanned(var address, var result) -> scanned(subject, address, result);
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
            case ProbeResult.HostKeyMismatch(var key) ->
                GitFinding.HOST_KEY_CHANGED.because(shown(seen.address(), List.of(key)));
            case ProbeResult.HostKeysUnconfirmed _ -> GitFinding.HOST_KEY_NOT_PINNED.because(seen.address());
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

    private static Verdict scanned(Subject subject, SshAddress address, ScanResult result) {
        return switch (result) {
            case ScanResult.HostKeys(var keys) ->
                unconfirmed(subject, address).because(shown(address.toString(), keys));
            case ScanResult.Unreachable(var why) -> GitFinding.GIT_NO_ANSWER.because(address + ": " + why);
            case ScanResult.NotAllowed(var why) -> NetworkFinding.ADDRESS_NOT_ALLOWED.because(why);
        };
    }

    private static GitFinding unconfirmed(Subject subject, SshAddress address) {
        if (subject.hostKeys().isEmpty()) {
            return GitFinding.GIT_HOST_NOT_PINNED_YET;
        }
        List<HostKey> there = subject.hostKeys().stream()
                .filter(key -> key.isAt(address.host(), address.port()))
                .toList();
        if (there.stream().anyMatch(key -> key.state() == HostKey.State.PROPOSED)) {
            return GitFinding.HOST_KEY_UNCONFIRMED;
        }
        boolean retired = subject.product() == Product.CLOUD
                && there.stream().anyMatch(key -> key.state() == HostKey.State.CONFIRMED);
        return retired ? GitFinding.HOST_KEY_RETIRED : GitFinding.HOST_KEY_NOT_PINNED;
    }

    private static String shown(String address, List<SshPublicKey> keys) {
        return address + " shows "
                + keys.stream()
                        .map(key -> key.type() + " " + key.sha256Fingerprint())
                        .collect(Collectors.joining(", "));
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
