package io.hookline.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hookline.contracts.event.Product;
import io.hookline.contracts.id.ConnectorId;
import io.hookline.contracts.id.ProjectId;
import io.hookline.embedded.EmbeddedPostgres;
import io.hookline.local.client.ConnectorClient;
import io.hookline.local.client.RestClient;
import io.hookline.local.client.SimulatedBitbucket;
import io.hookline.local.client.SimulatedBitbucket.Account;
import io.hookline.local.client.SimulatedBitbucket.Repository;
import io.hookline.local.client.Tokens;
import io.hookline.local.stack.Addresses;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;

/** A project's repository and all that Hookline has there, as its owner, its administrators and time treat it. */
final class Site {

    private static final Addresses ADDRESSES = SharedStack.get().addresses();
    private static final ConnectorClient CONNECTORS =
            new ConnectorClient(ADDRESSES.connectorService(), new Tokens(ADDRESSES.issuer()).of("admin"));
    private static final int BREAKER_FAILURES = 5;

    private final Product product;
    private final SimulatedBitbucket bitbucket;
    private final RestClient control;
    private final Map<String, String> credential;
    private final String slug;
    private final ConnectorId connector;
    private final ProjectId project;
    private final String uuid;
    private final String keyId;
    private String path;

    private Site(
            Product product,
            SimulatedBitbucket bitbucket,
            Repository repository,
            Map<String, String> credential,
            ConnectorId connector,
            ProjectId project) {
        this.product = product;
        this.bitbucket = bitbucket;
        this.control = bitbucket.control();
        this.credential = credential;
        this.slug = repository.slug();
        this.connector = connector;
        this.project = project;
        this.path = bitbucket.path(repository);
        this.uuid = control.get(path).path("uuid").asText();
        this.keyId = control.get(path + "/keys").at("/0/id").asText();
    }

    /** Makes repository, connector and project, and waits until the project is set up. */
    static Site make(Product product, Fault fault) {
        String slug = "health-" + fault.finding(Product.CLOUD);
        Bitbuckets.Bitbucket at = Bitbuckets.of(product, fault);
        SimulatedBitbucket bitbucket = at.people();
        Repository repository = bitbucket.repository(product == Product.CLOUD ? "health" : "HEALTH", slug);
        boolean granted = fault == Fault.CREDENTIAL_LACKS_SCOPE && product == Product.DATA_CENTER;
        Map<String, String> credential = granted
                ? Consumers.create(product, bitbucket)
                : Workplace.credential(product, bitbucket.administrator(slug));
        String name = slug + "-" + product;
        ConnectorId connector =
                CONNECTORS.createConnector(Workplace.newConnector(name, at.address(), product, credential));
        if (granted) {
            grant(connector);
        }
        ProjectId project =
                CONNECTORS.createProject(name, connector, repository.path()).id();
        Awaitility.await()
                .atMost(90, TimeUnit.SECONDS)
                .until(() -> CONNECTORS.project(project).isReady());
        return new Site(product, bitbucket, repository, credential, connector, project);
    }

    ProjectId project() {
        return project;
    }

    SimulatedBitbucket bitbucket() {
        return bitbucket;
    }

    /** What calls about it have in their paths. */
    Map<String, String> names() {
        return Map.of(slug, "{repository}", URLEncoder.encode("{" + uuid + "}", StandardCharsets.UTF_8), "{uuid}");
    }

    /** Pushes a commit to a branch; returns it. */
    String push(String branch) {
        return control.post(path + "/commits", Map.of("branch", branch, "path", branch + ".txt"))
                .path("hash")
                .asText();
    }

    void delete(String what) {
        control.delete(path + what);
    }

    void post(String what) {
        control.post(path + what, null);
    }

    void editHook(String what, Object value) {
        control.patch(path + "/hooks/" + hook().path("id").asText(), Map.of(what, value));
    }

    void editKey(String what, boolean value) {
        control.patch(path + "/keys/" + keyId, Map.of(what, value));
    }

    /** As our webhooks have it, yet none of them. */
    String otherHookUrl() {
        return hook().path("url").asText().replaceAll("[^/]+$", "0".repeat(32));
    }

    String uselessEvent() {
        return product == Product.CLOUD ? "repo:fork" : "repo:forked";
    }

    /** A second webhook of ours. */
    void addHook() {
        control.post(path + "/hooks", Map.of("url", otherHookUrl(), "events", List.of(uselessEvent()), "secret", "x"));
    }

    /** The gateway is not where the webhook delivers, for as long as it takes the circuit breaker to open. */
    void failDeliveries() {
        String url = hook().path("url").asText();
        String elsewhere = otherHookUrl() + "/" + project;
        editHook("url", elsewhere);
        for (int push = 0; push < BREAKER_FAILURES; push++) {
            push("unheard");
        }
        Awaitility.await()
                .atMost(30, TimeUnit.SECONDS)
                .until(() -> control.get("/deliveries?state=FAILED&url=" + elsewhere)
                                .path("count")
                                .asInt()
                        == BREAKER_FAILURES);
        editHook("url", url);
    }

    /** A key of somebody's under our label. */
    void addKey() {
        String label = control.get(path + "/keys").at("/0/label").asText();
        control.post(path + "/keys", Map.of("key", Rotations.newKey(), "label", label));
    }

    void ageKey(int days) {
        update(
                "update deploy_key set created_at = now() - make_interval(days => " + days + ") where project_id = ?",
                project.value());
    }

    void regenerateKey() {
        CONNECTORS.rest().post("/projects/" + project + "/deploy-key/regenerate", null);
        Awaitility.await()
                .atMost(30, TimeUnit.SECONDS)
                .until(() -> StreamSupport.stream(control.get(path + "/keys").spliterator(), false)
                        .noneMatch(key -> key.path("id").asText().equals(keyId)));
    }

    void changeHostKey() {
        control.post("/ssh/" + bitbucket.productName() + "/host-key", null);
    }

    void pinHostKey() {
        String keys = "/connectors/" + connector + "/host-keys";
        List<String> shown = StreamSupport.stream(
                        CONNECTORS.rest().get(keys).path("items").spliterator(), false)
                .filter(key -> key.path("state").asText().equals("PROPOSED"))
                .map(key -> key.path("fingerprint").asText())
                .toList();
        CONNECTORS.rest().post(keys + "/confirm", Map.of("fingerprints", shown));
    }

    /** Gives the repository another name, of which no delivery tells. */
    void moveUnheard() {
        editHook("active", false);
        control.post(path + "/rename", Map.of("name", slug + "-renamed"));
        path += "-renamed";
        editHook("active", true);
    }

    void changeDefaultBranch() {
        push("trunk");
        control.post(path + "/default-branch", Map.of("branch", "trunk"));
    }

    /** What the connector's user may do. */
    void permit(String permission) {
        control.patch("/users/" + bitbucket.productName() + "/" + slug, Map.of("permission", permission));
    }

    /** Gives the connector its credential again, with the day of its end. */
    void giveCredentialFor(int days) {
        Map<String, String> ending = new HashMap<>(credential);
        ending.put("expiresOn", LocalDate.now(ZoneOffset.UTC).plusDays(days).toString());
        give(ending);
    }

    /** Gives the connector another account's credential. */
    void giveNewCredential() {
        Account another = bitbucket.administrator(slug + "-anew");
        give(Workplace.credential(product, another));
    }

    void revokeCredential() {
        control.post("/tokens/revoke", Map.of("value", token()));
    }

    /** The time comes that was told to be the credential's end. */
    void endCredential() {
        control.post("/tokens/expire", Map.of("value", token()));
        update("update credential set expires_at = now() where connector_id = ?", connector.value());
    }

    void disconnect() {
        CONNECTORS.rest().post("/connectors/" + connector + "/disconnect", null);
    }

    void takeScope() {
        switch (product) {
            case CLOUD ->
                control.post(
                        "/tokens/scopes",
                        Map.of(
                                "value",
                                token(),
                                "scopes",
                                List.of(
                                        "read:user:bitbucket",
                                        "read:repository:bitbucket",
                                        "read:pullrequest:bitbucket")));
            case DATA_CENTER -> setConsumerScopes("REPO_READ");
        }
    }

    void giveScope() {
        switch (product) {
            case CLOUD -> giveNewCredential();
            case DATA_CENTER -> {
                setConsumerScopes("REPO_ADMIN");
                grant(connector);
            }
        }
    }

    /** Has this Bitbucket's API answer everything with a fault. */
    void answer(String fault) {
        fault("*", fault);
    }

    void limitRate() {
        names().keySet().forEach(name -> fault("*" + name + "*", "rate-limited"));
    }

    void answerAgain() {
        control.delete("/faults");
    }

    private void fault(String at, String fault) {
        control.post(
                "/faults",
                Map.of(
                        "server",
                        bitbucket.productName(),
                        "path",
                        at,
                        "fault",
                        fault,
                        "status",
                        503,
                        "retryAfter",
                        2,
                        "times",
                        -1));
    }

    private void setConsumerScopes(String scope) {
        control.patch(
                "/consumers/" + bitbucket.productName() + "/" + credential.get("clientId"),
                Map.of("scopes", List.of(scope)));
    }

    private static void grant(ConnectorId connector) {
        assertThat(Consumers.grant(CONNECTORS
                        .rest()
                        .post("/connectors/" + connector + "/oauth/authorize", null)
                        .path("url")
                        .asText()))
                .isEqualTo(200);
    }

    private void give(Map<String, String> wanted) {
        CONNECTORS.rest().put("/connectors/" + connector + "/credentials/SETUP", wanted);
    }

    private String token() {
        return credential.getOrDefault("token", "");
    }

    private JsonNode hook() {
        return control.get(path + "/hooks").path(0);
    }

    private static void update(String sql, UUID id) {
        try (Connection database = DriverManager.getConnection(
                        "jdbc:postgresql://" + ADDRESSES.postgres() + "/connector",
                        EmbeddedPostgres.USER,
                        EmbeddedPostgres.PASSWORD);
                PreparedStatement update = database.prepareStatement(sql)) {
            update.setObject(1, id);
            assertThat(update.executeUpdate()).isEqualTo(1);
        } catch (SQLException e) {
            throw new AssertionError("time stood still", e);
        }
    }
}
