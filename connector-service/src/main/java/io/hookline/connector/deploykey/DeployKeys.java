package io.hookline.connector.deploykey;

import io.hookline.bitbucket.DeployKeyId;
import io.hookline.bitbucket.SshPrivateKey;
import io.hookline.bitbucket.git.KeyKind;
import io.hookline.bitbucket.git.SshKeys;
import io.hookline.connector.ConnectorConfig;
import io.hookline.connector.credential.SealedColumn;
import io.hookline.connector.credential.Vault;
import io.hookline.connector.store.Database;
import io.hookline.connector.store.Replaceable;
import io.hookline.connector.store.Role;
import io.hookline.contracts.id.CommandId;
import io.hookline.contracts.id.ProjectId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The deploy keys made here. What returns a {@code Uni} belongs into the caller's transaction; the rest blocks. */
@ApplicationScoped
public class DeployKeys {

    private final DeployKeyRepository rows;
    private final Database database;
    private final Vault vault;
    private final Clock clock;
    private final KeyKind usualKind;

    DeployKeys(DeployKeyRepository rows, Database database, Vault vault, Clock clock, ConnectorConfig config) {
        this.rows = rows;
        this.database = database;
        this.vault = vault;
        this.clock = clock;
        this.usualKind = config.deployKey().kind();
    }

    /** Where the private halves are sealed. */
    @Produces
    @Singleton
    static SealedColumn sealedColumn() {
        return SealedColumn.ofRows("deploy_key", "private_key");
    }

    /**
     * Makes a key and seals its private half; an RSA key takes seconds.
     *
     * @param kind null for the usual kind
     */
    public NewKey make(ProjectId project, Role role, @Nullable CommandId madeFor, @Nullable KeyKind kind) {
        SshKeys.Pair pair = SshKeys.generate(kind == null ? usualKind : kind, KeyRegistration.label(project));
        UUID id = UUID.randomUUID();
        OurKey key = new OurKey(id, project, role, pair.publicKey(), null, madeFor, clock.instant());
        return new NewKey(
                key,
                vault.seal(
                        DeployKeyEntity.privateKeyPlace(id), pair.privateKey().text()));
    }

    /** Stores a key, before anybody uses it. */
    public Uni<OurKey> store(NewKey made) {
        return rows.persist(new DeployKeyEntity(made.key(), made.privateKey())).replaceWith(made.key());
    }

    /** The key in a role; there is at most one current and one next. */
    public Optional<OurKey> find(ProjectId project, Role role) {
        return all(project).stream().filter(key -> key.role() == role).findFirst();
    }

    /** All keys of a project. */
    public List<OurKey> all(ProjectId project) {
        return database.read(() -> list(project));
    }

    /** All keys of a project, in the caller's transaction. */
    public Uni<List<OurKey>> list(ProjectId project) {
        return rows.list("projectId", project.value())
                .map(found -> found.stream().map(DeployKeyEntity::view).toList());
    }

    /** The private half of a key. */
    public SshPrivateKey privateHalf(OurKey key) {
        return privateHalf(database.read(() -> rows.findById(key.id())));
    }

    /** The private half of a project's current key. */
    public SshPrivateKey currentPrivateHalf(ProjectId project) {
        return privateHalf(database.read(() -> rows.find("projectId = ?1 and role = ?2", project.value(), Role.CURRENT)
                .singleResult()));
    }

    private SshPrivateKey privateHalf(DeployKeyEntity row) {
        return new SshPrivateKey(
                vault.open(DeployKeyEntity.privateKeyPlace(row.view().id()), row.privateKey()));
    }

    /** Notes what Bitbucket calls a key. */
    public Uni<Void> recordRegistered(OurKey key, DeployKeyId registeredAs) {
        return rows.update("bitbucketId = ?1 where id = ?2", registeredAs.value(), key.id())
                .replaceWithVoid();
    }

    /** Puts the next key in the current one's place for a command, and retires that. */
    public Uni<Void> promoteNext(ProjectId project, CommandId command) {
        return Replaceable.promoteNext(rows, project, command);
    }

    /** Retires the key in a role, which stays known until Bitbucket has it no more. */
    public Uni<Void> retire(ProjectId project, Role role) {
        return Replaceable.retire(rows, project, role);
    }

    /** Forgets the keys in a role, once Bitbucket has none of them. */
    public Uni<Void> forget(ProjectId project, Role role) {
        return Replaceable.forget(rows, project, role);
    }
}
