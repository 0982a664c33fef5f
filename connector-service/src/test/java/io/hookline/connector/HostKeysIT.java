package io.hookline.connector;

import static io.hookline.connector.bench.Bench.as;
import static io.hookline.connector.bench.Bench.createProject;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.hookline.bitbucket.git.SshKeys;
import io.hookline.connector.bench.OnBench;
import io.hookline.connector.bench.TestConfig;
import io.hookline.simulator.ProductAddresses;
import io.hookline.simulator.control.RepositoryRef;
import io.hookline.simulator.state.Product;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(TestConfig.class)
class HostKeysIT extends OnBench {

    @Test
    void shouldSetAProjectUpOnceAPersonHasConfirmedTheHostKeys() {
        String connector = connector(Product.DATA_CENTER, Map.of("acceptScannedHostKeys", false));
        RepositoryRef repository = bench.repository(Product.DATA_CENTER);
        String project = createProject(connector, repository)
                .statusCode(201)
                .body("status", equalTo("SETTING_UP"))
                .body("problem", containsString("/host-keys/confirm"))
                .extract()
                .path("id");
        List<String> proposed = as("viewer")
                .get(hostKeys(connector))
                .then()
                .statusCode(200)
                .body("items.state", everyItem(equalTo("PROPOSED")))
                .body("items.origin", everyItem(equalTo("SCANNED")))
                .body("items.md5", everyItem(containsString("MD5:")))
                .body("problem", containsString("await confirmation"))
                .extract()
                .path("items.fingerprint");
        assertThat(knownHosts(connector)).isEmpty();
        as("viewer").get("/connectors/" + connector).then().body("hostKeyProblem", notNullValue());
        as("operator")
                .body(Map.of("fingerprints", proposed))
                .post(hostKeys(connector) + "/confirm")
                .then()
                .statusCode(403);
        as("admin")
                .body(Map.of("fingerprints", List.of(proposed.getFirst(), "SHA256:none")))
                .post(hostKeys(connector) + "/confirm")
                .then()
                .statusCode(422)
                .body("fingerprints", equalTo(List.of("SHA256:none")));
        as("admin")
                .body(Map.of("fingerprints", proposed))
                .post(hostKeys(connector) + "/confirm")
                .then()
                .statusCode(200)
                .body("items.state", everyItem(equalTo("CONFIRMED")))
                .body("items.confirmedBy", everyItem(notNullValue()))
                .body("problem", nullValue());
        await().untilAsserted(
                        () -> as("viewer").get("/projects/" + project).then().body("status", equalTo("READY")));
        ProductAddresses at = bench.addresses(Product.DATA_CENTER);
        assertThat(knownHosts(connector).lines()).containsExactlyElementsOf(withoutComments(at.knownHosts()));
    }

    @Test
    void shouldStopAndRaiseAnAlarmOverAChangedHostKeyUntilAPersonSaysWhatItIs() {
        ProductAddresses at = bench.addresses(Product.CLOUD);
        var other = SshKeys.generate("other").publicKey();
        String connector = connector(
                Product.CLOUD, Map.of("knownHosts", List.of("[" + at.sshHost() + "]:" + at.sshPort() + " " + other)));
        RepositoryRef repository = bench.repository(Product.CLOUD);

        createProject(connector, repository).statusCode(422);

        String met = as("viewer")
                .get(hostKeys(connector))
                .then()
                .body("items.origin", hasItem("MET"))
                .body("problem", containsString("another host key"))
                .extract()
                .path("items.find { it.origin == 'MET' }.fingerprint");
        assertThat(given().get("/q/metrics").asString()).contains("hookline_host_key_changed 1.0");
        as("viewer").get("/connectors/" + connector).then().body("hostKeyProblem", containsString(met));
        as("operator")
                .post(hostKeys(connector) + "/scan")
                .then()
                .statusCode(200)
                .body("problem", containsString(met));
        as("admin")
                .body(Map.of("fingerprints", List.of(met)))
                .post(hostKeys(connector) + "/confirm")
                .then()
                .statusCode(200);
        as("admin")
                .delete(hostKeys(connector) + "/" + other.sha256Fingerprint())
                .then()
                .statusCode(204);
        assertThat(given().get("/q/metrics").asString()).contains("hookline_host_key_changed 0.0");
        assertThat(knownHosts(connector)).doesNotContain(other.material());
        createProject(connector, repository).statusCode(201).body("status", equalTo("READY"));
    }

    @Test
    void shouldRefuseTheKeyThatBitbucketCloudRetired() {
        as("admin")
                .body(bench.connectorBody(Product.CLOUD, Map.of("knownHosts", List.of(RETIRED))))
                .post("/connectors")
                .then()
                .statusCode(422)
                .body("faults.field", equalTo(List.of("knownHosts")))
                .body("faults.message", hasItem(containsString("2023")));
    }

    @Test
    void shouldForgetNoKeyThatNobodyKnows() {
        String connector = connector(Product.CLOUD, Map.of("baseUrl", byAnotherName(Product.CLOUD)));
        as("admin")
                .delete(hostKeys(connector) + "/SHA256:no+n/e")
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:hookline:problem:unknown-host-key"));
        as("admin").body("{}").post(hostKeys(connector) + "/confirm").then().statusCode(422);
        as("viewer").get("/connectors").then().body("items.findAll { it.hostKeys == null }", empty());
    }

    private static final String RETIRED =
            "bitbucket.org ssh-rsa AAAAB3NzaC1yc2EAAAABIwAAAQEAubiN81eDcafrgMeLzaFPsw2kNvEc"
                    + "qTKl/VqLat/MaB33pZy0y3rJZtnqwR2qOOvbwKZYKiEO1O6VqNEBxKvJJelCq0dTXWT5pbO2gDXC6h6QDXCaHo6pOHGPUy+YBaGQRGuSusME"
                    + "ASYiWunYN0vCAI8QaXnWMXNMdFP3jHAJH0eDsoiGnLPBlBp4TNm6rYI74nMzgz3B9IikW4WVK+dc8KZJZWYjAuORU3jc1c/NPskD2ASinf8v"
                    + "3xnfXeukU0sJ5N6m5E8VLjObPEO+mN2t/FZTMZLiFqPWc/ALSqnMnnhwrNi2rbfg/rd/IpL8Le3pSBne8+seeFVBoGqzHM9yXw==";

    private static String connector(Product product, Map<String, ?> different) {
        return as("admin")
                .body(bench.connectorBody(product, different))
                .post("/connectors")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** The same server as an instance of its own, whose host keys are nobody else's. */
    private static String byAnotherName(Product product) {
        return bench.addresses(product).restBase().toString().replace("127.0.0.1", "localhost");
    }

    private static String hostKeys(String connector) {
        return "/connectors/" + connector + "/host-keys";
    }

    private static String knownHosts(String connector) {
        return as("viewer")
                .accept("text/plain")
                .get(hostKeys(connector) + "/known_hosts")
                .asString();
    }

    private static List<String> withoutComments(List<String> lines) {
        return lines.stream()
                .map(line -> String.join(" ", List.of(line.split(" ")).subList(0, 3)))
                .toList();
    }
}
