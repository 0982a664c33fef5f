package io.hookline.connector;

import static io.hookline.connector.bench.Bench.as;
import static io.hookline.connector.bench.Bench.createProject;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.hookline.connector.bench.OnBench;
import io.hookline.connector.bench.TestConfig;
import io.hookline.connector.bench.TestCrashPoints;
import io.hookline.connector.bench.Topics;
import io.hookline.connector.project.SetupPlace;
import io.hookline.connector.project.SetupStep;
import io.hookline.contracts.Topic;
import io.hookline.contracts.event.RepositoryEvent.RefsObserved;
import io.hookline.contracts.project.Project;
import io.hookline.simulator.control.RepositoryRef;
import io.hookline.simulator.fault.Fault;
import io.hookline.simulator.fault.FaultRule;
import io.hookline.simulator.state.Product;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@TestProfile(TestConfig.class)
class SetupCrashIT extends OnBench {

    @Inject
    TestCrashPoints crashPoints;

    static Stream<Arguments> places() {
        return Stream.of(Product.values())
                .flatMap(product -> Stream.of(SetupStep.values())
                        .filter(step -> step != SetupStep.DONE)
                        .flatMap(step -> Stream.of(new SetupPlace(step, false), new SetupPlace(step, true)))
                        .map(place -> Arguments.of(product, place)));
    }

    @ParameterizedTest
    @MethodSource("places")
    void shouldEndWithOneKeyAndOneWebhookWhereverSetUpCrashed(Product product, SetupPlace place) {
        RepositoryRef repository = bench.repository(product);
        String connector = bench.connector(product);
        crashPoints.crashAt(place);
        createProject(connector, repository).statusCode(500);
        assertThat(crashPoints.hasCrashed()).isTrue();
        assertSetUp(repository);
    }

    @ParameterizedTest
    @CsvSource({
        "CLOUD,POST,*/deploy-keys",
        "CLOUD,POST,*/hooks",
        "DATA_CENTER,POST,*/ssh",
        "DATA_CENTER,POST,*/webhooks"
    })
    void shouldEndWithOneKeyAndOneWebhookWhereAnAnswerWasLost(Product product, String method, String path) {
        RepositoryRef repository = bench.repository(product);
        bench.control().conditions().fault(new FaultRule("*", method, path, new Fault.Drop(), 1));
        createProject(bench.connector(product), repository).statusCode(201);
        assertSetUp(repository);
    }

    private static void assertSetUp(RepositoryRef repository) {
        await().untilAsserted(() -> as("viewer")
                .queryParam("name", repository.slug())
                .get("/projects")
                .then()
                .body("items[0].status", equalTo("READY")));
        assertThat(bench.hooks().keys(repository)).hasSize(1);
        assertThat(bench.hooks().hooks(repository)).hasSize(1);
        String id = as("viewer")
                .queryParam("name", repository.slug())
                .get("/projects")
                .then()
                .extract()
                .path("items[0].id");
        await().untilAsserted(() ->
                assertThat(refs(id)).last().extracting(RefsObserved::baseline).isEqualTo(false));
        assertThat(refs(id).getFirst().baseline()).isTrue();
        as("operator")
                .post("/projects/" + id + "/observation")
                .then()
                .statusCode(200)
                .body("git.facts", equalTo("WORKS"))
                .body("webhooks.facts.found.size()", equalTo(1));
    }

    private static List<RefsObserved> refs(String id) {
        Project project = Topics.messages(Topic.PROJECTS, id, Project.class).getLast();
        return Topics.repositoryEvents(project).stream()
                .filter(RefsObserved.class::isInstance)
                .map(RefsObserved.class::cast)
                .toList();
    }
}
