package io.hookline.connector;

import static io.hookline.connector.bench.Bench.as;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.hookline.connector.bench.Bench;
import io.hookline.connector.bench.Bench.Made;
import io.hookline.connector.bench.OnBench;
import io.hookline.connector.bench.TestConfig;
import io.hookline.simulator.control.RepositoryControl;
import io.hookline.simulator.control.RepositoryControl.FileCommit;
import io.hookline.simulator.fault.Fault;
import io.hookline.simulator.fault.FaultRule;
import io.hookline.simulator.state.Product;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@TestProfile(TestConfig.class)
class PipelineFileIT extends OnBench {

    private static final String NO_COMMIT = "0123456789012345678901234567890123456789";

    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldGiveTheFileAtTheCommitOrSayExactlyWhatIsMissing(Product product) {
        Made made = bench.project(product);
        RepositoryControl repositories = bench.control().repositories();
        String commit = repositories.commit(made.repository(), FileCommit.of("main", ".ci/build.yml", "steps: [ä]"));
        repositories.commit(made.repository(), FileCommit.of("main", ".ci/build.yml", "later"));

        file(made, commit, ".ci/build.yml")
                .statusCode(200)
                .body("content", equalTo("steps: [ä]"))
                .body("size", equalTo(11))
                .body("sha256", equalTo("5696db7b449995420bb8a9d10092cd47fa8684d572d4a4092604b0ebf85a9ff2"));
        as("operator")
                .body(Map.of("pipelineFile", ".ci/build.yml"))
                .patch("/projects/" + made.id() + "/settings")
                .then()
                .statusCode(200);
        file(made, commit, null).statusCode(200);
        problem(file(made, commit, "none.yml"), 404, "pipeline-file-missing");
        problem(file(made, NO_COMMIT, ".ci/build.yml"), 404, "commit-missing");
        problem(file(made, commit, ".ci"), 422, "pipeline-file-unreadable");
        repositories.rename(made.repository(), made.repository().slug() + "-moved");
        file(made, commit, ".ci/build.yml").statusCode(200);
        var moved = bench.control().repositories().all(product).stream()
                .filter(found -> found.ref().slug().equals(made.repository().slug() + "-moved"))
                .findFirst()
                .orElseThrow();
        repositories.delete(moved.ref());
        problem(file(made, commit, ".ci/build.yml"), 404, "repository-gone");
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldReadNoMoreThanIsSafe(Product product) {
        Made made = bench.project(product);
        RepositoryControl repositories = bench.control().repositories();
        repositories.commit(made.repository(), FileCommit.of("main", "big.yml", "x".repeat((1 << 20) + 1)));
        String commit = repositories.commit(
                made.repository(),
                FileCommit.of("main", "lfs.yml", "version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 1\n"));

        problem(file(made, commit, "big.yml"), 422, "pipeline-file-unreadable");
        problem(file(made, commit, "lfs.yml"), 422, "pipeline-file-unreadable");
    }

    @ParameterizedTest
    @CsvSource({
        "CLOUD, 401, 502, bitbucket-credential-refused",
        "DATA_CENTER, 401, 502, bitbucket-credential-refused",
        "CLOUD, 403, 502, bitbucket-credential-refused",
        "CLOUD, 500, 503, bitbucket-unavailable",
        "DATA_CENTER, 503, 503, bitbucket-unavailable"
    })
    void shouldTellWhatBitbucketRefuses(Product product, int status, int expected, String type) {
        Made made = bench.project(product);
        bench.control()
                .conditions()
                .fault(new FaultRule("*", "GET", "*", new Fault.Status(status, Map.of(), "{}"), -1));

        problem(file(made, NO_COMMIT, "a.yml"), expected, type);
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldSayWhenToAskAgain(Product product) {
        var repository = bench.repository(product);
        String id = Bench.createProject(bench.connectorOfItsOwn(product), repository)
                .statusCode(201)
                .extract()
                .path("id");
        Made made = new Made(UUID.fromString(id), repository);
        bench.control()
                .conditions()
                .fault(new FaultRule("*", "GET", "*", new Fault.RateLimited(Duration.ofSeconds(7)), 1));

        problem(file(made, NO_COMMIT, "a.yml"), 503, "bitbucket-rate-limited");
    }

    @ParameterizedTest
    @CsvSource({
        "../secrets, path",
        "a/../../b, path",
        "/etc/passwd, path",
        "a//b, path",
        "'', path",
    })
    void shouldRefuseAPathThatLeadsElsewhere(String path, String field) {
        Made made = bench.project(Product.CLOUD);

        file(made, NO_COMMIT, path).statusCode(422).body("faults.field", hasItem(field));
        file(made, "main", "a.yml").statusCode(422).body("faults.field", hasItem("commit"));
        file(made, "abcdef1", "a.yml").statusCode(422).body("faults.field", hasItem("commit"));
    }

    private static ValidatableResponse file(Made made, String commit, String path) {
        var request = as("runner").queryParam("commit", commit);
        return (path == null ? request : request.queryParam("path", path))
                .get("/projects/" + made.id() + "/pipeline-file")
                .then();
    }

    private static void problem(ValidatableResponse answer, int status, String type) {
        answer.statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:hookline:problem:" + type));
    }
}
