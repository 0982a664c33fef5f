package io.hookline.system;

import com.fasterxml.jackson.databind.JsonNode;
import io.hookline.contracts.event.Product;
import io.hookline.contracts.id.ProjectId;
import io.hookline.local.client.ConnectorClient;
import io.hookline.local.client.RestClient;
import io.hookline.local.client.SimulatedBitbucket;
import io.hookline.local.client.SimulatedBitbucket.Repository;
import io.hookline.local.client.Tokens;
import io.hookline.local.stack.Addresses;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
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
    private final SiteAccess access;
    private final String slug;
    private final ProjectId project;
    private final String uuid;
    private final String keyId;
    private String path;

    private Site(Repository repository, SiteAccess access, ProjectId project) {
        this.product = access.product();
        this.bitbucket = access.bitbucket();
        this.control = bitbucket.control();
        this.access = access;
        this.slug = repository.slug();
        this.project = project;
        this.path = bitbucket.path(repository);
        this.uuid = control.get(path).path("uuid").asText();
        this.keyId = control.get(path + "/keys").at("/0/id").asText();
    }

    /** Makes repository, connector and project, and waits until the project is set up. */
    static Site make(Product product, Fault fault) {
        String slug = "health-" + fault.finding(Product.CLOUD);
        Bitbuckets.Bitbucket at = Bitbuckets.of(product, fault);
        Repository repository = at.people().repository(product == Product.CLOUD ? "health" : "HEALTH", slug);
        SiteAccess access = SiteAccess.make(product, fault, at, slug);
        ProjectId project = CONNECTORS
                .createProject(slug + "-" + product, access.connector(), repository.path())
                .id();
        Awaitility.await()
                .atMost(90, TimeUnit.SECONDS)
                .until(() -> CONNECTORS.project(project).isReady());
        return new Site(repository, access, project);
    }

    /** What opens it for Hookline. */
    SiteAccess access() {
        return access;
    }

    ProjectId project() {
        return project;
    }

    /** Removes the project, so that nobody looks after it any more. */
    void remove() {
        CONNECTORS.rest().delete("/projects/" + project);
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
        Time.ageKey(project, days);
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

    private JsonNode hook() {
        return control.get(path + "/hooks").path(0);
    }
}
