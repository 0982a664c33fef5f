package io.hookline.connector;

import static io.hookline.connector.bench.Bench.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import io.hookline.bitbucket.SshPublicKey;
import io.hookline.bitbucket.git.SshKeys;
import io.hookline.connector.bench.OnBench;
import io.hookline.connector.bench.TestConfig;
import io.hookline.simulator.control.RepositoryRef;
import io.hookline.simulator.state.Product;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.common.mapper.TypeRef;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@TestProfile(TestConfig.class)
class UserKeysIT extends OnBench {

    private static final Path KEYS = Path.of("../bitbucket-client/src/test/resources/io/hookline/bitbucket/git/keys");

    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldSayWhetherAKeyOpensARepository(Product product) {
        String keys = "/connectors/" + bench.connector(product) + "/user-keys";
        RepositoryRef repository = bench.repository(product);
        Map<String, String> made = as("admin")
                .body(Map.of("name", "libraries"))
                .post(keys)
                .then()
                .statusCode(201)
                .body("publicKey", startsWith("ssh-ed25519 "))
                .body("md5", startsWith("MD5:"))
                .body("next", containsString("ssh"))
                .extract()
                .as(MAP);
        String verify = keys + "/" + made.get("id") + "/verify";
        String path = repository.owner() + "/" + repository.slug();

        verify(verify, path).body("opens", equalTo(false)).body("detail", containsString("does not know the key"));
        bench.control().people().addKey(product, "ann", made.get("publicKey"));
        verify(verify, path).body("opens", equalTo(true));
        verify(verify, bench.control().repositories().view(repository).sshClone())
                .body("opens", equalTo(true));
        verify(verify, repository.owner() + "/none").body("opens", equalTo(false));
        as("operator")
                .body(Map.of("repository", "ssh://git@elsewhere.example.com/a/b.git"))
                .post(verify)
                .then()
                .statusCode(422);
    }

    @Test
    void shouldImportAKeyAndOpenItByItsPassphraseOnce() throws IOException {
        String keys = "/connectors/" + bench.connector(Product.CLOUD) + "/user-keys";
        String pem = Files.readString(KEYS.resolve("rsa-pkcs1-encrypted"));
        String expected =
                SshPublicKey.of(Files.readString(KEYS.resolve("rsa.pub"))).material();

        importKey(keys, Map.of("privateKey", pem)).statusCode(422).body("faults.field", hasItem("passphrase"));
        importKey(keys, Map.of("privateKey", pem, "passphrase", "canary-wrong"))
                .statusCode(422)
                .body("faults.field", hasItem("passphrase"));
        importKey(keys, Map.of("privateKey", "canary-no-key"))
                .statusCode(422)
                .body("faults.field", hasItem("privateKey"));
        importKey(keys, Map.of("privateKey", pem, "passphrase", "open-sesame"))
                .statusCode(201)
                .body("imported", equalTo(true))
                .body("publicKey", containsString(expected));
        importKey(keys, Map.of("kind", "RSA_3072"))
                .statusCode(409)
                .body("type", equalTo("urn:hookline:problem:name-taken"));
        assertThat(as("viewer").get(keys).asString()).doesNotContain("PRIVATE");
    }

    @Test
    void shouldMakeOneKeyOfARequestThatIsSentTwice() {
        String keys = "/connectors/" + bench.connector(Product.CLOUD) + "/user-keys";
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            ids.add(as("admin")
                    .header("Idempotency-Key", keys)
                    .body(Map.of("name", "libraries"))
                    .post(keys)
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id"));
        }
        assertThat(ids.getFirst()).isEqualTo(ids.getLast());
    }

    @Test
    void shouldKeepAKeyThatAProjectUses() {
        var made = bench.project(Product.CLOUD);
        String connector =
                as("viewer").get("/projects/" + made.id()).then().extract().path("connector");
        String keys = "/connectors/" + connector + "/user-keys";
        String key = importKey(
                        keys,
                        Map.of("privateKey", SshKeys.generate("x").privateKey().text()))
                .statusCode(201)
                .extract()
                .path("id");
        attach(made.id(), List.of(key)).statusCode(200);

        as("admin")
                .delete(keys + "/" + key)
                .then()
                .statusCode(409)
                .body("projects", equalTo(List.of(made.id().toString())));
        attach(made.id(), List.of(key, UUID.randomUUID().toString())).statusCode(422);
        attach(made.id(), List.of()).statusCode(200);
        as("admin").delete(keys + "/" + key).then().statusCode(204);
        as("admin").get(keys + "/" + key).then().statusCode(404);
    }

    private static final TypeRef<Map<String, String>> MAP = new TypeRef<>() {};

    private static ValidatableResponse attach(UUID project, List<String> keys) {
        return as("admin")
                .body(Map.of("keys", keys))
                .put("/projects/" + project + "/user-keys")
                .then();
    }

    private static ValidatableResponse importKey(String keys, Map<String, String> fields) {
        Map<String, String> body = new HashMap<>(fields);
        body.put("name", "imported");
        return as("admin").body(body).post(keys).then();
    }

    private static ValidatableResponse verify(String path, String repository) {
        return as("operator")
                .body(Map.of("repository", repository))
                .post(path)
                .then()
                .statusCode(200);
    }
}
