package io.hookline.connector.bench;

import static io.restassured.RestAssured.given;

import io.hookline.embedded.quarkus.IssuerResource;
import io.hookline.simulator.BitbucketSimulator;
import io.hookline.simulator.ProductAddresses;
import io.hookline.simulator.SimulatorOptions;
import io.hookline.simulator.control.HookControl;
import io.hookline.simulator.control.People.NewToken;
import io.hookline.simulator.control.People.NewUser;
import io.hookline.simulator.control.RepositoryRef;
import io.hookline.simulator.control.SimulatorControl;
import io.hookline.simulator.state.Product;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** A Bitbucket of each product, and the service's REST API as a client sees it. */
public final class Bench implements AutoCloseable {

    /** A Cloud user's API token; found nowhere but on the wire to Bitbucket. */
    public static final String CLOUD_TOKEN = "canary-cloud-token-8c1f";

    /** A Data Center user's HTTP access token; likewise. */
    public static final String DATA_CENTER_TOKEN = "canary-datacenter-token-77ad";

    /** The user whose both tokens are. */
    public static final String USER = "ann";

    /** What the Cloud user's token may. */
    public static final Set<String> CLOUD_SCOPES = Set.of(
            "read:user:bitbucket",
            "read:workspace:bitbucket",
            "read:repository:bitbucket",
            "admin:repository:bitbucket",
            "read:pullrequest:bitbucket",
            "read:webhook:bitbucket",
            "write:webhook:bitbucket",
            "delete:webhook:bitbucket",
            "write:ssh-key:bitbucket",
            "delete:ssh-key:bitbucket");

    private final BitbucketSimulator simulator;

    private Bench(BitbucketSimulator simulator) {
        this.simulator = simulator;
    }

    /** Starts both products, each with a user and a token. */
    public static Bench start() {
        try {
            Bench bench = new Bench(
                    BitbucketSimulator.start(SimulatorOptions.freePorts(Files.createTempDirectory("hookline-bitbucket"))
                            .forgetful()));
            for (Product product : Product.values()) {
                bench.control().people().createUser(NewUser.admin(product, USER));
            }
            bench.control().people().createToken(NewToken.ofUser(Product.CLOUD, USER, CLOUD_TOKEN, CLOUD_SCOPES));
            bench.control()
                    .people()
                    .createToken(NewToken.ofUser(Product.DATA_CENTER, USER, DATA_CENTER_TOKEN, Set.of("REPO_ADMIN")));
            return bench;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public BitbucketSimulator simulator() {
        return simulator;
    }

    public SimulatorControl control() {
        return simulator.control();
    }

    public HookControl hooks() {
        return control().hooks();
    }

    /** A request with a token of this role. */
    public static RequestSpecification as(String role) {
        return given().auth().oauth2(IssuerResource.token(role)).contentType(ContentType.JSON);
    }

    /** A new private repository with one commit on main. */
    public RepositoryRef repository(Product product) {
        String slug = "repo-" + UUID.randomUUID().toString().substring(0, 8);
        RepositoryRef ref =
                product == Product.CLOUD ? RepositoryRef.cloud("acme", slug) : RepositoryRef.dataCenter("PRJ", slug);
        control().repositories().create(ref);
        return ref;
    }

    /** The addresses of a product. */
    public ProductAddresses addresses(Product product) {
        return product == Product.CLOUD ? simulator.cloud() : simulator.dataCenter();
    }

    /** A connector's body, with what differs from the usual. */
    public Map<String, Object> connectorBody(Product product, Map<String, ?> different) {
        ProductAddresses at = addresses(product);
        Map<String, Object> body = new HashMap<>();
        body.put("name", product + "-" + UUID.randomUUID());
        body.put("product", product.name());
        body.put("baseUrl", (product == Product.CLOUD ? at.restBase() : at.base()).toString());
        body.put("sshAddress", at.sshHost() + ":" + at.sshPort());
        body.put("acceptScannedHostKeys", true);
        body.put(
                "credential",
                product == Product.CLOUD
                        ? Map.of("kind", "apiToken", "email", USER + "@example.com", "token", CLOUD_TOKEN)
                        : Map.of("kind", "accessToken", "token", DATA_CENTER_TOKEN));
        body.putAll(different);
        return body;
    }

    /** Makes a connector and gives its id. */
    public String connector(Product product) {
        return as("admin")
                .body(connectorBody(product, Map.of()))
                .post("/connectors")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** Makes a connector with a credential whose budget no other test uses, and gives its id. */
    public String connectorOfItsOwn(Product product) {
        String token = "own-" + UUID.randomUUID();
        Set<String> scopes = product == Product.CLOUD ? CLOUD_SCOPES : Set.of("REPO_ADMIN");
        control().people().createToken(NewToken.ofUser(product, USER, token, scopes));
        Map<String, String> credential = product == Product.CLOUD
                ? Map.of("kind", "apiToken", "email", USER + "@example.com", "token", token)
                : Map.of("kind", "accessToken", "token", token);
        return as("admin")
                .body(connectorBody(product, Map.of("credential", credential)))
                .post("/connectors")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** Asks for a project. */
    public static ValidatableResponse createProject(String connector, RepositoryRef repository) {
        return createProject(connector, repository, repository.slug());
    }

    /** Asks for a project of a name of its own. */
    public static ValidatableResponse createProject(String connector, RepositoryRef repository, String name) {
        return as("admin")
                .body(Map.of(
                        "name",
                        name,
                        "connector",
                        connector,
                        "repository",
                        repository.owner() + "/" + repository.slug()))
                .post("/projects")
                .then();
    }

    /** Makes a project of a new repository, set up. */
    public Made project(Product product) {
        RepositoryRef repository = repository(product);
        String id = createProject(connector(product), repository)
                .statusCode(201)
                .extract()
                .path("id");
        return new Made(UUID.fromString(id), repository);
    }

    /** A project and its repository. */
    public record Made(UUID id, RepositoryRef repository) {}

    @Override
    public void close() {
        simulator.close();
    }
}
