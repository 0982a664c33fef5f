package io.hookline.connector.userkey;

import io.hookline.bitbucket.SshPrivateKey;
import io.hookline.bitbucket.SshPublicKey;
import io.hookline.bitbucket.git.SshKeys;
import io.hookline.connector.credential.Place;
import io.hookline.connector.credential.Sealed;
import io.hookline.connector.credential.SealedColumn;
import io.hookline.connector.credential.Vault;
import io.hookline.connector.store.Sql;
import io.hookline.contracts.id.ConnectorId;
import io.hookline.contracts.id.ProjectId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** The user keys of all connectors, and which projects use them. Calls block. */
@ApplicationScoped
public class UserKeys {

    private static final String ATTACHED = "select k.* from user_key k join project_user_key p on p.user_key_id = k.id"
            + " where p.project_id = $1 and k.connector_id = $2 order by p.position";

    private final Sql sql;
    private final Vault vault;
    private final Clock clock;

    UserKeys(Sql sql, Vault vault, Clock clock) {
        this.sql = sql;
        this.vault = vault;
        this.clock = clock;
    }

    @Produces
    @Singleton
    static SealedColumn sealedColumn() {
        return SealedColumn.ofRows("user_key", "private_key");
    }

    /** Keeps a key pair for a connector. One that was kept under the id already is what comes of it. */
    public UserKeyCreation create(
            UserKeyId id,
            ConnectorId connector,
            String name,
            Supplier<SshKeys.Pair> pair,
            boolean imported,
            String by) {
        return named(connector, name)
                .or(() -> add(id, connector, name, pair.get(), imported, by))
                .or(() -> named(connector, name))
                .filter(key -> key.id().equals(id))
                .<UserKeyCreation>map(UserKeyCreation.Created::new)
                .orElseGet(UserKeyCreation.NameTaken::new);
    }

    private Optional<UserKey> named(ConnectorId connector, String name) {
        return of(connector).stream().filter(key -> key.name().equals(name)).findFirst();
    }

    /** Empty when somebody was faster. */
    private Optional<UserKey> add(
            UserKeyId id, ConnectorId connector, String name, SshKeys.Pair pair, boolean imported, String by) {
        UserKey key = new UserKey(id, connector, name, pair.publicKey(), imported, by, clock.instant());
        int added = sql.execute(
                "insert into user_key (id, connector_id, name, public_key, private_key, imported, created_by, created_at)"
                        + " values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing",
                key.id().value(),
                connector.value(),
                name,
                key.publicKey().toString(),
                vault.seal(place(key.id()), pair.privateKey().text()).text(),
                imported,
                by,
                Sql.utc(key.createdAt()));
        return added == 1 ? Optional.of(key) : Optional.empty();
    }

    /** A connector's keys, by name. */
    public List<UserKey> of(ConnectorId connector) {
        return sql.query(
                "select * from user_key where connector_id = $1 order by name", UserKeys::read, connector.value());
    }

    /** One key of a connector. */
    public Optional<UserKey> find(ConnectorId connector, UserKeyId id) {
        return of(connector).stream().filter(key -> key.id().equals(id)).findFirst();
    }

    /** The private half of a key. */
    public SshPrivateKey privateHalf(UserKey key) {
        return sql
                .query(
                        "select private_key from user_key where id = $1",
                        row -> new Sealed(row.getString(0)),
                        key.id().value())
                .stream()
                .map(secret -> new SshPrivateKey(vault.open(place(key.id()), secret)))
                .findFirst()
                .orElseThrow();
    }

    /** Removes a key that no project uses. */
    public UserKeyRemoval remove(ConnectorId connector, UserKeyId id) {
        int removed = sql.execute(
                "delete from user_key where id = $1 and connector_id = $2"
                        + " and not exists (select from project_user_key where user_key_id = $1)",
                id.value(),
                connector.value());
        if (removed == 1) {
            return new UserKeyRemoval.Removed();
        }
        return find(connector, id)
                .<UserKeyRemoval>map(_ -> new UserKeyRemoval.InUse(projectsOf(id)))
                .orElseGet(UserKeyRemoval.Unknown::new);
    }

    /** A project's keys, most preferred first; none of a connector that the project has left. */
    public List<UserKey> ofProject(ProjectId project, ConnectorId connector) {
        return sql.query(ATTACHED, UserKeys::read, project.value(), connector.value());
    }

    /** Gives a project these keys of its connector and no others, most preferred first. */
    public UserKeyAttachment attach(ProjectId project, ConnectorId connector, List<UserKeyId> wanted) {
        List<UserKeyId> known = of(connector).stream().map(UserKey::id).toList();
        List<UserKeyId> unknown =
                wanted.stream().filter(id -> !known.contains(id)).toList();
        if (!unknown.isEmpty()) {
            return new UserKeyAttachment.UnknownKeys(unknown);
        }
        List<UserKeyId> keys = wanted.stream().distinct().toList();
        sql.inTransaction(connection -> replace(connection, project, keys));
        return new UserKeyAttachment.Attached(ofProject(project, connector));
    }

    private static Uni<Void> replace(SqlConnection connection, ProjectId project, List<UserKeyId> keys) {
        List<Tuple> rows = IntStream.range(0, keys.size())
                .mapToObj(
                        position -> Tuple.of(project.value(), keys.get(position).value(), position))
                .toList();
        return connection
                .preparedQuery("delete from project_user_key where project_id = $1")
                .execute(Tuple.of(project.value()))
                .chain(() -> Multi.createFrom()
                        .iterable(rows)
                        .onItem()
                        .transformToUniAndConcatenate(
                                connection.preparedQuery(
                                                "insert into project_user_key (project_id, user_key_id, position) values ($1, $2, $3)")
                                        ::execute)
                        .collect()
                        .last())
                .replaceWithVoid();
    }

    private List<ProjectId> projectsOf(UserKeyId id) {
        return sql.query(
                "select project_id from project_user_key where user_key_id = $1",
                row -> new ProjectId(row.getUUID(0)),
                id.value());
    }

    private static Place place(UserKeyId id) {
        return new Place("user_key", id.value(), "private_key");
    }

    private static UserKey read(Row row) {
        return new UserKey(
                new UserKeyId(row.getUUID("id")),
                new ConnectorId(row.getUUID("connector_id")),
                row.getString("name"),
                SshPublicKey.of(row.getString("public_key")),
                row.getBoolean("imported"),
                row.getString("created_by"),
                row.getOffsetDateTime("created_at").toInstant());
    }
}
