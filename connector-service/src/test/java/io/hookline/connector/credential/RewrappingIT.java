package io.hookline.connector.credential;

import static io.hookline.connector.bench.Bench.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.notNullValue;

import io.hookline.bitbucket.Credential;
import io.hookline.connector.bench.Bench;
import io.hookline.connector.bench.Consumers;
import io.hookline.connector.bench.OnBench;
import io.hookline.connector.bench.TestConfig;
import io.hookline.contracts.id.ConnectorId;
import io.hookline.simulator.state.Product;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(TestConfig.class)
class RewrappingIT extends OnBench {

    private static final int SECRETS = 250;

    @Inject
    Rewrapping rewrapping;

    @Inject
    Vault vault;

    @Inject
    Pool pool;

    /** The service as it was when another key was current. */
    private static Vault before() {
        byte[] key = Base64.getDecoder().decode(TestConfig.OLD_KEY);
        return new Vault(new LocalKeys(Map.of("k0", key), "k0", new SecureRandom()), new SecureRandom());
    }

    private static Place place(UUID id) {
        return new Place("deploy_key", id, "private_key");
    }

    private static CredentialSecret.Fixed token(String value) {
        return new CredentialSecret.Fixed(new Credential.AccessToken(value));
    }

    private void execute(String sql, Tuple parameters) {
        pool.preparedQuery(sql).execute(parameters).await().indefinitely();
    }

    private Sealed sealed(UUID id) {
        return new Sealed(pool.preparedQuery("select private_key from deploy_key where id = $1")
                .execute(Tuple.of(id))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getString(0));
    }

    @Test
    void shouldBringAllSecretsUnderTheCurrentKeyWhileTheyAreChanged() throws Exception {
        UUID project = bench.project(Product.DATA_CENTER).id();
        List<UUID> ids =
                IntStream.range(0, SECRETS).mapToObj(i -> UUID.randomUUID()).toList();
        for (UUID id : ids) {
            execute(
                    "insert into deploy_key (id, project_id, role, public_key, private_key, created_at)"
                            + " values ($1, $2, 'RETIRED', 'none', $3, now())",
                    Tuple.of(id, project, before().seal(place(id), "old " + id).text()));
        }
        as("admin").get("/encryption").then().body("keys.find { it.version == 'k0' }.secrets", greaterThan(0));
        AtomicBoolean stop = new AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> load = threads.submit(() -> change(ids, stop));
            assertThat(rewrapping.rewrap()).isPositive();
            stop.set(true);
            load.get();
        }
        rewrapping.rewrap();
        int changed = 0;
        for (UUID id : ids) {
            String secret = vault.open(place(id), sealed(id));
            changed += secret.equals("new " + id) ? 1 : 0;
            assertThat(secret).isIn("old " + id, "new " + id);
        }
        assertThat(changed).isPositive();
        as("admin")
                .get("/encryption")
                .then()
                .statusCode(200)
                .body("current", equalTo("k1"))
                .body("keys.find { it.version == 'k0' }.removable", equalTo(true))
                .body("keys.find { it.version == 'k1' }.removable", equalTo(false));
        execute("delete from deploy_key where public_key = $1", Tuple.of("none"));
    }

    @Test
    void shouldBringUserKeysUnderTheCurrentKey() {
        UUID key = UUID.fromString(as("admin")
                .body(Map.of("name", "libraries"))
                .post("/connectors/" + bench.connector(Product.CLOUD) + "/user-keys")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
        Place place = new Place("user_key", key, "private_key");
        execute(
                "update user_key set private_key = $1 where id = $2",
                Tuple.of(before().seal(place, "a key").text(), key));
        assertThat(rewrapping.rewrap()).isEqualTo(1);
        String sealed = pool.preparedQuery("select private_key from user_key where id = $1")
                .execute(Tuple.of(key))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getString(0);
        assertThat(sealed).startsWith(Vault.prefix("k1"));
        assertThat(vault.open(place, new Sealed(sealed))).isEqualTo("a key");
        execute("delete from user_key where id = $1", Tuple.of(key));
    }

    /** Somebody replaces secrets, from the last to the first, so that both meet. */
    private void change(List<UUID> ids, AtomicBoolean stop) {
        for (int i = ids.size() - 1; i >= 0 && (i > ids.size() - 20 || !stop.get()); i--) {
            UUID id = ids.get(i);
            execute(
                    "update deploy_key set private_key = $1 where id = $2",
                    Tuple.of(before().seal(place(id), "new " + id).text(), id));
        }
    }

    @Test
    void shouldAnswer503WhileTheKeyServiceIsAwayAndLoseNothing() {
        ConnectorId connector = ConnectorId.of(Consumers.connected(bench, Product.CLOUD));
        String sql = "update credential set secret = $1 where connector_id = $2";
        String sealed = pool.preparedQuery("select secret from credential where connector_id = $1")
                .execute(Tuple.of(connector.value()))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getString(0);
        execute(sql, Tuple.of(sealed.replace(Vault.prefix("k1"), Vault.prefix("vault:hookline:1")), connector.value()));
        as("admin")
                .post("/connectors/" + connector + "/oauth/authorize")
                .then()
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .body("type", equalTo("urn:hookline:problem:keys-unavailable"));
        Bench.createProject(connector.toString(), bench.repository(Product.CLOUD))
                .statusCode(503)
                .body("detail", containsString("HashiCorp Vault"));
        as("viewer").get("/connectors/" + connector).then().body("credential.state", equalTo("CONNECTED"));
        execute(sql, Tuple.of(sealed, connector.value()));
        Bench.createProject(connector.toString(), bench.repository(Product.CLOUD))
                .statusCode(201);
    }

    @Test
    void shouldLeaveAloneWhatDoesNotOpenAndGoOnWithTheRest() {
        ConnectorId one = ConnectorId.of(bench.connector(Product.CLOUD));
        ConnectorId two = ConnectorId.of(bench.connector(Product.CLOUD));
        String moved = before().seal(new CredentialKey(two, Use.SETUP).secretPlace(), CredentialKind.write(token("a")))
                .text();
        String good = before().seal(new CredentialKey(two, Use.SETUP).secretPlace(), CredentialKind.write(token("b")))
                .text();
        String sql = "update credential set kind = 'ACCESS_TOKEN', secret = $1 where connector_id = $2";
        execute(sql, Tuple.of(moved, one.value()));
        execute(sql, Tuple.of(good, two.value()));
        assertThat(rewrapping.rewrap()).isEqualTo(1);
        as("admin").header("If-Match", "*").delete("/connectors/" + one).then().statusCode(204);
    }
}
