package io.hookline.bitbucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueTypesTest {

    private static final String SECRET = "s3cr3t-value";

    static List<Object> secrets() {
        return List.of(
                new Credential.ApiToken("ann@example.com", SECRET),
                new Credential.AccessToken(SECRET),
                new Credential.OAuthToken(SECRET, "grant"),
                new Credential.AccessToken(SECRET, "ann").gitLogin(),
                new Credential.BasicPassword("ann", SECRET),
                new WebhookSecret(SECRET),
                new SshPrivateKey("-----BEGIN OPENSSH PRIVATE KEY-----\n" + SECRET),
                new WebhookSpec(
                        "ci", URI.create("https://ci"), true, Set.of("repo:push"), new WebhookSecret(SECRET), true));
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void shouldNotShowSecrets(Object holder) {
        assertThat(holder.toString()).contains("***").doesNotContain(SECRET);
    }

    @Test
    void shouldAuthoriseAsEachKindOfCredentialDoes() {
        assertThat(new Credential.ApiToken("a", "b").authorization()).isEqualTo("Basic YTpi");
        assertThat(new Credential.BasicPassword("a", "b").authorization()).isEqualTo("Basic YTpi");
        assertThat(new Credential.AccessToken("t").authorization()).isEqualTo("Bearer t");
        assertThat(new Credential.OAuthToken("t", "g").authorization()).isEqualTo("Bearer t");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "to ken", "token\n", "tökén"})
    void shouldRefuseATokenThatNoHeaderHoldsWithoutShowingIt(String token) {
        assertThatThrownBy(() -> new Credential.AccessToken(token))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a token is visible ASCII");
    }

    @Test
    void shouldCompareKeysWithoutTheirComment() {
        var ours = SshPublicKey.of("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIazEu89wgQZ4bqs3d63QSMzYVa0MuJ2e2gKTKqu+UUO");
        var listed = SshPublicKey.of(
                "ssh-ed25519  AAAAC3NzaC1lZDI1NTE5AAAAIIazEu89wgQZ4bqs3d63QSMzYVa0MuJ2e2gKTKqu+UUO ann @home\n");

        assertThat(listed).isEqualTo(ours);
        assertThat(ours.fingerprint()).isEqualTo("SHA256:ybgmFkzwOSotHTHLJgHO0QN8L0xErw6vd0VhFA9m3SM");
    }

    @Test
    void shouldTakeAPullRequestOfAnUnknownSourceForAFork() {
        var target = end(new RepositoryId("{1}"));

        assertThat(pullRequest(end(null), target).isFork()).isTrue();
        assertThat(pullRequest(end(new RepositoryId("{2}")), target).isFork()).isTrue();
        assertThat(pullRequest(end(new RepositoryId("{1}")), target).isFork()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ws", "ws/", "/slug", "ws/a/b", "../slug", "ws/.."})
    void shouldRefuseAPathThatIsNotTwoSegments(String path) {
        assertThatThrownBy(() -> RepositoryPath.of(path)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://host", "/bitbucket", "https://ann:pw@host", "https://host?x=1"})
    void shouldRefuseAnInstanceThatIsNoPlainWebAddress(String address) {
        assertThatThrownBy(() -> new Instance.DataCenter(URI.create(address)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldDropTheTrailingSlashOfAnInstance() {
        assertThat(new Instance.DataCenter(URI.create("https://host/bitbucket/")).base())
                .isEqualTo(URI.create("https://host/bitbucket"));
    }

    private static OpenPullRequest pullRequest(OpenPullRequest.End source, OpenPullRequest.End target) {
        return new OpenPullRequest(new PullRequestId(1), "title", null, false, source, target);
    }

    private static OpenPullRequest.End end(RepositoryId repository) {
        return new OpenPullRequest.End(repository, null, RefName.branch("main"), null);
    }

    @Test
    void shouldLogInToGitAsEachKindOfCredentialDoes() {
        assertThat(new Credential.ApiToken("a@b.c", "t").gitLogin().user()).isEqualTo("x-bitbucket-api-token-auth");
        assertThat(new Credential.AccessToken("t").gitLogin().user()).isEqualTo("x-token-auth");
        assertThat(new Credential.AccessToken("t", "ann").gitLogin().user()).isEqualTo("ann");
        assertThat(new Credential.OAuthToken("t", "g").gitLogin().user()).isEqualTo("x-token-auth");
        assertThat(new Credential.BasicPassword("ann", "p").gitLogin().user()).isEqualTo("ann");
    }

    @Test
    void shouldSpendOneBudgetForAllTokensOfAGrant() {
        assertThat(new Credential.OAuthToken("old", "g").payer())
                .isEqualTo(new Credential.OAuthToken("new", "g").payer());
    }
}
