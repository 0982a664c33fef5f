package io.hookline.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hookline.simulator.control.PullRequestControl.NewPullRequest;
import io.hookline.simulator.control.RepositoryControl.FileCommit;
import io.hookline.simulator.control.RepositoryRef;
import io.hookline.simulator.state.Reviewer;
import io.hookline.simulator.support.SimulatorTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every field of bodies recorded from real Bitbuckets must be in the simulator's bodies too. */
class RecordedShapeIT extends SimulatorTest {
    private static final Path RECORDED = Path.of("../../../shared/fixtures/webhooks");

    /** What the recordings have only because of who and what they are of. */
    private static final Pattern PARTICULAR = Pattern.compile(
            ".*(/owner/account_id" // a person owns the workspace
                    + "|/owner/nickname"
                    + "|/links/avatar.*"
                    + "|/(project|repository)/description"
                    + "|/reviewers/lastReviewedCommit)");

    @BeforeEach
    void fill() {
        assumeTrue(Files.isDirectory(RECORDED), "the recorded bodies are not here");
        cloudHook("repo:push", "pullrequest:created", "pullrequest:updated", "pullrequest:fulfilled");
        dataCenterHook("repo:refs_changed", "pr:opened", "pr:from_ref_updated", "pr:merged");
        for (RepositoryRef repository : new RepositoryRef[] {CLOUD, DATA_CENTER}) {
            control.repositories().commit(repository, FileCommit.of("feature/x", "x.txt", "x"));
            int number = control.pullRequests().open(repository, NewPullRequest.of("Add x", "feature/x"));
            control.pullRequests().review(repository, number, Reviewer.Verdict.APPROVED);
            control.repositories().commit(repository, FileCommit.of("feature/x", "x.txt", "y"));
            control.pullRequests().merge(repository, number);
        }
        settle();
    }

    @ParameterizedTest
    @CsvSource({
        "repo:push, cloud/repo_push--woodpecker-hookpush.json",
        "pullrequest:created, cloud/pullrequest_created--atlantis-bitbucket-cloud-pull-event-created.json",
        "pullrequest:updated, cloud/pullrequest_updated--atlantis-bitbucket-cloud-pull-event-updated.json",
        "pullrequest:fulfilled, cloud/pullrequest_fulfilled--woodpecker-hookpullrequestmerged.json",
        "repo:refs_changed, datacenter/repo_refs_changed--woodpecker-hookpush.json",
        "pr:opened, datacenter/pr_opened--woodpecker-hookpullrequestopened.json",
        "pr:from_ref_updated, datacenter/pr_from_ref_updated--echo-bitbucket_server_pr_from_ref_updated.json",
        "pr:merged, datacenter/pr_merged--woodpecker-hookpullrequestmerged.json"
    })
    void shouldHaveEveryRecordedField(String event, String file) throws IOException {
        JsonNode recorded = new ObjectMapper().readTree(RECORDED.resolve(file).toFile());
        Set<String> wanted = new TreeSet<>();
        collect(recorded, "", wanted);

        Set<String> made = new TreeSet<>();
        receiver.received().stream()
                .filter(delivery -> sameShape(delivery.event(), event))
                .forEach(delivery -> collect(delivery.json(), "", made));

        wanted.removeAll(made);
        wanted.removeIf(PARTICULAR.asMatchPredicate());
        assertThat(wanted).isEmpty();
    }

    /** All events of pull requests of one product carry the same object, filled differently. */
    private static boolean sameShape(String made, String wanted) {
        return made.equals(wanted) || (isPull(wanted) && prefix(made).equals(prefix(wanted)));
    }

    private static boolean isPull(String event) {
        return !prefix(event).equals("repo");
    }

    private static String prefix(String event) {
        return event.substring(0, event.indexOf(':'));
    }

    /** The paths of all fields; the elements of an array share one path. */
    private static void collect(JsonNode node, String path, Set<String> paths) {
        if (node.isArray()) {
            node.forEach(element -> collect(element, path, paths));
        }
        node.properties().forEach(field -> {
            String below = path + "/" + field.getKey();
            paths.add(below);
            collect(field.getValue(), below, paths);
        });
    }
}
