package io.hookline.trigger.engine;

import static io.hookline.trigger.engine.Repository.commit;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.hookline.contracts.build.BuildMessage.BuildRequested;
import io.hookline.contracts.build.BuildMessage.Trust;
import io.hookline.contracts.build.Decision;
import io.hookline.contracts.project.Project;
import io.hookline.contracts.project.ProjectSettings.BuildMode;
import io.hookline.embedded.quarkus.IssuerResource;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnRealParts
class ApprovalsIT {

    private static final String ANN = "{aaaaaaaa-1111-4111-8111-111111111111}";

    private final Driver driver = new Driver();
    private final Repository repository = new Repository();

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void shouldBuildAForksCommitUntrustedWhenAnOperatorApprovesIt() {
        Decision waiting = open(repository.projectWhoseForksWait());
        assertThat(waiting.rule()).isEqualTo("fork-approval");
        assertThat(waiting.commit()).isEqualTo(commit("c1"));

        approve(7, "c1")
                .then()
                .statusCode(201)
                .body("commit", equalTo(commit("c1").value()))
                .body("way", equalTo("REST"))
                .body("approvedBy", not(emptyString()))
                .body("decision.outcome", equalTo("BUILD"));

        BuildRequested build = driver.requests(repository.project, 1).getFirst();
        assertThat(build.commit()).isEqualTo(commit("c1"));
        assertThat(build.trust()).isEqualTo(Trust.UNTRUSTED);
        assertThat(build.cause().recovered()).isFalse();
    }

    @Test
    void shouldAnswerTheFirstApprovalWhenACommitIsApprovedAgain() {
        open(repository.projectWhoseForksWait());
        String first = approve(7, "c1").jsonPath().getString("decision.id");
        driver.send(repository.mergedFromFork(7, "patch", "c1"));
        driver.decisions(repository.project, 3);

        approve(7, "c1").then().statusCode(200).body("decision.id", equalTo(first));

        assertThat(driver.requests(repository.project, 1)).hasSize(1);
    }

    @Test
    void shouldBuildOnceWhenApprovalsAndLateEventsComeAtOnce() throws Exception {
        open(repository.projectWhoseForksWait(ANN));
        List<Callable<Integer>> atOnce = Stream.<Callable<Integer>>generate(
                        () -> () -> approve(7, "c1").statusCode())
                .limit(6)
                .toList();

        List<Integer> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            List<Future<Integer>> asked = atOnce.stream().map(threads::submit).toList();
            driver.send(repository.commentedFromFork(7, "patch", "c1", ANN, "/build"));
            driver.send(repository.updatedFromFork(7, "patch", "c1"));
            for (Future<Integer> answer : asked) {
                answers.add(answer.get());
            }
        }

        assertThat(driver.decisions(repository.project, 3)).isNotEmpty();
        assertThat(answers).isSubsetOf(200, 201);
        assertThat(driver.requests(repository.project, 1)).hasSize(1);
    }

    @Test
    void shouldBuildWhenTheApproversCommentCameBeforeItsPullRequest() {
        driver.send(repository.projectWhoseForksWait(ANN));
        driver.send(repository.commentedFromFork(7, "patch", "c1", ANN, "/build"));
        driver.send(repository.openedFromFork(7, "patch", "c1"));

        List<Decision> decisions = driver.decisions(repository.project, 2);

        assertThat(decisions).extracting(Decision::rule).containsExactly("open-pull-requests", "build");
        assertThat(decisions.getLast().inputs()).containsEntry("approvedBy", ANN + " by a comment");
    }

    @Test
    void shouldLeaveANewCommitWaitingWhenTheOneBeforeWasApproved() {
        open(repository.projectWhoseForksWait());
        approve(7, "c1").then().statusCode(201);
        driver.send(repository.updatedFromFork(7, "patch", "c2"));
        assertThat(driver.decisions(repository.project, 3).getLast().rule()).isEqualTo("fork-approval");

        approve(7, "c1").then().statusCode(200);
        approve(7, "c3")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("detail", containsString(commit("c2").value()));

        assertThat(driver.requests(repository.project, 1))
                .extracting(BuildRequested::commit)
                .containsExactly(commit("c1"));
    }

    @Test
    void shouldSayWhyACommitCannotBeApproved() {
        open(repository.projectWhoseForksWait());
        driver.send(repository.opened(8, "feature", "b1"));
        driver.decisions(repository.project, 2);

        approve(9, "c1").then().statusCode(404).contentType("application/problem+json");
        approve(8, "b1").then().statusCode(422).body("detail", containsString("not from a fork"));
        operator()
                .body("{\"commit\":\"c1c1c1c1c1c1\"}")
                .post(path(7))
                .then()
                .statusCode(422)
                .body("detail", containsString("40 digits"));
        operator().post(path(7)).then().statusCode(422);
        operator().body("{").post(path(7)).then().statusCode(400).contentType("application/problem+json");
        operator()
                .body(body("c1"))
                .post("/projects/" + UUID.randomUUID() + "/pull-requests/7/approval")
                .then()
                .statusCode(404);
        operator().body(body("c1")).post(path(7).replace("/7/", "/x/")).then().statusCode(400);
    }

    @Test
    void shouldSayThatNothingIsToBeApprovedWhereForksBuildAnyway() {
        open(repository.project(BuildMode.ALL_BRANCHES, 1));

        approve(7, "c1").then().statusCode(409).body("type", equalTo("urn:hookline:problem:not-to-be-approved"));
    }

    @Test
    void shouldRefuseWhoMayNotApprove() {
        given().auth()
                .oauth2(IssuerResource.token("viewer"))
                .contentType(ContentType.JSON)
                .body(body("c1"))
                .post(path(7))
                .then()
                .statusCode(403)
                .contentType("application/problem+json");
        given().contentType(ContentType.JSON)
                .body(body("c1"))
                .post(path(7))
                .then()
                .statusCode(401);
    }

    private Decision open(Project project) {
        driver.send(project);
        driver.send(repository.openedFromFork(7, "patch", "c1"));
        return driver.decisions(repository.project, 1).getFirst();
    }

    private Response approve(long pullRequest, String commit) {
        return operator().body(body(commit)).post(path(pullRequest));
    }

    private String path(long pullRequest) {
        return "/projects/" + repository.project + "/pull-requests/" + pullRequest + "/approval";
    }

    private static String body(String commit) {
        return "{\"commit\":\"" + commit(commit) + "\"}";
    }

    private static RequestSpecification operator() {
        return given().auth().oauth2(IssuerResource.token("operator")).contentType(ContentType.JSON);
    }
}
