package io.hookline.connector.connection;

import io.hookline.bitbucket.Bitbucket;
import io.hookline.bitbucket.BitbucketFactory;
import io.hookline.bitbucket.Credential;
import io.hookline.bitbucket.Purpose;
import io.hookline.bitbucket.Result;
import io.hookline.bitbucket.SshPrivateKey;
import io.hookline.connector.credential.CredentialKey;
import io.hookline.connector.credential.CredentialSecret;
import io.hookline.connector.credential.CredentialView;
import io.hookline.connector.credential.CredentialWatch;
import io.hookline.connector.credential.Credentials;
import io.hookline.connector.credential.NewCredential;
import io.hookline.connector.credential.Use;
import io.hookline.connector.hostkey.HostKeys;
import io.hookline.connector.hostkey.Trust;
import io.hookline.connector.store.Database;
import io.hookline.contracts.id.ConnectorId;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.hibernate.exception.ConstraintViolationException;

/** The connectors. Calls block. */
@ApplicationScoped
public class Connectors {

    private final ConnectorRepository rows;
    private final Database database;
    private final Credentials credentials;
    private final CredentialProofs proofs;
    private final CredentialSource source;
    private final CredentialWatch watch;
    private final BitbucketFactory bitbuckets;
    private final HostKeyPinning pinning;
    private final HostKeys hostKeys;
    private final Clock clock;

    Connectors(
            ConnectorRepository rows,
            Database database,
            Credentials credentials,
            CredentialProofs proofs,
            CredentialSource source,
            CredentialWatch watch,
            BitbucketFactory bitbuckets,
            HostKeyPinning pinning,
            HostKeys hostKeys,
            Clock clock) {
        this.rows = rows;
        this.database = database;
        this.credentials = credentials;
        this.proofs = proofs;
        this.source = source;
        this.watch = watch;
        this.bitbuckets = bitbuckets;
        this.pinning = pinning;
        this.hostKeys = hostKeys;
        this.clock = clock;
    }

    /**
     * Makes a connector once Bitbucket has taken its credentials and its SSH server has host keys, confirmed or proposed; stores nothing otherwise. What a person has to grant
     * first is not proven, and the connector is not connected until then. One that was made under the id already is what comes of it.
     *
     * @param by the subject who vouches for the host keys that are given or accepted
     */
    public ConnectorCreation create(NewConnector wanted, String by) {
        return find(wanted.id())
                .<ConnectorCreation>map(ConnectorCreation.Created::new)
                .or(() -> taken(wanted))
                .orElseGet(() -> prove(wanted, by));
    }

    private ConnectorCreation prove(NewConnector wanted, String by) {
        List<ProvenCredential> proven = new ArrayList<>();
        for (Use use : Use.values()) {
            NewCredential credential = wanted.credential(use);
            if (credential != null) {
                switch (proofs.prove(new CredentialKey(wanted.id(), use), wanted.settings(), credential)) {
                    case Result.Failed<ProvenCredential>(var failure) -> {
                        return new ConnectorCreation.NotProven(failure);
                    }
                    case Result.Ok<ProvenCredential>(var good) -> proven.add(good);
                }
            }
        }
        return pinning.pin(wanted.settings(), wanted.hostKeys(by))
                .<ConnectorCreation>map(ConnectorCreation.NoHostKeys::new)
                .orElseGet(() -> store(wanted, proven));
    }

    /** One page of connectors, by name. */
    public List<ConnectorView> list(ConnectorQuery wanted) {
        return database.read(() -> rows.page(wanted)).stream()
                .map(ConnectorEntity::view)
                .toList();
    }

    /** One connector. */
    public Optional<ConnectorView> find(ConnectorId id) {
        return entity(id).map(ConnectorEntity::view);
    }

    /** The connector with an identifier; does not block. */
    public Uni<Optional<ConnectorId>> identified(String identifier) {
        return Panache.withSession(() -> rows.find("identifier", identifier).<ConnectorEntity>firstResult())
                .map(row -> Optional.ofNullable(row).map(found -> found.view().id()));
    }

    /** Removes a connector that no project uses, if it is of an expected version. */
    public ConnectorRemoval remove(ConnectorId id, LongPredicate expected) {
        try {
            return database.inTransaction(() -> rows.locked(id)
                    .chain(found -> found.map(row -> remove(id, row, expected))
                            .orElseGet(() -> Uni.createFrom().item(new ConnectorRemoval.Unknown()))));
        } catch (ConstraintViolationException e) {
            return new ConnectorRemoval.InUse(database.read(() -> rows.use(id, "", Map.of())));
        }
    }

    private Uni<ConnectorRemoval> remove(ConnectorId id, ConnectorEntity row, LongPredicate expected) {
        return expected.test(row.version())
                ? rows.delete("id", id.value()).replaceWith(new ConnectorRemoval.Removed())
                : Uni.createFrom().item(new ConnectorRemoval.Stale());
    }

    /** Opens a connector for setting up, as {@link #open(ConnectorId, Use, Purpose)}. */
    public Optional<Access> open(ConnectorId id, Purpose purpose) {
        return open(id, Use.SETUP, purpose);
    }

    /**
     * Opens a connector with the credential for a use, or with the one for setting up where it has no other. The credential itself is
     * decrypted when Bitbucket is first asked; where nothing opens Bitbucket, every call fails with the reason.
     */
    public Optional<Access> open(ConnectorId id, Use use, Purpose purpose) {
        return entity(id).map(row -> {
            ConnectorView view = row.view();
            CredentialView credential = credential(id, use);
            return new Access(
                    id,
                    view.product(),
                    view.instance(),
                    credential.kind(),
                    bitbucket(view.settings(), credential, purpose),
                    Trust.knownHosts(hostKeys.of(view.instance())),
                    view);
        });
    }

    /** A connector's Bitbucket as other settings would have it, with its own credential. */
    Bitbucket tried(ConnectorId id, ConnectorSettings settings) {
        return bitbucket(settings, credential(id, Use.SETUP), Purpose.REPAIR);
    }

    /** A connector with its credential decrypted, for looking at Bitbucket without the usual clients. */
    public Optional<OpenedConnector> unseal(ConnectorId id) {
        return entity(id).map(row -> {
            ConnectorView view = row.view();
            ConnectorSettings settings = view.settings();
            CredentialView credential = credential(id, Use.SETUP);
            Result<Credential> opened = source.find(credential.key(), settings.oauth(), null);
            Optional<SshPrivateKey> gitKey = credentials
                    .open(new CredentialKey(id, Use.GIT))
                    .flatMap(git -> git.secret() instanceof CredentialSecret.GitKey(var key)
                            ? Optional.of(key)
                            : Optional.empty());
            return OpenedConnector.of(view, credential, opened, hostKeys.of(view.instance()), gitKey);
        });
    }

    private CredentialView credential(ConnectorId id, Use use) {
        return credentials
                .find(new CredentialKey(id, use))
                .or(() -> credentials.find(new CredentialKey(id, Use.SETUP)))
                .orElseThrow(() -> new IllegalStateException("connector " + id + " has no credential for setting up"));
    }

    private Bitbucket bitbucket(ConnectorSettings settings, CredentialView credential, Purpose purpose) {
        return LiveBitbucket.of(
                refused -> source.find(credential.key(), settings.oauth(), refused),
                good -> bitbuckets.create(settings.connection(credential.key().connector()), good, purpose),
                result -> watch.saw(credential.key(), credential.version(), result));
    }

    private ConnectorCreation store(NewConnector wanted, List<ProvenCredential> proven) {
        ConnectorEntity row = new ConnectorEntity(wanted, proven.getFirst().proof(), clock.instant());
        try {
            database.inTransaction(() -> rows.persistAndFlush(row)
                    .chain(() -> Multi.createFrom()
                            .iterable(proven)
                            .onItem()
                            .transformToUniAndConcatenate(good -> credentials.store(good.sealed(), good.account()))
                            .collect()
                            .asList()));
            return new ConnectorCreation.Created(row.view());
        } catch (ConstraintViolationException e) {
            return find(wanted.id())
                    .<ConnectorCreation>map(ConnectorCreation.Created::new)
                    .or(() -> taken(wanted))
                    .orElseThrow(() -> e);
        }
    }

    private Optional<ConnectorCreation> taken(NewConnector wanted) {
        return named(wanted.name())
                .<ConnectorCreation>map(ConnectorCreation.NameTaken::new)
                .or(() -> idOf("identifier", wanted.identifier().value()).map(ConnectorCreation.IdentifierTaken::new));
    }

    Optional<ConnectorId> named(String name) {
        return idOf("name", name);
    }

    Optional<ConnectorEntity> entity(ConnectorId id) {
        return Optional.ofNullable(database.read(() -> rows.findById(id.value())));
    }

    private Optional<ConnectorId> idOf(String column, String value) {
        return Optional.ofNullable(database.read(() -> rows.find(column, value).<ConnectorEntity>firstResult()))
                .map(row -> row.view().id());
    }
}
