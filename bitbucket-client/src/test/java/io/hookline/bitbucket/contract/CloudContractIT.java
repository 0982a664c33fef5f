package io.hookline.bitbucket.contract;

import static io.hookline.bitbucket.Results.failure;
import static io.hookline.bitbucket.Results.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.bitbucket.Bitbucket;
import io.hookline.bitbucket.Credential;
import io.hookline.bitbucket.Failure;
import io.hookline.bitbucket.Instance;
import io.hookline.bitbucket.Purpose;
import io.hookline.bitbucket.RepositoryId;
import io.hookline.bitbucket.connect.HttpBitbucketFactory;
import io.hookline.bitbucket.git.KnownHosts;
import io.hookline.bitbucket.git.SshKeys;
import io.hookline.simulator.BitbucketSimulator;
import io.hookline.simulator.control.People.NewToken;
import io.hookline.simulator.control.People.NewUser;
import io.hookline.simulator.control.RepositoryRef;
import io.hookline.simulator.control.RepositoryView;
import io.hookline.simulator.state.Product;
import io.hookline.simulator.state.Setting;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CloudContractIT extends BitbucketContract {

    private static final Set<String> SCOPES = Set.of(
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

    @Override
    RepositoryRef ref(String slug) {
        return RepositoryRef.cloud("team", slug);
    }

    @Override
    RepositoryId id(RepositoryView view) {
        return new RepositoryId("{" + view.uuid() + "}");
    }

    @Override
    Set<String> events() {
        return Set.of("repo:push", "pullrequest:created", "pullrequest:updated");
    }

    @Override
    KnownHosts knownHosts(BitbucketSimulator simulator) {
        return KnownHosts.parse(String.join("\n", simulator.cloud().knownHosts()));
    }

    @Override
    Bitbucket connect(BitbucketSimulator simulator, HttpBitbucketFactory factory) {
        simulator.control().people().createUser(NewUser.admin(Product.CLOUD, "ann"));
        return connectAs(token("cloud-token", SCOPES));
    }

    @Override
    Credential other() {
        return token("cloud-other-token", SCOPES);
    }

    @Override
    Bitbucket connectAs(Credential credential) {
        return factory().create(new Instance.Cloud(simulator().cloud().restBase()), credential, Purpose.REPAIR);
    }

    @Test
    void shouldTellWhoATokenIs() {
        assertThat(value(bitbucket().whoAmI()).account().name()).isEqualTo("ann");
    }

    @Test
    void shouldTellARevokedToken() {
        var revoked = connectAs(token("cloud-revoked", SCOPES));
        simulator().control().people().revokeToken("cloud-revoked");

        assertThat(failure(revoked.whoAmI())).isInstanceOf(Failure.Unauthorized.class);
        assertThat(failure(revoked.repository(path()))).isInstanceOf(Failure.Unauthorized.class);
    }

    @Test
    void shouldNameTheScopesThatATokenLacks() {
        var reader = connectAs(token("cloud-reader", Set.of("read:repository:bitbucket")));

        assertThat(failure(reader.webhooks(path())))
                .isInstanceOfSatisfying(
                        Failure.Forbidden.class,
                        forbidden -> assertThat(forbidden.missingScopes()).containsExactly("read:webhook:bitbucket"));
    }

    @Test
    void shouldTellThatAnAccessTokenMayNotAddDeployKeys() {
        simulator()
                .control()
                .people()
                .createToken(NewToken.ofRepository(ref(), "cloud-access", Set.of("repository", "repository:admin")));
        var bot = connectAs(new Credential.AccessToken("cloud-access"));

        assertThat(bot.repository(path()).isOk()).isTrue();
        assertThat(failure(bot.addDeployKey(path(), SshKeys.generate("x").publicKey(), "x")))
                .isInstanceOf(Failure.Forbidden.class);
    }

    @Test
    void shouldAlwaysHaveDeployKeys() {
        assertThat(value(bitbucket().deployKeysEnabled())).contains(true);
    }

    @Test
    void shouldFollowAnOldPathThatRedirects() {
        simulator().control().conditions().set(Setting.CLOUD_OLD_PATH, "301");
        var renamed = simulator().control().repositories().rename(ref(), ref().slug() + "-new");

        assertThat(value(bitbucket().repository(path())).path().slug())
                .isEqualTo(renamed.ref().slug());
        simulator().control().conditions().set(Setting.CLOUD_OLD_PATH, "404");
    }

    private Credential token(String token, Set<String> scopes) {
        simulator().control().people().createToken(NewToken.ofUser(Product.CLOUD, "ann", token, scopes));
        return new Credential.ApiToken("ann@example.com", token);
    }
}
