package io.hookline.connector.userkey;

import io.hookline.bitbucket.RepositoryPath;
import io.hookline.bitbucket.SshUrl;
import io.hookline.bitbucket.git.KnownHosts;
import io.hookline.bitbucket.git.ProbeResult;
import io.hookline.connector.connection.Access;
import io.hookline.connector.hostkey.TrustedSsh;
import io.hookline.contracts.event.Product;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Proves that a user key opens a repository. Calls block. */
@ApplicationScoped
public class UserKeyProof {

    private static final int SSH_PORT = 22;

    private final UserKeys keys;
    private final TrustedSsh ssh;

    UserKeyProof(UserKeys keys, TrustedSsh ssh) {
        this.keys = keys;
        this.ssh = ssh;
    }

    /** What {@code git ls-remote} gives with the key. */
    public ProbeResult prove(UserKey key, Access access, SshUrl repository) {
        return ssh.lsRemote(access.instance(), repository, keys.privateHalf(key));
    }

    /**
     * Where a repository is reached on the connector's SSH server: the connector's credential may not see what the key opens, so Bitbucket
     * is not asked. Empty while no host key is confirmed.
     */
    public static Optional<SshUrl> address(Access access, RepositoryPath repository) {
        return access.knownHosts().entries().stream()
                .min(Comparator.comparing((KnownHosts.Entry entry) -> entry.port() != SSH_PORT))
                .map(entry -> new SshUrl("git", entry.host(), entry.port(), path(access.product(), repository)));
    }

    private static String path(Product product, RepositoryPath repository) {
        return switch (product) {
            case CLOUD -> "/" + repository + ".git";
            case DATA_CENTER ->
                "/" + repository.container().toLowerCase(Locale.ROOT) + "/" + repository.slug() + ".git";
        };
    }
}
