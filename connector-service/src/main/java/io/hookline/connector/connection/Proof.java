package io.hookline.connector.connection;

import io.hookline.bitbucket.Bitbucket;
import io.hookline.bitbucket.Identity;
import io.hookline.bitbucket.Repository;
import io.hookline.bitbucket.RepositoryId;
import io.hookline.bitbucket.Result;
import org.jspecify.annotations.Nullable;

/**
 * What Bitbucket told when a connector's settings were tried on it.
 *
 * @param identity whom it takes the credential for
 * @param repository the one that the settings name; null where they name none
 */
record Proof(Identity identity, @Nullable RepositoryId repository) {

    /** Of what cannot be tried: a grant that a person has yet to give, a key for git. */
    static final Proof NONE = new Proof(new Identity(null, null), null);

    /** Asks who the credential is, and for the repository that the settings name. */
    static Result<Proof> by(Bitbucket bitbucket, ConnectorSettings settings) {
        return bitbucket
                .whoAmI()
                .flatMap(identity -> settings.repositoryToProve()
                        .map(path ->
                                bitbucket.repository(path).map((Repository found) -> new Proof(identity, found.id())))
                        .orElseGet(() -> Result.ok(new Proof(identity, null))));
    }
}
