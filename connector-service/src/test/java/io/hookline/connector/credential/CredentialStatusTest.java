package io.hookline.connector.credential;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.connector.credential.CredentialFacts.Refusal;
import io.hookline.connector.credential.CredentialFacts.Shortage;
import io.hookline.connector.credential.CredentialStatus.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CredentialStatusTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final Instant BEGAN = NOW.minus(Duration.ofDays(100));
    private static final Duration WARNING = Duration.ofDays(14);

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // connected, ends in days, proven days ago, refused days ago, lacks; state, since days ago
                "true,  -,  1, -, -,       CONNECTED,     100",
                "false, -,  -, -, -,       NOT_CONNECTED, 100",
                "false, 3,  1, 1, webhook, NOT_CONNECTED, 100",
                "true,  15, 1, -, -,       CONNECTED,     100",
                "true,  14, 1, -, -,       EXPIRING,      0",
                "true,  4,  1, -, -,       EXPIRING,      10",
                "true,  0,  1, -, -,       EXPIRED,       0",
                "true,  -2, 3, -, -,       EXPIRED,       2",
                "true,  -2, 3, 1, -,       EXPIRED,       2",
                "true,  -2, 1, -, -,       CONNECTED,     100",
                "true,  -,  1, 2, -,       REVOKED,       2",
                "true,  4,  1, 2, -,       REVOKED,       2",
                "true,  4,  1, 2, webhook, REVOKED,       2",
                "true,  -,  1, -, webhook, INSUFFICIENT,  5",
                "true,  4,  1, -, webhook, INSUFFICIENT,  5",
            })
    void shouldJudgeWhatIsKnown(
            boolean connected,
            @Nullable Integer endsIn,
            @Nullable Integer proven,
            @Nullable Integer refused,
            @Nullable String lacks,
            State state,
            int since) {
        CredentialStatus status = status(CredentialKind.API_TOKEN, connected, endsIn, proven, refused, lacks);
        assertThat(status.state()).isEqualTo(state);
        assertThat(status.since()).isEqualTo(ago(since));
        assertThat(status.remedy() == null).isEqualTo(state == State.CONNECTED);
    }

    @Test
    void shouldNameTheMissingScopeAndWhatToDo() {
        CredentialStatus status = status(CredentialKind.OAUTH_CODE, true, null, 1, null, "webhook");
        assertThat(status.missingScopes()).containsExactly("webhook");
        assertThat(status.remedy()).contains("webhook", "connect again");
    }

    @Test
    void shouldTellBitbucketsWordsWhereItRefuses() {
        CredentialStatus status = status(CredentialKind.OAUTH_CODE, true, null, 1, 2, null);
        assertThat(status.why()).isEqualTo("expired or revoked");
        assertThat(status.remedy()).startsWith("Connect again");
    }

    private static CredentialStatus status(
            CredentialKind kind,
            boolean connected,
            @Nullable Integer endsIn,
            @Nullable Integer proven,
            @Nullable Integer refused,
            @Nullable String lacks) {
        return CredentialStatus.of(
                new CredentialFacts(
                        kind,
                        BEGAN,
                        connected,
                        endsIn == null ? null : ago(-endsIn),
                        proven == null ? null : ago(proven),
                        refused == null ? null : new Refusal(ago(refused), "expired or revoked"),
                        lacks == null ? null : new Shortage(ago(5), Set.of(lacks))),
                NOW,
                WARNING);
    }

    private static Instant ago(int days) {
        return NOW.minus(Duration.ofDays(days));
    }
}
