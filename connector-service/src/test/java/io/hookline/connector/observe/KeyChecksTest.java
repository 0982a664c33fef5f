package io.hookline.connector.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.bitbucket.CommitHash;
import io.hookline.bitbucket.DeployKey;
import io.hookline.bitbucket.DeployKeyId;
import io.hookline.bitbucket.Failure;
import io.hookline.bitbucket.Result;
import io.hookline.bitbucket.SshPublicKey;
import io.hookline.bitbucket.git.ProbeResult;
import io.hookline.connector.credential.CredentialKind;
import io.hookline.connector.deploykey.KeyRegistration;
import io.hookline.connector.deploykey.OurKey;
import io.hookline.connector.observe.Check.Verdict;
import io.hookline.connector.store.Role;
import io.hookline.contracts.event.Product;
import io.hookline.contracts.id.ProjectId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class KeyChecksTest {

    private static final SshPublicKey OURS = SshPublicKey.of("ssh-ed25519 AAAA");
    private static final SshPublicKey OTHER = SshPublicKey.of("ssh-ed25519 BBBB");
    private static final ProbeResult OPENS =
            new ProbeResult.Refs(Map.of("refs/heads/main", new CommitHash("0".repeat(40))));
    private static final Result<Optional<Boolean>> ON = Result.ok(Optional.of(true));

    private final KeyChecks checks = new KeyChecks(
            ourKey(),
            Product.CLOUD,
            CredentialKind.API_TOKEN,
            key -> key.label().equals("ours"));

    @Test
    void shouldPassAKeyThatIsAsItShouldBe() {
        assertThat(verdicts(ON, List.of(key(OURS, "ours", true), key(OTHER, "somebody's", false)), OPENS))
                .containsOnly(
                        Map.entry("enabled", Verdict.PASSED),
                        Map.entry("registered", Verdict.PASSED),
                        Map.entry("material", Verdict.PASSED),
                        Map.entry("read-only", Verdict.PASSED),
                        Map.entry("git", Verdict.PASSED));
    }

    @Test
    void shouldFailAKeyThatIsNotRegistered() {
        assertThat(verdicts(ON, List.of(), new ProbeResult.KeyRejected()))
                .containsEntry("registered", Verdict.FAILED)
                .containsEntry("material", Verdict.UNKNOWN)
                .containsEntry("read-only", Verdict.UNKNOWN)
                .containsEntry("git", Verdict.FAILED);
    }

    @Test
    void shouldFailAForeignKeyWithOurLabel() {
        assertThat(verdicts(ON, List.of(key(OTHER, "ours", true)), new ProbeResult.KeyRejected()))
                .containsEntry("material", Verdict.FAILED);
    }

    @Test
    void shouldFailAKeyThatMayWrite() {
        assertThat(verdicts(ON, List.of(key(OURS, "ours", false)), OPENS)).containsEntry("read-only", Verdict.FAILED);
    }

    @Test
    void shouldTellAccessKeysThatAreSwitchedOffAsWhatTheyAre() {
        List<Check> all =
                of(Result.ok(Optional.of(false)), List.of(key(OURS, "ours", true)), new ProbeResult.KeyRejected());

        assertThat(all.getFirst().verdict()).isEqualTo(Verdict.FAILED);
        assertThat(all.getFirst().reason()).isEqualTo(KeyRegistration.SWITCHED_OFF);
        assertThat(all.getFirst().remedy()).contains("administrator");
    }

    @Test
    void shouldNotTakeWhatCouldNotBeSeenForBroken() {
        var down = new Failure.Unavailable("no answer in time");

        List<Check> all = checks.of(new KeyChecks.Evidence(
                Result.failed(down), Result.failed(down), new ProbeResult.Unreachable("no answer in time")));

        assertThat(all).extracting(Check::verdict).containsOnly(Verdict.UNKNOWN);
        assertThat(all).noneMatch(Check::needsPerson);
    }

    @Test
    void shouldSayWhatTheCredentialLacks() {
        var forbidden = new Failure.Forbidden("no", Set.of("admin:repository:bitbucket"));

        assertThat(checks.of(new KeyChecks.Evidence(ON, Result.failed(forbidden), OPENS)))
                .filteredOn(Check::needsPerson)
                .singleElement()
                .satisfies(check -> {
                    assertThat(check.name()).isEqualTo("registered");
                    assertThat(check.verdict()).isEqualTo(Verdict.UNKNOWN);
                    assertThat(check.remedy()).contains("admin:repository:bitbucket");
                });
    }

    private List<Check> of(Result<Optional<Boolean>> enabled, List<DeployKey> keys, ProbeResult git) {
        return checks.of(new KeyChecks.Evidence(enabled, Result.ok(keys), git));
    }

    private Map<String, Verdict> verdicts(Result<Optional<Boolean>> enabled, List<DeployKey> keys, ProbeResult git) {
        return of(enabled, keys, git).stream().collect(Collectors.toMap(Check::name, Check::verdict));
    }

    private static DeployKey key(SshPublicKey key, String label, boolean readOnly) {
        return new DeployKey(new DeployKeyId(1), key, label, readOnly);
    }

    private static OurKey ourKey() {
        return new OurKey(UUID.randomUUID(), ProjectId.random(), Role.CURRENT, OURS, null, null, Instant.EPOCH);
    }
}
