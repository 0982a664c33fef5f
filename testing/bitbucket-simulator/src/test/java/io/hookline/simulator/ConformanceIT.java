package io.hookline.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hookline.simulator.conformance.Conformance;
import io.hookline.simulator.control.PullRequestControl.NewPullRequest;
import io.hookline.simulator.control.RepositoryControl.FileCommit;
import io.hookline.simulator.control.RepositoryRef;
import io.hookline.simulator.support.GitCli;
import io.hookline.simulator.support.SimulatorTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConformanceIT extends SimulatorTest {
    private static final Path OPEN_API = Path.of("../../../shared/bitbucket/openapi");

    private String keyLine;

    @BeforeEach
    void prepare() throws IOException {
        assumeTrue(Files.isDirectory(OPEN_API), "the OpenAPI files are not here");
        keyLine = Files.readString(Path.of(new GitCli(directory.resolve("keys")).key("deploy") + ".pub"))
                .strip();
        for (RepositoryRef repository : new RepositoryRef[] {CLOUD, DATA_CENTER}) {
            control.repositories().commit(repository, FileCommit.of("feature/x", "x.txt", "x"));
            control.repositories()
                    .tag(
                            repository,
                            "v1",
                            control.repositories().view(repository).branches().get("main"),
                            "first");
            control.pullRequests().open(repository, NewPullRequest.of("Add x", "feature/x"));
        }
        control.repositories().fork(CLOUD, "bob", "app");
        control.repositories().fork(DATA_CENTER, "~bob", "app");
    }

    private static String encoded(String braced) {
        return braced.replace("{", "%7B").replace("}", "%7D");
    }

    @Test
    void shouldAnswerAsCloudsSpecificationSays() {
        String repository = "/repositories/acme/app";
        String main = control.repositories().view(CLOUD).branches().get("main");
        String hook = repository + "/hooks/" + encoded(cloudHook("repo:push"));
        String status = repository + "/commit/" + main + "/statuses/build";
        cloud.post(repository + "/deploy-keys", "{'key':'" + keyLine + "','label':'ci'}");
        cloud.post(status, "{'key':'ci','state':'FAILED','url':'http://ci/1','name':'n','description':'d'}");
        cloud.post(repository + "/pullrequests/1/comments", "{'content':{'raw':'hello'}}");
        for (String path : new String[] {
            repository,
            "/repositories/acme",
            "/repositories/bob/app",
            repository + "/hooks",
            hook,
            repository + "/deploy-keys",
            repository + "/refs/branches",
            repository + "/refs/branches/feature%2Fx",
            repository + "/refs/tags",
            repository + "/refs/tags/v1",
            repository + "/commit/" + main,
            repository + "/commits",
            repository + "/src/" + main + "/",
            repository + "/src/" + main + "/README.md?format=meta",
            repository + "/pullrequests?state=OPEN",
            repository + "/pullrequests/1",
            repository + "/pullrequests/1/comments",
            repository + "/pullrequests/1/diffstat",
            repository + "/diffstat/" + main,
            repository + "/forks",
            status + "/ci",
            repository + "/commit/" + main + "/statuses",
            "/hook_events/repository",
            "/user",
            "/user/workspaces",
            "/user/workspaces/acme/permission",
            "/user/workspaces/acme/permissions/repositories"
        }) {
            assertThat(cloud.get(path).status()).as(path).isEqualTo(200);
        }
        cloud.post(repository + "/pullrequests/1/merge", "{'type':'pullrequest_merge_parameters','message':'m'}");

        Conformance found = simulator.checkAgainst(OPEN_API);

        assertThat(found.violations()).isEmpty();
        assertThat(found.answers()).isGreaterThan(25);
    }

    @Test
    void shouldAnswerAsDataCentersSpecificationSays() {
        String repository = "/projects/PRJ/repos/app";
        String main = control.repositories().view(DATA_CENTER).branches().get("main");
        String rest = simulator.dataCenter().base() + "/rest";
        String hook = repository + "/webhooks/" + dataCenterHook("repo:refs_changed");
        String keys = rest + "/keys/latest" + repository + "/ssh";
        dataCenter.post(keys, "{'key':{'text':'" + keyLine + "','label':'ci'},'permission':'REPO_READ'}");
        dataCenter.post(
                repository + "/commits/" + main + "/builds",
                "{'key':'ci','state':'FAILED','url':'http://ci/1','name':'n','description':'d'}");
        control.repositories().commit(DATA_CENTER, FileCommit.of("main", "a.txt", "a"));
        settle();
        for (String path : new String[] {
            "/application-properties",
            repository,
            "/projects/PRJ",
            "/projects/PRJ/repos",
            "/projects/~bob/repos/app",
            "/repos?name=app&permission=REPO_ADMIN",
            repository + "/webhooks?statistics=true",
            hook,
            hook + "/latest",
            hook + "/statistics",
            hook + "/statistics/summary",
            keys,
            repository + "/default-branch",
            repository + "/branches",
            repository + "/tags",
            repository + "/tags/v1",
            repository + "/commits",
            repository + "/commits/" + main,
            repository + "/commits/" + main + "/builds?key=ci",
            repository + "/commits/" + main + "/changes",
            repository + "/ref-change-activities",
            repository + "/pull-requests?state=ALL&direction=INCOMING",
            repository + "/pull-requests/1",
            repository + "/pull-requests/1/changes",
            repository + "/browse/README.md",
            repository + "/forks",
            rest + "/ssh/latest/settings",
            rest + "/build-status/latest/commits/" + main
        }) {
            assertThat(dataCenter.get(path).status()).as(path).isEqualTo(200);
        }
        dataCenter.post(repository + "/pull-requests/1/merge?version=0", null);

        Conformance found = simulator.checkAgainst(OPEN_API);

        assertThat(found.violations()).isEmpty();
        assertThat(found.answers()).isGreaterThan(25);
    }

    @Test
    void shouldFindFaultWithRequestsThatBitbucketDoesNotKnow() {
        cloud.get("/repositories/acme/app/nothing");
        cloud.get("/repositories/acme/app?colour=red");
        dataCenter.post("/projects/PRJ/repos/app/webhooks", "{'name':1,'colour':'red'}");

        Conformance found = simulator.checkAgainst(OPEN_API);

        assertThat(found.byClients())
                .extracting(Conformance.Violation::message)
                .anyMatch(message -> message.contains("no such operation"))
                .anyMatch(message -> message.contains("unknown parameter colour"))
                .anyMatch(message -> message.contains("unknown field colour"))
                .anyMatch(message -> message.contains("name: integer found, string expected"));
    }
}
