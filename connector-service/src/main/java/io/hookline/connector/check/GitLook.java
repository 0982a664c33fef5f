package io.hookline.connector.check;

import io.hookline.bitbucket.Instance;
import io.hookline.bitbucket.SshPrivateKey;
import io.hookline.bitbucket.SshUrl;
import io.hookline.bitbucket.git.GitProbe;
import io.hookline.bitbucket.git.ProbeResult;
import io.hookline.bitbucket.git.SshKeys;
import io.hookline.bitbucket.http.CloneUrls;
import io.hookline.bitbucket.http.Json;
import io.hookline.bitbucket.probe.Probes;
import io.hookline.connector.connection.ConnectionType;
import io.hookline.connector.connection.NewConnector.SshAddress;
import io.hookline.connector.hostkey.Trust;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks at a repository as a clone would. */
final class GitLook {

    private static final String REFS = "/info/refs?service=git-upload-pack";

    private final Probes probes;
    private final GitProbe git;

    GitLook(Probes probes, GitProbe git) {
        this.probes = probes;
        this.git = git;
    }

    GitSighting at(Subject subject, Facts facts) {
        return switch (subject.connectionType()) {
            case SSH -> ssh(subject, facts);
            case HTTP -> http(subject, facts);
        };
    }

    private GitSighting ssh(Subject subject, Facts facts) {
        Optional<Json> clone = cloneLinks(facts);
        Optional<SshUrl> url = clone.flatMap(links -> CloneUrls.named(links, "ssh", SshUrl::of));
        if (clone.isPresent() && url.isEmpty()) {
            return new GitSighting.NotOffered(ConnectionType.SSH);
        }
        return url.or(() -> subject.ssh().map(GitLook::anywhere))
                .<GitSighting>map(known -> ssh(subject, known))
                .orElseGet(GitSighting.NoAddress::new);
    }

    private GitSighting ssh(Subject subject, SshUrl url) {
        SshAddress address = new SshAddress(url.host(), url.port());
        boolean ownKey = subject.sshKey().isPresent();
        return switch (Trust.of(subject.hostKeys(), url.host(), url.port())) {
            case Trust.Trusted(var hosts) ->
                new GitSighting.Ssh(address.toString(), ownKey, git.lsRemote(url, key(subject), hosts));
            case Trust.Changed(var met) ->
                new GitSighting.Ssh(address.toString(), ownKey, new ProbeResult.HostKeyMismatch(met.key()));
            case Trust.Unconfirmed _ -> new GitSighting.Scanned(address, git.scanHostKeys(url.host(), url.port()));
        };
    }

    private static SshPrivateKey key(Subject subject) {
        return subject.sshKey()
                .orElseGet(() -> SshKeys.generate("connection test").privateKey());
    }

    private GitSighting http(Subject subject, Facts facts) {
        Optional<Json> clone = cloneLinks(facts);
        if (clone.isEmpty()) {
            return new GitSighting.NoAddress();
        }
        Optional<URI> url = Stream.of("https", "http")
                .flatMap(name -> CloneUrls.named(clone.get(), name, CloneUrls::withoutUser).stream())
                .findFirst();
        if (url.isEmpty()) {
            return new GitSighting.NotOffered(ConnectionType.HTTP);
        }
        String host = String.valueOf(url.get().getHost());
        if (!mayHaveCredential(subject, url.get())) {
            return new GitSighting.Foreign(host);
        }
        Optional<String> login = subject.credential()
                .map(credential -> GitLogin.authorization(
                        subject.product(), credential, AuthenticationDiagnosis.account(subject, facts)));
        return new GitSighting.Http(probes.get(URI.create(url.get() + REFS), login, subject.caBundle()));
    }

    /** Git is on the API's host, but for the public Cloud, and never less protected. */
    private static boolean mayHaveCredential(Subject subject, URI url) {
        String gitHost = subject.apiBase().equals(Instance.Cloud.PUBLIC_API)
                ? "bitbucket.org"
                : subject.apiBase().getHost();
        return gitHost.equalsIgnoreCase(url.getHost())
                && (!subject.isTls() || "https".equalsIgnoreCase(url.getScheme()));
    }

    private static Optional<Json> cloneLinks(Facts facts) {
        return facts.answer(Ask.REPOSITORY)
                .filter(Answers::isSuccess)
                .map(answer -> Answers.json(answer).at("links", "clone"));
    }

    private static SshUrl anywhere(SshAddress address) {
        return new SshUrl("git", address.host(), address.port(), "/");
    }
}
