package io.hookline.connector.connection;

import io.hookline.bitbucket.BitbucketFactory;
import io.hookline.bitbucket.Credential;
import io.hookline.bitbucket.Identity;
import io.hookline.bitbucket.Instance;
import io.hookline.bitbucket.Purpose;
import io.hookline.bitbucket.Result;
import io.hookline.connector.credential.CredentialKind;
import io.hookline.connector.credential.Sealed;
import io.hookline.connector.credential.Vault;
import io.hookline.connector.hostkey.HostKeys;
import io.hookline.connector.hostkey.Trust;
import io.hookline.connector.store.Database;
import io.hookline.contracts.event.Product;
import io.hookline.contracts.id.ConnectorId;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.hibernate.exception.ConstraintViolationException;

/** The connectors. Calls block. */
@ApplicationScoped
public class Connectors {

    private final ConnectorRepository rows;
    private final Database database;
    private final Vault vault;
    private final BitbucketFactory bitbuckets;
    private final HostKeyPinning pinning;
    private final HostKeys hostKeys;
    private final Clock clock;

    Connectors(
            ConnectorRepository rows,
            Database database,
            Vault vault,
            BitbucketFactory bitbuckets,
            HostKeyPinning pinning,
            HostKeys hostKeys,
            Clock clock) {
        this.rows = rows;
        this.database = database;
        this.vault = vault;
        this.bitbuckets = bitbuckets;
        this.pinning = pinning;
        this.hostKeys = hostKeys;
        this.clock = clock;
    }

    /**
     * Makes a connector once Bitbucket has taken its credential and its SSH server has host keys, confirmed or proposed; stores nothing
     * otherwise.
     *
     * @param by the subject who vouches for the host keys that are given or accepted
     */
    public ConnectorCreation create(NewConnector wanted, String by) {
        Optional<ConnectorId> namesake = named(wanted.name());
        if (namesake.isPresent()) {
            return new ConnectorCreation.NameTaken(namesake.get());
        }
        Result<Identity> identity = bitbuckets
                .create(instance(wanted.product(), wanted.baseUrl()), wanted.credential(), Purpose.REPAIR)
                .whoAmI();
        return switch (identity) {
            case Result.Failed<Identity>(var failure) -> new ConnectorCreation.NotProven(failure);
            case Result.Ok<Identity>(var proven) ->
                pinning.pin(wanted, by)
                        .<ConnectorCreation>map(ConnectorCreation.NoHostKeys::new)
                        .orElseGet(() -> store(wanted, proven));
        };
    }

    /** All connectors, by name. */
    public List<ConnectorView> list() {
        return database.read(() -> rows.listAll(Sort.by("name"))).stream()
                .map(ConnectorEntity::view)
                .toList();
    }

    /** One connector. */
    public Optional<ConnectorView> find(ConnectorId id) {
        return entity(id).map(ConnectorEntity::view);
    }

    /** Removes a connector that no project uses. */
    public ConnectorRemoval remove(ConnectorId id) {
        try {
            return database.inTransaction(() -> rows.deleteById(id.value()))
                    ? ConnectorRemoval.REMOVED
                    : ConnectorRemoval.UNKNOWN;
        } catch (ConstraintViolationException e) {
            return ConnectorRemoval.IN_USE;
        }
    }

    /** Opens a connector: its credential is decrypted for the clients made from it. */
    public Optional<Access> open(ConnectorId id, Purpose purpose) {
        return entity(id).map(row -> {
            ConnectorView view = row.view();
            return new Access(
                    id,
                    view.product(),
                    view.instance(),
                    view.credentialKind(),
                    bitbuckets.create(instance(view.product(), view.baseUrl()), credential(row, view), purpose),
                    Trust.knownHosts(hostKeys.of(view.instance())));
        });
    }

    private ConnectorCreation store(NewConnector wanted, Identity identity) {
        ConnectorId id = ConnectorId.random();
        Sealed credential = vault.seal(ConnectorEntity.credentialPlace(id), CredentialKind.write(wanted.credential()));
        ConnectorEntity row = new ConnectorEntity(id, wanted, identity, credential, clock.instant());
        try {
            database.inTransaction(() -> rows.persist(row));
            return new ConnectorCreation.Created(row.view());
        } catch (ConstraintViolationException e) {
            return new ConnectorCreation.NameTaken(named(wanted.name()).orElseThrow(() -> e));
        }
    }

    private Optional<ConnectorId> named(String name) {
        return Optional.ofNullable(database.read(() -> rows.find("name", name).<ConnectorEntity>firstResult()))
                .map(row -> row.view().id());
    }

    private Optional<ConnectorEntity> entity(ConnectorId id) {
        return Optional.ofNullable(database.read(() -> rows.findById(id.value())));
    }

    private Credential credential(ConnectorEntity row, ConnectorView view) {
        return view.credentialKind().read(vault.open(ConnectorEntity.credentialPlace(view.id()), row.credential()));
    }

    private static Instance instance(Product product, URI baseUrl) {
        return switch (product) {
            case CLOUD -> new Instance.Cloud(baseUrl);
            case DATA_CENTER -> new Instance.DataCenter(baseUrl);
        };
    }
}
