package io.hookline.connector.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.hookline.bitbucket.git.KnownHosts;
import io.hookline.connector.checkout.GivenKey;
import io.hookline.connector.checkout.RememberedBuild;
import io.hookline.connector.checkout.Source;
import io.hookline.contracts.id.BuildId;
import io.hookline.contracts.id.CommitHash;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How to check a build's commit out. */
@Schema(name = "Checkout", examples = """
                {"build":"7dc2d6ef-85e2-8eed-a1eb-544a778c5872","commit":"2222222222222222222222222222222222222222",\
                "ref":"refs/heads/main","trusted":true,"sources":[{"own":true,"sshUrl":"ssh://git@bitbucket.org/acme/widgets.git",\
                "httpUrl":"https://bitbucket.org/acme/widgets.git","refspec":"+refs/heads/main:refs/remotes/origin/main"}],\
                "keys":[{"kind":"DEPLOY","name":"deploy key","fingerprint":"SHA256:ybgm","publicKey":"ssh-ed25519 AAAA",\
                "privateKey":"-----BEGIN OPENSSH PRIVATE KEY-----"}],"knownHosts":["bitbucket.org ssh-ed25519 AAAA"]}""")
record CheckoutAnswer(
        @Schema(implementation = String.class) BuildId build,

        @Schema(
                implementation = String.class,
                description = "What to check out; of an annotated tag on an older Data Center the tag object")
        CommitHash commit,

        String ref,

        @Schema(description = "An untrusted build gets no key: only what everybody may read, over HTTP")
        boolean trusted,

        @Schema(
                description =
                        "Where the commit is to be had, best first: fetch from the next where one does not give it")
        List<SourceAnswer> sources,

        @Schema(description = "Best first: user keys before the deploy key")
        List<KeyAnswer> keys,

        @Schema(description = "Lines for OpenSSH's known_hosts")
        List<String> knownHosts) {

    /** One place. */
    @Schema(name = "CheckoutSource")
    record SourceAnswer(
            @Schema(description = "Whether this is the project's repository, not a fork")
            boolean own,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String sshUrl,

            String httpUrl,
            @Schema(description = "What to fetch") String refspec) {}

    /** One key. */
    @Schema(name = "CheckoutKey")
    record KeyAnswer(
            GivenKey.Kind kind,
            String name,
            String fingerprint,
            String publicKey,

            @Schema(description = "In OpenSSH's format, without passphrase")
            String privateKey) {

        @Override
        public String toString() {
            return kind + " " + fingerprint;
        }
    }

    static CheckoutAnswer of(RememberedBuild build, List<Source> sources, List<GivenKey> keys, KnownHosts knownHosts) {
        return new CheckoutAnswer(
                build.id(),
                build.commit(),
                build.ref().fullName(),
                build.trusted(),
                sources.stream()
                        .map(source ->
                                new SourceAnswer(source.own(), source.sshUrl(), source.httpUrl(), source.refspec()))
                        .toList(),
                keys.stream()
                        .map(key -> new KeyAnswer(
                                key.kind(),
                                key.name(),
                                key.publicKey().sha256Fingerprint(),
                                key.publicKey().toString(),
                                key.privateKey().text()))
                        .toList(),
                knownHosts.entries().stream().map(KnownHosts.Entry::toString).toList());
    }
}
