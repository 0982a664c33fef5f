package io.hookline.connector.deploykey;

import io.hookline.bitbucket.SshPrivateKey;
import io.hookline.bitbucket.git.SshKeys;
import io.hookline.connector.credential.SealedColumn;
import io.hookline.connector.credential.Vault;
import io.hookline.connector.store.Database;
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

    DeployKeys(DeployKeyRepository rows, Database database, Vault vault, Clock clock) {
        this.rows = rows;
        this.database = database;
        this.vault = vault;
        this.clock = clock;
    }

    /** Where the private halves are sealed. */
    @Produces
    @Singleton
    static SealedColumn sealedColumn() {
        return SealedColumn.ofRows("deploy_key", "private_key");
    }

    /** Makes an Ed25519 key, stored before anybody uses it. */
    public Uni<OurKey> create(ProjectId project, Role role, @Nullable CommandId madeFor) {
        SshKeys.Pair pair = SshKeys.generate(KeyRegistration.label(project));
        UUID id = UUID.randomUUID();
        OurKey key = new OurKey(id, project, role, pair.publicKey(), madeFor, clock.instant());
        var sealed = vault.seal(
                DeployKeyEntity.privateKeyPlace(id), pair.privateKey().text());
        return rows.persist(new DeployKeyEntity(key, sealed)).replaceWith(key);
    }

    /** The key in a role; there is at most one current and one next. */
    public Optional<OurKey> find(ProjectId project, Role role) {
        return all(project).stream().filter(key -> key.role() == role).findFirst();
    }

    /** All keys of a project. */
    public List<OurKey> all(ProjectId project) {
        return database.read(() -> rows.list("projectId", project.value())).stream()
                .map(DeployKeyEntity::view)
                .toList();
    }

    /** The private half of a key. */
    public SshPrivateKey privateHalf(OurKey key) {
        DeployKeyEntity row = database.read(() -> rows.findById(key.id()));
        return new SshPrivateKey(vault.open(DeployKeyEntity.privateKeyPlace(key.id()), row.privateKey()));
    }

    /** Puts the next key in the current one's place for a command, and retires that. */
    public Uni<Void> promoteNext(ProjectId project, CommandId command) {
        return rows.update("role = ?1 where projectId = ?2 and role = ?3", Role.RETIRED, project.value(), Role.CURRENT)
                .chain(() -> rows.update(
                        "role = ?1, madeFor = ?2 where projectId = ?3 and role = ?4",
                        Role.CURRENT,
                        command.value(),
                        project.value(),
                        Role.NEXT))
                .replaceWithVoid();
    }

    /** Forgets the retired keys, once Bitbucket has none of them. */
    public Uni<Void> forgetRetired(ProjectId project) {
        return rows.delete("projectId = ?1 and role = ?2", project.value(), Role.RETIRED)
                .replaceWithVoid();
    }
}
