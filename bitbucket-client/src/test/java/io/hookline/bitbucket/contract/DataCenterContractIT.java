package io.hookline.bitbucket.contract;

import static io.hookline.bitbucket.Results.failure;
import static io.hookline.bitbucket.Results.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.hookline.bitbucket.Bitbucket;
import io.hookline.bitbucket.CommitHash;
import io.hookline.bitbucket.CommitStatus;
import io.hookline.bitbucket.Credential;
import io.hookline.bitbucket.DeployKey;
import io.hookline.bitbucket.Failure;
import io.hookline.bitbucket.Instance;
import io.hookline.bitbucket.PageRequest;
import io.hookline.bitbucket.Purpose;
import io.hookline.bitbucket.RepositoryFilter;
import io.hookline.bitbucket.RepositoryId;
import io.hookline.bitbucket.connect.HttpBitbucketFactory;
import io.hookline.bitbucket.git.KeyKind;
import io.hookline.bitbucket.git.KnownHosts;
import io.hookline.bitbucket.git.SshKeys;
import io.hookline.simulator.BitbucketSimulator;
import io.hookline.simulator.control.People.NewToken;
import io.hookline.simulator.control.People.NewUser;
import io.hookline.simulator.control.RepositoryRef;
import io.hookline.simulator.control.RepositoryView;
import io.hookline.simulator.state.BuildStatus;
import io.hookline.simulator.state.Product;
import io.hookline.simulator.state.Setting;
import java.net.URI;
import java.time.Clock;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataCenterContractIT extends BitbucketContract {

    @Override
    RepositoryRef ref(String slug) {
        return RepositoryRef.dataCenter("TEAM", slug);
    }

    @Override
    RepositoryId id(RepositoryView view) {
        return new RepositoryId(Long.toString(view.id()));
    }

    @Override
    Set<String> events() {
        return Set.of("repo:refs_changed", "pr:opened", "pr:from_ref_updated");
    }

    @Override
    KnownHosts knownHosts(BitbucketSimulator simulator) {
        return KnownHosts.parse(String.join("\n", simulator.dataCenter().knownHosts()));
    }

    @Override
    Bitbucket connect(BitbucketSimulator simulator, HttpBitbucketFactory factory) {
        simulator.control().people().createUser(NewUser.admin(Product.DATA_CENTER, "ann"));
        return connectAs(token("dc-token", "REPO_ADMIN"));
    }

    @Override
    Credential other() {
        return new Credential.BasicPassword("ann", "ann-password");
    }

    @Override
    Bitbucket connectAs(Credential credential) {
        return factory().create(new Instance.DataCenter(simulator().dataCenter().base()), credential, Purpose.REPAIR);
    }

    @AfterEach
    void restoreSettings() {
        for (var setting : Set.of(
                Setting.DC_VERSION,
                Setting.DC_REDIRECT,
                Setting.DC_ACCESS_KEYS_ENABLED,
                Setting.DC_FORBIDDEN_KEY_TYPES)) {
            simulator().control().conditions().set(setting, setting.initial());
        }
    }

    @Test
    void shouldTellWhoATokenIsAndWhichVersionAnswers() {
        var identity = value(bitbucket().whoAmI());

        assertThat(identity.account().id()).startsWith("ann");
        assertThat(identity.version()).isEqualTo("9.4.2");
    }

    @Test
    void shouldTellARevokedToken() {
        var revoked = connectAs(token("dc-revoked", "REPO_ADMIN"));
        simulator().control().people().revokeToken("dc-revoked");

        assertThat(failure(revoked.whoAmI())).isInstanceOf(Failure.Unauthorized.class);
        assertThat(failure(revoked.repository(path()))).isInstanceOf(Failure.Unauthorized.class);
    }

    @Test
    void shouldTellATokenThatMayNotFromOneThatIsWrong() {
        var reader = connectAs(token("dc-reader", "REPO_READ"));

        assertThat(failure(reader.webhooks(path()))).isInstanceOf(Failure.Forbidden.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"301", "302", "307"})
    void shouldFollowAnOldPathWhicheverTheRedirect(String status) {
        simulator().control().conditions().set(Setting.DC_REDIRECT, status);
        var renamed = simulator().control().repositories().rename(ref(), ref().slug() + "-new");

        assertThat(value(bitbucket().repository(path())).path().slug())
                .isEqualTo(renamed.ref().slug());
    }

    @ParameterizedTest
    @ValueSource(strings = {"7.14.0", "8.19.1", "9.4.2", "10.4.0"})
    void shouldReadDatesAndWebhooksOfEachVersion(String version) {
        simulator().control().conditions().set(Setting.DC_VERSION, version);
        var head = simulator().control().repositories().view(ref()).branches().get("main");

        assertThat(value(bitbucket().commit(path(), new CommitHash(head))).date())
                .isNotNull();
        assertThat(bitbucket().deployKeys(path()).isOk()).isTrue();
        assertThat(bitbucket().webhooks(path()).isOk()).isTrue();
    }

    @Test
    void shouldFindAnArchivedRepositoryAfterItsPathWasTaken() {
        var moved = simulator().control().repositories().transfer(ref(), "ELSE");
        simulator().control().repositories().setArchived(moved.ref(), true);
        simulator().control().repositories().create(ref());

        assertThat(value(bitbucket().repository(id(moved), path())).path().container())
                .isEqualTo("ELSE");
    }

    @Test
    void shouldSeeThatAnOwnerLetAKeyWrite() {
        var added = value(bitbucket().addDeployKey(path(), SshKeys.generate("x").publicKey(), "x"));
        simulator().control().hooks().setKeyWritable(ref(), added.id().value(), true);

        assertThat(value(bitbucket().deployKeys(path())))
                .extracting(DeployKey::readOnly)
                .containsExactly(false);
    }

    @Test
    void shouldShowAStatusOnAServerThatKnowsNoRichOnes() {
        simulator().control().conditions().set(Setting.DC_VERSION, "7.2.0");
        var commit = simulator().control().repositories().view(ref()).branches().get("main");
        var stopped = new CommitStatus(
                "k", CommitStatus.State.STOPPED, "build", null, URI.create("https://ci.example/1"), null);

        try (var fresh = new HttpBitbucketFactory(Clock.systemUTC())) {
            var old = fresh.create(
                    new Instance.DataCenter(simulator().dataCenter().base()), other());
            assertThat(old.setStatus(path(), new CommitHash(commit), stopped).isOk())
                    .isTrue();
        }

        simulator().control().conditions().set(Setting.DC_VERSION, "9.4.2");
        assertThat(simulator().control().hooks().statuses(ref(), commit))
                .extracting(BuildStatus::state, BuildStatus::description)
                .containsExactly(tuple("FAILED", "Cancelled"));
    }

    @Test
    void shouldListNoArchivedRepositoryAndLeaveGapsToTheServer() {
        simulator().control().repositories().copies(ref(), 3);
        simulator().control().repositories().setArchived(ref(), true);
        simulator().control().conditions().set(Setting.DC_HIDDEN_ENTRIES, "2");
        var filter = new RepositoryFilter(null, ref().slug(), RepositoryFilter.Reach.ADMINISTERED);
        var first = value(bitbucket().repositories(filter, new PageRequest(null, 2)));
        var second = value(bitbucket().repositories(filter, new PageRequest(first.next(), 2)));
        simulator().control().conditions().set(Setting.DC_HIDDEN_ENTRIES, "0");

        assertThat(first.next().value()).isNotEqualTo("2");
        assertThat(Stream.of(first, second).flatMap(page -> page.items().stream()))
                .extracting(repository -> repository.path().slug())
                .containsExactly(ref().slug() + "-1", ref().slug() + "-2", ref().slug() + "-3");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldTellWhetherAccessKeysAreSwitchedOn(boolean on) {
        simulator().control().conditions().set(Setting.DC_ACCESS_KEYS_ENABLED, Boolean.toString(on));

        assertThat(value(bitbucket().deployKeysEnabled())).contains(on);
    }

    @Test
    void shouldTellAKeyTypeThatAnAdministratorForbids() {
        simulator().control().conditions().set(Setting.DC_FORBIDDEN_KEY_TYPES, "ED25519,DSA");

        assertThat(failure(
                        bitbucket().addDeployKey(path(), SshKeys.generate("x").publicKey(), "x")))
                .isInstanceOf(Failure.Invalid.class);
        assertThat(bitbucket()
                        .addDeployKey(
                                path(), SshKeys.generate(KeyKind.RSA_3072, "x").publicKey(), "x")
                        .isOk())
                .isTrue();
    }

    private Credential token(String token, String permission) {
        simulator()
                .control()
                .people()
                .createToken(NewToken.ofUser(Product.DATA_CENTER, "ann", token, Set.of(permission)));
        return new Credential.AccessToken(token);
    }
}
