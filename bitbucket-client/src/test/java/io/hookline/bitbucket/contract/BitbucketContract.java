package io.hookline.bitbucket.contract;

import static io.hookline.bitbucket.Results.failure;
import static io.hookline.bitbucket.Results.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import io.hookline.bitbucket.Bitbucket;
import io.hookline.bitbucket.CommitHash;
import io.hookline.bitbucket.CommitStatus;
import io.hookline.bitbucket.Credential;
import io.hookline.bitbucket.DeployKey;
import io.hookline.bitbucket.Failure;
import io.hookline.bitbucket.OpenPullRequest;
import io.hookline.bitbucket.PageCursor;
import io.hookline.bitbucket.PageRequest;
import io.hookline.bitbucket.PullRequestId;
import io.hookline.bitbucket.Ref;
import io.hookline.bitbucket.RefName;
import io.hookline.bitbucket.Repository;
import io.hookline.bitbucket.RepositoryFilter;
import io.hookline.bitbucket.RepositoryId;
import io.hookline.bitbucket.RepositoryPath;
import io.hookline.bitbucket.Result;
import io.hookline.bitbucket.SourceFile;
import io.hookline.bitbucket.Webhook;
import io.hookline.bitbucket.WebhookSecret;
import io.hookline.bitbucket.WebhookSpec;
import io.hookline.bitbucket.Workspace;
import io.hookline.bitbucket.connect.HttpBitbucketFactory;
import io.hookline.bitbucket.git.GitProbe;
import io.hookline.bitbucket.git.KnownHosts;
import io.hookline.bitbucket.git.ProbeResult;
import io.hookline.bitbucket.git.ScanResult;
import io.hookline.bitbucket.git.SshGitProbe;
import io.hookline.bitbucket.git.SshKeys;
import io.hookline.simulator.BitbucketSimulator;
import io.hookline.simulator.SimulatorOptions;
import io.hookline.simulator.control.PullRequestControl.NewPullRequest;
import io.hookline.simulator.control.RepositoryControl.FileCommit;
import io.hookline.simulator.control.RepositoryRef;
import io.hookline.simulator.control.RepositoryView;
import io.hookline.simulator.fault.Fault;
import io.hookline.simulator.fault.FaultRule;
import io.hookline.simulator.state.BuildStatus;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What both products have in common, asked of a whole Bitbucket. Each test has a repository of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(RequestsConform.class)
abstract class BitbucketContract {

    private final GitProbe probe = new SshGitProbe();
    private HttpBitbucketFactory factory;
    private BitbucketSimulator simulator;

    private Bitbucket bitbucket;
    private RepositoryRef ref;
    private RepositoryView view;
    private RepositoryPath path;

    /** Where a repository of a name is. */
    abstract RepositoryRef ref(String slug);

    abstract Bitbucket connect(BitbucketSimulator simulator, HttpBitbucketFactory factory);

    abstract Bitbucket connectAs(Credential credential);

    /** A good credential whose budget of calls no other test uses. */
    abstract Credential other();

    abstract RepositoryId id(RepositoryView view);

    abstract Set<String> events();

    abstract KnownHosts knownHosts(BitbucketSimulator simulator);

    @BeforeAll
    void start(@TempDir Path data) {
        simulator = BitbucketSimulator.start(SimulatorOptions.freePorts(data));
        factory = new HttpBitbucketFactory(Clock.systemUTC());
        bitbucket = connect(simulator, factory);
    }

    @BeforeEach
    void createRepository() {
        ref = ref("repo-" + UUID.randomUUID());
        view = simulator.control().repositories().create(ref);
        path = new RepositoryPath(ref.owner(), ref.slug());
    }

    @AfterEach
    void clearFaults() {
        simulator.control().conditions().clearFaults();
    }

    @AfterAll
    void stop() {
        factory.close();
        simulator.close();
    }

    BitbucketSimulator simulator() {
        return simulator;
    }

    HttpBitbucketFactory factory() {
        return factory;
    }

    RepositoryRef ref() {
        return ref;
    }

    RepositoryPath path() {
        return path;
    }

    Bitbucket bitbucket() {
        return bitbucket;
    }

    @Test
    void shouldReadARepository() {
        var repository = value(bitbucket.repository(path));

        assertThat(repository.id()).isEqualTo(id(view));
        assertThat(repository.path()).isEqualTo(path);
        assertThat(repository.defaultBranch()).isEqualTo(RefName.branch("main"));
        assertThat(repository.httpCloneUrl()).isEqualTo(URI.create(view.httpClone()));
        assertThat(repository.sshCloneUrl()).hasToString(view.sshClone());
        assertThat(repository.parent()).isNull();
        assertThat(repository.isPrivate()).isTrue();
        assertThat(value(bitbucket.defaultBranch(path))).contains(RefName.branch("main"));
    }

    @Test
    void shouldReadAnEmptyRepository() {
        var empty = ref("empty-" + UUID.randomUUID());
        simulator.control().repositories().create(empty, true, false);
        var emptyPath = new RepositoryPath(empty.owner(), empty.slug());

        assertThat(value(bitbucket.repository(emptyPath)).isPrivate()).isFalse();
        assertThat(value(bitbucket.branches(emptyPath))).isEmpty();
        assertThat(value(bitbucket.openPullRequests(emptyPath))).isEmpty();
    }

    @Test
    void shouldFollowARenameById() {
        var renamed = simulator.control().repositories().rename(ref, ref.slug() + "-renamed");

        var found = value(bitbucket.repository(id(view), path));

        assertThat(found.id()).isEqualTo(id(view));
        assertThat(found.path().slug()).isEqualTo(renamed.ref().slug());
    }

    @Test
    void shouldFollowAMoveByIdEvenWhenAnotherRepositoryTookTheOldPath() {
        simulator.control().repositories().transfer(ref, "ELSE");
        simulator.control().repositories().create(ref);

        var found = value(bitbucket.repository(id(view), path));

        assertThat(found.id()).isEqualTo(id(view));
        assertThat(found.path().container()).isEqualToIgnoringCase("ELSE");
    }

    @Test
    void shouldNotFindADeletedRepository() {
        simulator.control().repositories().delete(ref);

        assertThat(failure(bitbucket.repository(path))).isInstanceOf(Failure.NotFound.class);
        assertThat(failure(bitbucket.repository(id(view), path))).isInstanceOf(Failure.NotFound.class);
    }

    @Test
    void shouldListAllBranchesOverSeveralPages() {
        var head = view.branches().get("main");
        IntStream.range(0, 230)
                .forEach(
                        number -> simulator.control().repositories().setRef(ref, "refs/heads/feature/" + number, head));

        assertThat(value(bitbucket.branches(path)))
                .hasSize(231)
                .contains(new Ref(RefName.branch("feature/229"), new CommitHash(head)));
    }

    @Test
    void shouldShowTheCommitOfEachKindOfTag() {
        var head = view.branches().get("main");
        simulator.control().repositories().tag(ref, "light", head, null);
        simulator.control().repositories().tag(ref, "v1/annotated", head, "The first\n");

        assertThat(value(bitbucket.tags(path)))
                .containsExactlyInAnyOrder(
                        new Ref(RefName.tag("light"), new CommitHash(head)),
                        new Ref(RefName.tag("v1/annotated"), new CommitHash(head)));
    }

    @Test
    void shouldReadACommitByAnAbbreviatedHash() {
        var hash = simulator.control().repositories().commit(ref, FileCommit.of("main", "a.txt", "a"));

        var commit = value(bitbucket.commit(path, new CommitHash(hash.substring(0, 12))));

        assertThat(commit.hash()).isEqualTo(new CommitHash(hash));
        assertThat(commit.message()).contains("Change a.txt");
        assertThat(commit.parents())
                .containsExactly(new CommitHash(view.branches().get("main")));
        assertThat(commit.date()).isNotNull();
    }

    @Test
    void shouldReadAFileAtACommit() {
        var first = simulator.control().repositories().commit(ref, FileCommit.of("main", "ci/a b.yml", "first"));
        simulator.control().repositories().commit(ref, FileCommit.of("main", "ci/a b.yml", "second"));

        assertThat(file(first, "ci/a b.yml"))
                .isEqualTo(Result.ok(new SourceFile.Content("first".getBytes(StandardCharsets.UTF_8))));
        assertThat(failure(file(first, "none.yml"))).isInstanceOf(Failure.NotFound.class);
        assertThat(failure(file("0123456789012345678901234567890123456789", "ci/a b.yml")))
                .isInstanceOf(Failure.NotFound.class);
        assertThatIllegalArgumentException().isThrownBy(() -> file(first, "ci/../../x"));
    }

    @Test
    void shouldTellWhatIsNoFileToRead() {
        var files = simulator.control().repositories();
        files.commit(ref, FileCommit.of("main", "ci/long.yml", "x".repeat(101)));
        var commit = files.commit(
                ref,
                FileCommit.of(
                        "main",
                        "ci/big.bin",
                        "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n"));

        assertThat(file(commit, "ci")).isEqualTo(Result.ok(new SourceFile.Directory()));
        assertThat(file(commit, "ci/long.yml")).isEqualTo(Result.ok(new SourceFile.TooLarge(101)));
        assertThat(file(commit, "ci/big.bin")).isEqualTo(Result.ok(new SourceFile.InLargeFileStorage()));
    }

    private Result<SourceFile> file(String commit, String filePath) {
        return bitbucket.file(path, new CommitHash(commit), filePath, 100);
    }

    @Test
    void shouldListOpenPullRequestsOfForksToo() {
        var pulls = simulator.control().pullRequests();
        simulator.control().repositories().commit(ref, FileCommit.of("mine", "a.txt", "a"));
        var fork = simulator.control().repositories().fork(ref, "OUT", "fork-" + UUID.randomUUID());
        var forked = simulator.control().repositories().commit(fork.ref(), FileCommit.of("theirs", "b.txt", "b"));
        pulls.open(ref, NewPullRequest.of("mine", "mine").asDraft());
        pulls.open(ref, NewPullRequest.of("theirs", "theirs").fromFork(fork.ref()));
        simulator.control().repositories().commit(ref, FileCommit.of("old", "c.txt", "c"));
        pulls.decline(ref, pulls.open(ref, NewPullRequest.of("declined", "old")));

        var open = value(bitbucket.openPullRequests(path));

        assertThat(open)
                .extracting(OpenPullRequest::title, OpenPullRequest::draft, OpenPullRequest::isFork)
                .containsExactlyInAnyOrder(tuple("mine", true, false), tuple("theirs", false, true));
        var source = open.stream()
                .filter(OpenPullRequest::isFork)
                .findFirst()
                .orElseThrow()
                .source();
        assertThat(source.repository()).isEqualTo(id(fork));
        assertThat(value(bitbucket.commit(source.path(), source.commit())).hash())
                .isEqualTo(new CommitHash(forked));
        assertThat(value(bitbucket.repository(source.path())).parent()).isEqualTo(id(view));
    }

    @Test
    void shouldAddListAndRemoveADeployKey() {
        var key = SshKeys.generate("test").publicKey();

        var added = value(bitbucket.addDeployKey(path, key, "hookline"));

        assertThat(added.key()).isEqualTo(key);
        assertThat(value(bitbucket.deployKeys(path)))
                .extracting(DeployKey::id, DeployKey::key, DeployKey::label, DeployKey::readOnly)
                .containsExactly(tuple(added.id(), key, "hookline", true));
        assertThat(failure(bitbucket.addDeployKey(path, key, "again"))).isInstanceOf(Failure.Conflict.class);
        assertThat(bitbucket.deleteDeployKey(path, added.id()).isOk()).isTrue();
        assertThat(value(bitbucket.deployKeys(path))).isEmpty();
    }

    @Test
    void shouldCreateChangeAndRemoveAWebhook() {
        var created = value(bitbucket.createWebhook(path, webhook("https://ci.example/one", true)));

        assertThat(created.events()).isEqualTo(events());
        var updated = value(bitbucket.updateWebhook(path, created.id(), webhook("https://ci.example/two", false)));

        assertThat(updated.id()).isEqualTo(created.id());
        assertThat(value(bitbucket.webhooks(path)))
                .extracting(Webhook::url, Webhook::active, Webhook::tlsVerified)
                .containsExactly(tuple("https://ci.example/two", false, true));
        assertThat(simulator.control().hooks().hooks(ref).getFirst().secret()).isNotNull();
        assertThat(bitbucket.webhookStatistics(path, created.id()).isOk()).isTrue();
        assertThat(bitbucket.deleteWebhook(path, created.id()).isOk()).isTrue();
        assertThat(value(bitbucket.webhooks(path))).isEmpty();
        assertThat(failure(bitbucket.updateWebhook(path, created.id(), webhook("https://ci.example/x", true))))
                .isInstanceOf(Failure.NotFound.class);
    }

    @Test
    void shouldSetAndReplaceAStatus() {
        var commit = new CommitHash(view.branches().get("main"));
        var key = "a-key-much-longer-than-the-forty-characters-of-cloud";

        assertThat(bitbucket
                        .setStatus(path, commit, status(key, CommitStatus.State.IN_PROGRESS))
                        .isOk())
                .isTrue();
        assertThat(bitbucket
                        .setStatus(path, commit, status(key, CommitStatus.State.SUCCESSFUL))
                        .isOk())
                .isTrue();

        assertThat(simulator.control().hooks().statuses(ref, commit.value()))
                .extracting(BuildStatus::state)
                .containsExactly("SUCCESSFUL");
    }

    @Test
    void shouldSetAStatusWhoseTextsAreLongerThanTheInstanceTakes() {
        var commit = new CommitHash(view.branches().get("main"));
        var status = new CommitStatus(
                "k".repeat(600),
                CommitStatus.State.STOPPED,
                "n".repeat(600),
                "d".repeat(600),
                URI.create("https://ci.example/1"),
                RefName.branch("main"),
                new CommitStatus.Details("7", Duration.ofSeconds(3), "plan", new CommitStatus.TestResults(5, 1, 2)));

        assertThat(bitbucket.setStatus(path, commit, status).isOk()).isTrue();

        assertThat(simulator.control().hooks().statuses(ref, commit.value()))
                .singleElement()
                .satisfies(set -> {
                    assertThat(set.state()).isIn("STOPPED", "CANCELLED");
                    assertThat(set.name()).hasSize(255).endsWith("…");
                    assertThat(set.description()).hasSize(255);
                });
    }

    @Test
    void shouldReadOnePullRequestOfAFork() {
        var fork = simulator.control().repositories().fork(ref, "OUT", "fork-" + UUID.randomUUID());
        simulator.control().repositories().commit(fork.ref(), FileCommit.of("theirs", "b.txt", "b"));
        var number = simulator
                .control()
                .pullRequests()
                .open(ref, NewPullRequest.of("theirs", "theirs").fromFork(fork.ref()));

        var pullRequest = value(bitbucket.pullRequest(path, new PullRequestId(number)));

        assertThat(pullRequest.source().repository()).isEqualTo(id(fork));
        assertThat(pullRequest.isFork()).isTrue();
        assertThat(failure(bitbucket.pullRequest(path, new PullRequestId(number + 1L))))
                .isInstanceOf(Failure.NotFound.class);
    }

    @Test
    void shouldOpenGitOverSshWithTheDeployKeyAndNoOther() {
        var pair = SshKeys.generate("test");
        var other = SshKeys.generate("other").privateKey();
        var url = value(bitbucket.repository(path)).sshCloneUrl();
        bitbucket.addDeployKey(path, pair.publicKey(), "hookline");

        assertThat(probe.lsRemote(url, pair.privateKey(), knownHosts(simulator)))
                .isInstanceOfSatisfying(
                        ProbeResult.Refs.class,
                        found -> assertThat(found.refs())
                                .contains(Map.entry(
                                        "refs/heads/main",
                                        new CommitHash(view.branches().get("main")))));
        assertThat(probe.lsRemote(url, other, knownHosts(simulator))).isEqualTo(new ProbeResult.KeyRejected());
        assertThat(probe.scanHostKeys(url.host(), url.port()))
                .isEqualTo(new ScanResult.HostKeys(knownHosts(simulator).keysOf(url.host(), url.port())));
    }

    @Test
    void shouldNotShowAnotherRepositoryToADeployKey() {
        var pair = SshKeys.generate("test");
        bitbucket.addDeployKey(path, pair.publicKey(), "hookline");
        var foreign = ref("foreign-" + UUID.randomUUID());
        simulator.control().repositories().create(foreign);
        var url = value(bitbucket.repository(new RepositoryPath(foreign.owner(), foreign.slug())))
                .sshCloneUrl();

        assertThat(probe.lsRemote(url, pair.privateKey(), knownHosts(simulator)))
                .isInstanceOf(ProbeResult.RepositoryNotFound.class);
    }

    @ParameterizedTest
    @EnumSource(RepositoryFilter.Reach.class)
    void shouldListRepositoriesAPageAtATime(RepositoryFilter.Reach reach) {
        simulator.control().repositories().copies(ref, 4);
        var filter = new RepositoryFilter(ref.owner(), ref.slug().toUpperCase(Locale.ROOT), reach);
        var seen = new ArrayList<String>();
        var page = value(bitbucket.repositories(filter, new PageRequest(null, 2)));
        while (page.next() != null) {
            assertThat(page.items()).hasSizeLessThanOrEqualTo(2);
            page.items().forEach(repository -> seen.add(repository.path().slug()));
            page = value(bitbucket.repositories(filter, new PageRequest(page.next(), 2)));
        }
        page.items().forEach(repository -> seen.add(repository.path().slug()));

        assertThat(seen)
                .containsExactlyInAnyOrder(
                        ref.slug(), ref.slug() + "-1", ref.slug() + "-2", ref.slug() + "-3", ref.slug() + "-4");
    }

    @Test
    void shouldListAWholeWorkspace() {
        var filter = new RepositoryFilter(ref.owner(), null, RepositoryFilter.Reach.VISIBLE);

        assertThat(value(bitbucket.repositories(filter, PageRequest.first())).items())
                .extracting(Repository::id)
                .contains(id(view));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"", "\\", "x\" AND name ~ \"repo", "no AND such", "%_*", "é"})
    void shouldTakeWhateverIsSearchedForAsText(String text) {
        var filter = new RepositoryFilter(ref.owner(), text, RepositoryFilter.Reach.VISIBLE);

        assertThat(value(bitbucket.repositories(filter, PageRequest.first())).items())
                .isEmpty();
    }

    @Test
    void shouldListWorkspacesAPageAtATime() {
        simulator.control().repositories().create(new RepositoryRef(ref.product(), "OTHERS", "one"));
        var first = value(bitbucket.workspaces(new PageRequest(null, 1)));
        var second = value(bitbucket.workspaces(new PageRequest(first.next(), 1)));

        assertThat(first.items()).extracting(Workspace::key).containsExactly(ref.owner());
        assertThat(second.items()).hasSize(1).doesNotContainAnyElementsOf(first.items());
    }

    @Test
    void shouldSayThatThereIsNoSuchWorkspace() {
        var filter = new RepositoryFilter("nowhere", null, RepositoryFilter.Reach.VISIBLE);

        assertThat(failure(bitbucket.repositories(filter, PageRequest.first()))).isInstanceOf(Failure.NotFound.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:1/2.0/repositories/team?page=2",
                "/2.0/repositories/team/repo/deploy-keys",
                "/2.0/repositories/../user",
                "-1",
                "::"
            })
    void shouldRefuseACursorThatLeadsElsewhere(String cursor) {
        var filter = new RepositoryFilter(ref.owner(), null, RepositoryFilter.Reach.VISIBLE);
        var asked = simulator.requestLog().entries().size();

        assertThat(failure(bitbucket.repositories(filter, PageRequest.after(new PageCursor(cursor)))))
                .isInstanceOfAny(Failure.Invalid.class, Failure.Unavailable.class);
        assertThat(simulator.requestLog().entries()).hasSize(asked);
    }

    static Stream<Fault> troubles() {
        return Stream.of(
                new Fault.Drop(),
                new Fault.Hang(Duration.ofMillis(50)),
                new Fault.Malformed(),
                new Fault.HalfPage(),
                new Fault.Status(404, Map.of(), "<html>a proxy's own page</html>"),
                new Fault.Status(500, Map.of(), ""),
                new Fault.Status(503, Map.of(), "{}"));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void shouldSayNothingOfARepositoryWhenBitbucketIsInTrouble(Fault trouble) {
        simulator.control().conditions().fault(new FaultRule("*", "*", "*" + ref.slug(), trouble, -1));

        assertThat(failure(bitbucket.repository(path))).isInstanceOf(Failure.Unavailable.class);
    }

    @Test
    void shouldTellARateLimitAndTakeItSeriously() {
        var limited = connectAs(other());
        simulator.control().conditions().faultOnce("*" + ref.slug(), new Fault.RateLimited(Duration.ofSeconds(40)));

        assertThat(failure(limited.repository(path))).isEqualTo(new Failure.RateLimited(Duration.ofSeconds(40)));
        assertThat(failure(limited.repository(path))).isInstanceOf(Failure.RateLimited.class);
        assertThat(bitbucket.repository(path).isOk()).isTrue();
    }

    private WebhookSpec webhook(String url, boolean active) {
        return new WebhookSpec("hookline", URI.create(url), active, events(), new WebhookSecret("s3cr3t"), true);
    }

    private static CommitStatus status(String key, CommitStatus.State state) {
        return new CommitStatus(
                key, state, "build", "done", URI.create("https://ci.example/1"), RefName.branch("main"));
    }
}
